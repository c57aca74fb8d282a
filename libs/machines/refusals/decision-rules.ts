// What a decision must respect: the policy's currency, the decider's ceiling, the top of the ladder (life.md §1, §2 "Ceilings").
import type { CaseContext, CommandEvent, Refusal } from '@relais/contracts';
import { ceilingOf, ceilingsAt, rolesEntitledTo } from '@relais/domain/authority';
import { isTop } from '../changes/reminders';
import { conflict, contradiction } from './refusal';

type Decide = CommandEvent<'decide'>;

/** In the order that is answered; a cost is held against a ceiling only in the currency the ceiling is in. */
export const decisionRules = [noLevelAbove, policyCurrency, ceiling, actionsWithinCost, escalationWithoutActions] as const;

function noLevelAbove(context: CaseContext, { choice }: Decide): Refusal | null {
  return choice === 'escalate_further' && isTop(context) ? conflict('no_level_above', 'This is the top of the ladder: decide here.') : null;
}

function ceiling(context: CaseContext, { choice, cost, actor }: Decide): Refusal | null {
  const ceilings = ceilingsAt(context.rules.policy, context.level);
  const ceilingMinor = ceilingOf(actor.roles, ceilings);
  if (choice === 'escalate_further' || ceilingMinor === null || cost.amountMinor <= ceilingMinor) return null;
  const allowedRoles = rolesEntitledTo(cost.amountMinor, ceilings);
  const [decided, details] = [`This cost is decided by ${allowedRoles.join(' or ')}`, { ceilingMinor, allowedRoles }];
  if (isTop(context))
    return { code: 'above_ceiling', detail: `${decided}, and this is the top of the ladder: ask one of them to decide here.`, details };
  const detail = `${decided}: use escalate_further to carry the draft up.`;
  return { code: 'above_ceiling', detail, details: { ...details, next: carriedUp({ choice, cost }) } };
}

/** The decision as a draft for the next level: nothing is spent by that. Its words are not the machine's to repeat. */
const carriedUp = ({ choice, cost }: Pick<Decide, 'choice' | 'cost'>) => ({
  command: 'decide',
  body: { choice: 'escalate_further', cost: { amountMinor: 0, currency: cost.currency }, draft: { choice, cost } },
});

function policyCurrency({ rules: { policy } }: CaseContext, { cost, draft }: Decide): Refusal | null {
  if (cost.currency !== policy.currency) return contradiction('/cost/currency', `must be ${policy.currency}, the currency of the policy`);
  return draft !== undefined && draft.cost.currency !== policy.currency
    ? contradiction('/draft/cost/currency', `must be ${policy.currency}, the currency of the policy`)
    : null;
}

function actionsWithinCost(_context: CaseContext, { cost, actions }: Decide): Refusal | null {
  const total = actions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return total > cost.amountMinor ? contradiction('/actions', 'cost more together than the cost of the decision') : null;
}

function escalationWithoutActions(_context: CaseContext, { choice, actions, draft }: Decide): Refusal | null {
  if (choice === 'escalate_further')
    return actions.length > 0 ? contradiction('/actions', 'must be empty: the next level decides them') : null;
  return draft === undefined ? null : contradiction('/draft', 'goes with escalate_further only');
}
