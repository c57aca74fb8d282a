// The quality gate of a dossier: what a recipient would have to ask back, named before anybody is disturbed (domain.md §5).
import type { CaseProfile, Category, Dossier, Facts, GateFinding } from '@relais/contracts';
import { type CompiledTable, evaluateTable } from '../decision-tables';
import { cautionFindings } from './cautious-words';
import { evidenceRequirements, type RequirementName } from './evidence-requirements';
import { check, type Requirement } from './requirement';
import { shortBriefing } from './short-briefing';
import { noQuestionBack, oneVoice, threeW } from './three-tests';

export interface GateQuestion {
  /** The short gate of an insisted case: only what lets a supervisor listen and stay firm (domain.md §4). */
  readonly short: boolean;
  /** Codes of the case: they decide what its category requires. */
  readonly profile: CaseProfile;
  /** The table of requirements of the case's policy, compiled. */
  readonly table: CompiledTable;
}

/** What every dossier must hold, whatever its category. */
export const commonRequirements: readonly Requirement[] = [...threeW, ...noQuestionBack, ...oneVoice];
/** What the short dossier of an insisted case must hold. */
export const shortRequirements: readonly Requirement[] = shortBriefing;
/** Where promises and admissions are flagged. */
export const flagsCautiousWords: readonly Category[] = ['legal'];

/** What fails, in the order of the sheet: JSON pointer, and words in both languages. Empty when the dossier passes. */
export function gate(dossier: Dossier, { short, profile, table }: GateQuestion): GateFinding[] {
  const requirements = short ? shortBriefing : [...threeW, ...noQuestionBack, ...requiredEvidence(table, profile), ...oneVoice];
  const cautions = flagsCautiousWords.includes(profile.category) ? cautionFindings(dossier) : [];
  return [...requirements.flatMap((requirement) => check(dossier, requirement)), ...cautions];
}

/** What the table requires of such a case, each once. */
function requiredEvidence(table: CompiledTable, profile: CaseProfile): readonly Requirement[] {
  const names = evaluateTable(table, factsOf(profile)).map(({ gives }) => gives.requirement as RequirementName);
  return [...new Set(names)].map((name) => evidenceRequirements[name]);
}

function factsOf({ category, type, reason, motive, urgency, tier, live, criticalService, impact }: CaseProfile): Facts {
  const { customersAffected, amountMinor, dataExposed, brandExposed } = impact;
  return {
    category,
    type,
    reason,
    motive,
    urgency,
    tier,
    live,
    criticalService,
    customersAffected,
    amountMinor,
    dataExposed,
    brandExposed,
  };
}
