// Lays a ticket out as the dossier "ready to handle" (domain.md §5).
import { moneyOf } from './amounts';
import { contextOf } from './context';
import { evidenceOf } from './evidence';
import { actionsTakenOf, customerMessageOf, factsOf } from './facts';
import type { EscalationForm, HelpdeskExport } from './helpdesk-export';
import { moved, type Shift } from './moments';
import { subjectOf } from './subject';
import type { Dossier } from './vocabulary';

export function dossierOf(given: HelpdeskExport, shift: Shift): Dossier {
  const form = given.ticket.custom_fields.escalation;
  return {
    subject: subjectOf(given),
    why: form.why,
    who: form.expected_recipient,
    nextUpdateAt: moved(form.next_update_at, shift),
    ...(form.external_deadline && { externalDeadline: moved(form.external_deadline, shift) }),
    ...(form.decision_deadline && { decisionDeadline: moved(form.decision_deadline, shift) }),
    particulars: form.particulars,
    context: contextOf(given),
    facts: factsOf(given),
    evidence: evidenceOf(given),
    actionsTaken: actionsTakenOf(given),
    customerMessage: customerMessageOf(given),
    ...askOf(form),
  };
}

function askOf(form: EscalationForm): Partial<Dossier> {
  const { mood, options, recommendation, refusal_summary } = form;
  return {
    preciseAsk: form.precise_ask,
    questions: [...form.questions],
    options: options.map(({ label, cost, delay, risk }) => ({ label, cost: moneyOf(cost), delay, risk })),
    ...(recommendation && { recommendation }),
    ...(refusal_summary && { refusalSummary: refusal_summary }),
    agentOpinion: form.agent_opinion,
    sensitivity: { frustration: mood.frustration, churnRisk: mood.churn_risk, tone: mood.tone, aggressive: mood.aggressive },
  };
}
