// Which command when, and who may: the one place that says it (life.md §2). Machine, API, documentation and tests read it.
import type { CommandName, OpenState } from '@relais/contracts';

/**
 * How somebody stands to a case. `agent`: its initial agent; `agentUntilTransferred`: the same, before the first recipient has it;
 * `owner`: whoever owns it now; `member`: of the recipient team, or the person it is in the hands of; `inATeam`: of whatever team;
 * `anyone`: every person of the organisation; `system`: Relais.
 */
export type Standing =
  | 'agent'
  | 'agentUntilTransferred'
  | 'pointOfContact'
  | 'owner'
  | 'member'
  | 'inATeam'
  | 'manager'
  | 'direction'
  | 'operator'
  | 'anyone'
  | 'system';

export interface CommandRow {
  readonly states: readonly OpenState[];
  readonly who: readonly Standing[];
  /** Still taken once a case has become too long (design §4). */
  readonly leadsToAnEnd: boolean;
}

const beforeDecision = ['evaluating', 'documenting', 'awaiting_acknowledgment', 'deciding', 'arbitrating'] as const;
const resting = [...beforeDecision, 'implementing', 'following_up', 'feedback'] as const;
const everywhere = [...resting, 'transferring'] as const;

const decided = { who: ['member', 'direction'], leadsToAnEnd: true } as const;
/** Where the message that ends an arbitration may wait: from the settlement until the decision is told instead. */
const settled = ['documenting', 'awaiting_acknowledgment', 'deciding', 'implementing'] as const;
const validating = { states: settled, who: ['owner', 'manager', 'direction'], leadsToAnEnd: true } as const;
const told = { who: ['agent', 'pointOfContact', 'member', 'direction'], leadsToAnEnd: false } as const;

/** life.md §2: its columns are the states, its paragraph "Who" the standings. */
export const commandTable: Readonly<Record<CommandName, CommandRow>> = {
  assess: { states: ['evaluating'], who: ['agent', 'direction'], leadsToAnEnd: true },
  insist: { states: ['evaluating'], who: ['agent', 'direction'], leadsToAnEnd: true },
  accept_alternative: { states: ['evaluating'], who: ['agent', 'direction'], leadsToAnEnd: true },
  complete_dossier: { states: beforeDecision, who: ['agent', 'direction'], leadsToAnEnd: true },
  acknowledge: { states: ['awaiting_acknowledgment'], ...decided },
  pick_up: { states: ['awaiting_acknowledgment'], ...decided },
  return: { states: ['awaiting_acknowledgment'], who: ['member', 'direction'], leadsToAnEnd: false },
  request_information: { states: ['awaiting_acknowledgment', 'deciding'], who: ['member', 'direction'], leadsToAnEnd: false },
  provide_information: { states: ['documenting'], who: ['agent', 'pointOfContact', 'direction'], leadsToAnEnd: true },
  decide: { states: ['deciding'], ...decided },
  open_arbitration: { states: ['deciding'], who: ['member', 'direction'], leadsToAnEnd: false },
  state_position: { states: ['arbitrating'], who: ['inATeam', 'manager', 'direction'], leadsToAnEnd: false },
  settle_arbitration: { states: ['arbitrating'], who: ['manager', 'direction'], leadsToAnEnd: true },
  validate_message: validating,
  redraft_message: validating,
  retry_action: { states: ['implementing'], who: ['operator'], leadsToAnEnd: true },
  record_check: { states: ['following_up'], ...decided },
  give_feedback: { states: ['feedback'], ...decided },
  rate_support: { states: ['feedback'], who: ['agent', 'direction'], leadsToAnEnd: true },
  snooze: { states: ['awaiting_acknowledgment', 'deciding', 'following_up'], who: ['member', 'direction'], leadsToAnEnd: false },
  reassign: {
    states: [...beforeDecision, 'following_up', 'feedback'],
    who: ['agentUntilTransferred', 'manager', 'direction', 'operator'],
    leadsToAnEnd: false,
  },
  withdraw: { states: [...beforeDecision, 'transferring'], who: ['agent', 'direction'], leadsToAnEnd: true },
  cancel: { states: everywhere, who: ['operator', 'system'], leadsToAnEnd: true },
  apply_policy: { states: resting, who: ['operator', 'system'], leadsToAnEnd: false },
  end_call: { states: ['documenting', 'deciding', 'arbitrating', 'implementing', 'following_up', 'feedback'], ...told },
  move_to_writing: { states: resting, ...told },
  update_customer: { states: everywhere, ...told },
  add_note: { states: everywhere, ...told },
  add_fact: { states: everywhere, ...told },
  attach_evidence: { states: everywhere, ...told },
  trigger_added: { states: everywhere, who: ['anyone', 'system'], leadsToAnEnd: false },
};
