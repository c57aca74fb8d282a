// Lays out what other rules would do to a case: the old beside the new, durations as a policy writes them.
import type { Actor, CaseSnapshot, FrozenRules, PolicyPreviewView } from '@relais/contracts';
import { durationText } from '@relais/domain/calendar';
import { targetsOf } from '@relais/domain/clock';
import { previewPolicy } from '@relais/machines';
import type { StoredEscalation } from '@relais/persistence';
import { iso, isoOrNull } from '../escalations/case-presentation';

export interface PreviewQuestion {
  readonly rules: FrozenRules;
  readonly actor: Actor;
  readonly at: number;
}

/** Of a case whose workflow has recorded a step. */
export function presentPreview(stored: StoredEscalation & { snapshot: CaseSnapshot }, question: PreviewQuestion): PolicyPreviewView {
  const { id, ticketReference, rules: before, snapshot, machineVersion, version, step } = stored;
  const context = { ...snapshot.context, rules: before };
  const { refusal, clocks } = previewPolicy({ status: snapshot.value, context, machineVersion, version, step }, question);
  return {
    ...{ id, ticketReference, class: context.class, fromVersion: before.policyVersion },
    refusal: refusal && { code: refusal.code, detail: refusal.detail },
    clocks: clocks.map(({ clock, startedAt, dueAt, newDueAt }) => ({
      clock,
      startedAt: iso(startedAt),
      dueAt: iso(dueAt),
      newDueAt: isoOrNull(newDueAt),
    })),
    ...durations(context, question.rules),
  };
}

function durations(
  { rules: { policy: from }, class: caseClass, slaBasis }: CaseSnapshot['context'] & { rules: FrozenRules },
  { policy: to }: FrozenRules,
): Pick<PolicyPreviewView, 'cadence' | 'response' | 'resolution'> {
  const [before, after] = [targetsOf(from, slaBasis), targetsOf(to, slaBasis)];
  return {
    cadence: { from: durationText(from.cadence[caseClass]), to: durationText(to.cadence[caseClass]) },
    response: { from: durationText(before.response), to: durationText(after.response) },
    resolution: { from: durationText(before.resolution), to: durationText(after.resolution) },
  };
}
