// What was decided and carried out (life.md §1, "Deciding", "Several actions", "Not satisfied at J+3").
import type { AnswerEvent, CaseAction, CaseContext } from '@relais/contracts';
import { type Change, type ChangeBy, instantOf, withRound } from './change';
import { keepPromise } from './promises';
import { endServiceLevel, startServiceLevels } from './service-levels';

const outcomeOf = { approve: 'approved', alternative: 'alternative', maintain_refusal: 'refused' } as const;

/** The decision with its actions; their ids name round and place. */
export const decide: ChangeBy<'decide'> = (context, event) => {
  const { choice, cost, commandId, at, actor } = event;
  if (choice === 'escalate_further' || actor.userId === null) throw new Error('only a person decides, and escalate_further is no decision');
  const actions = event.actions.map(
    ({ kind, amountMinor }, index): CaseAction => ({
      id: `r${context.rounds.length}a${index + 1}`,
      kind,
      amountMinor,
      currency: cost.currency,
      status: 'waiting',
      runs: 0,
    }),
  );
  const decision = {
    choice,
    outcome: outcomeOf[choice],
    by: actor.userId,
    commandId,
    amountMinor: cost.amountMinor,
    currency: cost.currency,
    at,
  };
  return withRound({ ...context, decision, actions: [...context.actions, ...actions], recommendation: null }, { decidedAt: at });
};

/** The draft of somebody without the authority goes up as a recommendation; without a draft, the one already carried stays. */
export const recommend: ChangeBy<'decide'> = (context, { commandId, draft }) =>
  draft === undefined ? context : { ...context, recommendation: { commandId, choice: draft.choice, amountMinor: draft.cost.amountMinor } };

export const hasWaitingAction = ({ actions }: CaseContext): boolean => actions.some(({ status }) => status === 'waiting');

/** The action under way, if any: one at a time, in order. */
export const runningAction = ({ actions }: CaseContext): CaseAction | undefined => actions.find(({ status }) => status === 'running');

/** True while an action runs or nobody knows how it ended: the case must not be cancelled. */
export const isActionOpen = ({ actions }: CaseContext): boolean =>
  actions.some(({ status }) => status === 'running' || status === 'unknown');

/** Starts the first action that waits. */
export const runNextAction: Change = (context) => {
  const next = context.actions.find(({ status }) => status === 'waiting');
  return next === undefined ? context : withAction(context, { id: next.id, change: { status: 'running', runs: next.runs + 1 } });
};

export const finishAction: Change<Extract<AnswerEvent, { type: 'action_done' }>> = (context, { actionId }) =>
  withAction(context, { id: actionId, change: { status: 'done' } });

export const failAction: Change<Extract<AnswerEvent, { type: 'action_failed' }>> = (context, { actionId, unknown }) =>
  withAction(context, { id: actionId, change: { status: unknown ? 'unknown' : 'failed' } });

/** The operator's word on a failed action: run it again under the same key, done by hand, or given up. */
export const repairAction: ChangeBy<'retry_action'> = (context, { actionId, how }) => {
  const runs = context.actions.find(({ id }) => id === actionId)?.runs ?? 0;
  const change = {
    again: { status: 'running', runs: runs + 1 },
    done_by_hand: { status: 'done_by_hand' },
    give_up: { status: 'given_up' },
  } as const;
  return withAction(context, { id: actionId, change: change[how] });
};

function withAction(context: CaseContext, { id, change }: { id: string; change: Partial<CaseAction> }): CaseContext {
  return { ...context, actions: context.actions.map((action) => (action.id === id ? { ...action, ...change } : action)) };
}

/** The decision is carried out: the resolution clock is met, its confirmation keeps the promise, and its outcome stands. */
export const implemented: Change = (context, event) => {
  const at = instantOf(context, event);
  const met = withRound(endServiceLevel(context, { target: 'resolution', at }), { implementedAt: at });
  return keepPromise({ ...met, standing: context.decision?.outcome ?? null }, at);
};

/** The customer is not satisfied: the same case, another round of response and resolution. */
export const startRound: Change = (context, event) => {
  const { class: caseClass, profile } = context;
  const fresh = {
    acknowledged: null,
    settled: false,
    feedback: { given: false, rated: false },
    slaBasis: { class: caseClass, category: profile.category },
  };
  return startServiceLevels({ ...context, ...fresh }, instantOf(context, event));
};

export const giveFeedback: Change = (context) => ({ ...context, feedback: { ...context.feedback, given: true } });
export const rateSupport: Change = (context) => ({ ...context, feedback: { ...context.feedback, rated: true } });
