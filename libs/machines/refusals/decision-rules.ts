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

function ceiling({ rules: { policy }, level }: CaseContext, { choice, cost, actor }: Decide): Refusal | null {
  const ceilings = ceilingsAt(policy, level);
  const ceilingMinor = ceilingOf(actor.roles, ceilings);
  if (choice === 'escalate_further' || ceilingMinor === null || cost.amountMinor <= ceilingMinor) return null;
  const allowedRoles = rolesEntitledTo(cost.amountMinor, ceilings);
  return {
    code: 'above_ceiling',
    detail: `This cost is decided by ${allowedRoles.join(' or ')}: use escalate_further to carry the draft up.`,
    details: { ceilingMinor, allowedRoles },
  };
}

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
