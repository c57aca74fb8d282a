// The quality gate of a dossier: what a recipient would have to ask back, named before anybody is disturbed (domain.md §5).
import type { Dossier, GateFinding } from '@relais/contracts';
import { check } from './requirement';
import { shortBriefing } from './short-briefing';
import { noQuestionBack, oneVoice, threeW } from './three-tests';

export interface GateQuestion {
  /** The short gate of an insisted case: only what lets a supervisor listen and stay firm (domain.md §4). */
  readonly short: boolean;
}

/** What fails, in the order of the sheet: JSON pointer, and words in both languages. Empty when the dossier passes. */
export function gate(dossier: Dossier, { short }: GateQuestion): GateFinding[] {
  const requirements = short ? shortBriefing : [...threeW, ...noQuestionBack, ...oneVoice];
  return requirements.flatMap((requirement) => check(dossier, requirement));
}
