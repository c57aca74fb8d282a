// The closed vocabularies of the domain: one spelling for code, tables, API and screens (domain.md §1–§3, life.md §1–§3).

/** Why the case needs somebody else; drives routing, required evidence and the customer message (domain.md §2). */
export const categories = ['technical', 'billing', 'legal', 'security', 'reputation', 'vip', 'recurrence', 'decision_blocked'] as const;
export type Category = (typeof categories)[number];

/** Towards an expertise, an authority, or an outside party (domain.md §1). */
export const escalationTypes = ['functional', 'hierarchical', 'external'] as const;
export type EscalationType = (typeof escalationTypes)[number];

/** What the customer says when asking for a superior (domain.md §2). */
export const motives = ['can_do_more', 'distrust', 'unfair', 'other'] as const;

/** Why the agent cannot settle the request (domain.md §2). */
export const reasons = ['skill', 'authority', 'sla', 'high_risk_customer', 'systemic'] as const;

/** Why the customer is in the situation that they ask an exception for (domain.md §7). */
export const causes = ['testing', 'aggression', 'customer_situation', 'company_error'] as const;

/** What the rule in question leaves: none, or a margin (domain.md §7, criterion "policy"). */
export const policyMargins = ['strict', 'ambiguous'] as const;

/** How likely we are to lose the customer (domain.md §5, §7). */
export const churnRisks = ['low', 'moderate', 'high'] as const;

export const urgencies = ['immediate', '24h', '72h'] as const;
export type Urgency = (typeof urgencies)[number];

export const tiers = ['standard', 'vip'] as const;
export type Tier = (typeof tiers)[number];

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** Decides the cadence of reminders and the SLA targets; the first that applies wins (domain.md §3, "Class"). */
export const caseClasses = ['incident', 'vip', 'standard'] as const;
export type CaseClass = (typeof caseClasses)[number];

/** Escalation levels: 0 self-service, 1 basic support, 2 advanced, 3 experts or managers, 4 external or direction (domain.md §1). */
export const levels = [0, 1, 2, 3, 4] as const;
export type Level = number;

/** What a caller may be allowed to do: an API key by its own list, a person by their roles. */
export const scopes = ['escalations:read', 'escalations:write', 'organisation:read', 'organisation:write', 'roster:write'] as const;
export type Scope = (typeof scopes)[number];

export const roles = ['agent', 'supervisor', 'manager', 'direction', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** States of an open case, in the order of its life (life.md §1). */
export const openStates = [
  'evaluating',
  'documenting',
  'transferring',
  'awaiting_acknowledgment',
  'deciding',
  'arbitrating',
  'implementing',
  'following_up',
  'feedback',
] as const;
export type OpenState = (typeof openStates)[number];

/** Every status people read: `accepted` before the workflow runs, `closed` after its end (life.md §1). */
export const statuses = ['accepted', ...openStates, 'closed'] as const;
export type Status = (typeof statuses)[number];

export const outcomes = ['redirected', 'declined', 'approved', 'alternative', 'refused', 'withdrawn', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

export const verdicts = ['justified', 'not_justified', 'redirected'] as const;
export type Verdict = (typeof verdicts)[number];

/** Situations of the evaluation matrix (domain.md §4). */
export const situations = [
  'distrusts_agent',
  'exception_expected',
  'complex_technical',
  'out_of_scope',
  'hostile_customer',
  'already_answered',
  'exception_possible',
  'testing_the_system',
  'dispute_or_compensation',
  'low_satisfaction',
] as const;
export type Situation = (typeof situations)[number];

export const decisionChoices = ['approve', 'alternative', 'maintain_refusal', 'escalate_further'] as const;
export type DecisionChoice = (typeof decisionChoices)[number];

/** What an outside system is asked to carry out (domain.md §3, `implementing`). */
export const actionKinds = ['credit', 'refund', 'voucher', 'discount', 'free_session', 'fix', 'interview', 'other'] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Every clock of a case, in the order that settles ties (life.md §3). */
export const clockNames = [
  'response',
  'responseWarning',
  'resolution',
  'resolutionWarning',
  'promise',
  'promiseFlag',
  'pickUp',
  'customer',
  'snooze',
  'reminder',
  'arbitration',
  'check',
  'feedback',
] as const;
export type ClockName = (typeof clockNames)[number];

export const returnReasons = ['not_for_us', 'wrong_level', 'already_handled', 'incomplete', 'other'] as const;

/** Who is addressed by a message or a task, before the roster of the day turns it into people (domain.md §9). */
export const addressees = [
  'recipient',
  'customer',
  'agent',
  'owner',
  'point_of_contact',
  'decider',
  'supervisor',
  'manager',
  'direction',
  'operator',
] as const;
export type Addressee = (typeof addressees)[number];

/** Work that waits for a person; a case holds at most one open task of a kind. */
export const taskKinds = [
  'assess',
  'complete_dossier',
  'provide_information',
  'supervise_agent',
  'acknowledge',
  'take_over',
  'decide',
  'settle_arbitration',
  'validate_message',
  'redraft_message',
  'repair_action',
  'check_customer',
  'give_feedback',
] as const;
export type TaskKind = (typeof taskKinds)[number];
