// The lines that a step adds to the case's past: its event, then the notes it led to.
import type { ClockName, FrozenRules } from '@relais/contracts';
import type { TimelineLine } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';
import { wordsOf } from './words';

type Words = Record<string, unknown>;

export function timelineEntries({ step, before, actor, body, searches, advice, evaluation }: RecordedStep): TimelineLine[] {
  const { event, at, from, snapshot } = step;
  const { ownerId, pointOfContactId } = snapshot.context;
  const shared = { step: step.step, at, actor, fromStatus: from, toStatus: snapshot.value, ownerId, pointOfContactId };
  const first: TimelineLine = {
    ...shared,
    sequence: 0,
    kind: 'event',
    type: event.type,
    clock: (event.clock as ClockName | undefined) ?? null,
    commandId: event.commandId ?? null,
    data: { ...codesOf({ step, before }), ...advised(advice ?? evaluation) },
    text: textOf(event, body),
    digest: step.digest,
  };
  const notes = [...step.effects.flatMap((effect) => (effect.type === 'note' ? [effect.params] : [])), ...passedOver(searches)];
  return [first, ...notes.map((note, index) => noteEntry({ ...shared, commandId: null, clock: null, digest: null }, { note, index }))];
}

/** Sealed with the step, so that it can be shown years later under which advice somebody decided. */
const advised = (advice: RecordedStep['advice'] | RecordedStep['evaluation']): Words => (advice ? { advice } : {});

/** The machine is told who takes the case; who was expected and is not there is for people alone. */
const passedOver = (searches: RecordedStep['searches']) =>
  searches
    .filter((search) => search.passedOver.length > 0)
    .map(({ level, teamId, passedOver: people }) => ({ kind: 'passed_over', level, teamId, people }));

function noteEntry(
  shared: Omit<TimelineLine, 'sequence' | 'kind' | 'type' | 'data' | 'text'>,
  { note: { kind, ...data }, index }: { note: { kind: string }; index: number },
): TimelineLine {
  return { ...shared, sequence: index + 1, kind: 'note', type: kind, data, text: null };
}

/** Codes, ids, amounts and instants of the event, with what a reader needs beside them; rules are kept with the case. */
function codesOf({ step: { event, snapshot }, before }: Pick<RecordedStep, 'step' | 'before'>): Words {
  const { type, clock: _clock, commandId: _command, actor: _actor, at: _at, ifMatch: _ifMatch, rules, ...codes } = event;
  const { class: caseClass, level, profile, agentId, actions, outcome, closedBecause } = snapshot.context;
  const ending = snapshot.value === 'closed' ? { outcome, closedBecause } : {};
  if (type === 'raised') return { class: caseClass, level, category: profile.category, agentId, ...ending };
  if (rules !== undefined) {
    const { policyVersion } = rules as FrozenRules;
    return { ...codes, policyVersion, policyVersionBefore: before.rules.policyVersion };
  }
  const action = type.startsWith('action_') ? actions.find(({ id }) => id === codes.actionId) : undefined;
  const about = action && { actionKind: action.kind, amountMinor: action.amountMinor, currency: action.currency };
  return { ...codes, ...measured(type, snapshot.context), ...(type === 'recipient_found' && { level }), ...about, ...ending };
}

/** What a pick-up and the end of a call say of the call. */
function measured(type: string, { call }: RecordedStep['step']['snapshot']['context']): Words {
  if (type === 'pick_up' && call) return { waitedMilliseconds: call.waitedMilliseconds, isWaitWithinTarget: call.isWaitWithinTarget };
  return type === 'end_call' && call ? { lengthMilliseconds: call.lengthMilliseconds, isLengthUsual: call.isLengthUsual } : {};
}

/** The words of the event. A dossier, a customer and a ticket are kept in tables of their own, once. */
function textOf(event: RecordedStep['step']['event'], body: RecordedStep['body']): Words | null {
  if (body === null) return null;
  if (event.type === 'raised') return (wordsOf(body.assessment, assessmentCodes) as Words | undefined) ?? null;
  if (event.type === 'trigger_added') return (wordsOf(summaryOf(body), undefined) as Words | undefined) ?? null;
  const { dossier: _dossier, ...words } = body;
  return (wordsOf(words, event) as Words | undefined) ?? null;
}

const assessmentCodes = { verdict: true, situation: true };

const summaryOf = (raise: Words): Words => {
  const { subject, why } = (raise.dossier ?? {}) as { subject?: string; why?: string };
  return { subject, why };
};
