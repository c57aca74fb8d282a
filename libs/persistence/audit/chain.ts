// Finds the first line of a case's timeline that is not as it was recorded (design.md §5, ADR 13). Pure: it is handed all it looks at.
import type { TimelineAnchor } from '../anchors/anchor-file';
import { type ChainEnd, genesis, hashOf, type SealedEntry, textDigestOf } from '../timeline/seal';

/**
 * `edited`: a line or its words say something else. `deleted`, `inserted`, `reordered`: a line is gone, was added, stands elsewhere.
 * `cut_off`: lines are missing at the end. `rewritten`: the chain holds, but is not the one that was anchored: this line or an earlier one is another.
 * `case_missing`: the case was anchored and is gone.
 */
export type ChainFaultKind = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'cut_off' | 'rewritten' | 'case_missing';

export interface ChainFault {
  readonly kind: ChainFaultKind;
  /** Of a missing line: its place as far as its neighbours tell. */
  readonly step: number;
  readonly sequence: number;
}

export interface Chain {
  /** By step and sequence. */
  readonly entries: readonly SealedEntry[];
  /** As the case's own row has it, with the step it is at. */
  readonly end: ChainEnd & { readonly step: number };
  readonly anchors: readonly TimelineAnchor[];
}

/** The first fault; null when every line is as it was recorded. */
export function firstFault(chain: Chain): ChainFault | null {
  const { entries } = chain;
  for (let index = 0; index < entries.length; index += 1) {
    const fault = faultAt(entries, index);
    if (fault) return fault;
  }
  return faultAtEnd(chain) ?? faultOfAnchors(chain);
}

interface Place {
  readonly step: number;
  readonly sequence: number;
}

const at = (kind: ChainFaultKind, { step, sequence }: Place): ChainFault => ({ kind, step, sequence });
const isIntact = (entry: SealedEntry): boolean => hashOf(entry) === entry.hash;
const hashBefore = (entries: readonly SealedEntry[], index: number): string => entries[index - 1]?.hash ?? genesis;

function faultAt(entries: readonly SealedEntry[], index: number): ChainFault | null {
  const entry = entries[index] as SealedEntry;
  const follows = entry.previousHash === hashBefore(entries, index);
  if (!isIntact(entry)) return at(kindOfBroken(entries, index), entry);
  if (entry.position > index + 1) return faultInGap(entries, index);
  if (follows && entry.position === index + 1) return hasItsWords(entry) ? null : at('edited', entry);
  return faultBefore(entries, index);
}

/** Words and salt may be gone together: that is an erasure. */
function hasItsWords(entry: SealedEntry): boolean {
  const { text, textSalt, textDigest } = entry;
  if (text === null && textSalt === null) return true;
  return textDigest !== null && textDigestOf(entry) === textDigest;
}

/** The line at `index` does not say what was sealed: was it changed, moved here, or never recorded at all? */
function kindOfBroken(entries: readonly SealedEntry[], index: number): ChainFaultKind {
  const expected = hashBefore(entries, index);
  const rightful = entries.find((other, place) => place !== index && other.previousHash === expected);
  if (rightful) return isIntact(rightful) ? 'inserted' : 'reordered';
  const isElsewhere = entries.some((other, place) => place !== index && other.position === index + 1);
  return isElsewhere ? 'reordered' : 'edited';
}

/** The line at `index` is whole and comes too early: one before it is gone, or stands further on. */
function faultInGap(entries: readonly SealedEntry[], index: number): ChainFault {
  const moved = entries.find(({ position }) => position === index + 1);
  if (moved) return at('reordered', moved);
  return at('deleted', between(entries[index - 1], entries[index] as SealedEntry));
}

/** The line at `index` is whole but follows another line than the one before it: what stands between was not there, or not so. */
function faultBefore(entries: readonly SealedEntry[], index: number): ChainFault {
  const entry = entries[index] as SealedEntry;
  const earlier = entries.slice(0, index).findIndex(({ hash }) => hash === entry.previousHash);
  const isKnown = earlier >= 0 || entry.previousHash === genesis;
  const stranger = entries[earlier + 1];
  if (isKnown && stranger && earlier + 1 < index) return at('inserted', stranger);
  return at('edited', entries[index - 1] ?? entry);
}

const opening: Place = { step: 1, sequence: 0 };
const nextNote = ({ step, sequence }: Place): Place => ({ step, sequence: sequence + 1 });
const nextStep = ({ step }: Place): Place => ({ step: step + 1, sequence: 0 });

/** The place of the line that is missing between two others. */
function between(before: Place | undefined, after: Place): Place {
  if (!before) return opening;
  const isNote = after.step === before.step || (after.step === before.step + 1 && after.sequence === 0);
  return isNote ? nextNote(before) : nextStep(before);
}

/** The place of the line that is missing after the last of a case that is known to have come to `step`. */
function afterLast(last: Place | undefined, step: number): Place {
  if (!last) return opening;
  return step === last.step ? nextNote(last) : nextStep(last);
}

function faultAtEnd({ entries, end }: Chain): ChainFault | null {
  const last = entries.at(-1);
  const isShort = end.length > entries.length || end.step > (last?.step ?? 0);
  if (isShort) return at('cut_off', afterLast(last, end.step));
  const added = entries[end.length];
  if (added) return at('inserted', added);
  return last && last.hash !== end.hash ? at('edited', last) : null;
}

function faultOfAnchors({ entries, anchors }: Chain): ChainFault | null {
  const inOrder = [...anchors].sort((one, other) => one.position - other.position);
  for (const anchor of inOrder) {
    const entry = entries[anchor.position - 1];
    if (!entry) return at('cut_off', afterLast(entries.at(-1), anchor.step));
    if (entry.hash !== anchor.hash) return at('rewritten', entry);
  }
  return null;
}
