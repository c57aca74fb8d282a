// Lays out the briefing: the dossier as it was written, and what came after it, instants in ISO 8601.
import type { BriefingView, Dossier } from '@relais/contracts';
import type { Briefing, StoredEscalation } from '@relais/persistence';
import { iso, isoOrNull } from './case-presentation';

export function presentBriefing(stored: StoredEscalation, { dossier, draft, facts, evidence, notes, information }: Briefing): BriefingView {
  return {
    ...header(stored),
    dossierVersion: dossier.version,
    dossierWrittenAt: iso(dossier.writtenAt),
    dossier: dossier.content && presentDossier(dossier.content),
    recommendation: presentRecommendation(stored, draft),
    facts: facts.map(({ at, text }) => ({ at: iso(at), text })),
    evidence: [...evidence],
    notes: notes.map((note) => ({ ...note, at: iso(note.at) })),
    information: information.map((asked) => ({ ...asked, askedAt: iso(asked.askedAt), answeredAt: isoOrNull(asked.answeredAt) })),
  };
}

/** Of a draft that was decided on since, or replaced, nothing is recommended any more. */
function presentRecommendation({ snapshot }: StoredEscalation, draft: Briefing['draft']): BriefingView['recommendation'] {
  const carried = snapshot?.context.recommendation;
  if (!carried || !draft || draft.commandId !== carried.commandId) return null;
  const { currency, motive, by, at } = draft;
  const { choice, amountMinor } = carried;
  return { choice, amountMinor, currency: currency as NonNullable<BriefingView['recommendation']>['currency'], motive, by, at: iso(at) };
}

function header(stored: StoredEscalation) {
  const { id, status, class: caseClass, level, subject, raisedAt, ticketReference, ticketLink, ticketCreatedAt, snapshot } = stored;
  return {
    id,
    status,
    class: caseClass,
    level,
    ticket: { reference: ticketReference, link: ticketLink, createdAt: isoOrNull(ticketCreatedAt) },
    customer: { reference: stored.customerReference, name: stored.customerName, timeZone: stored.customerTimeZone },
    subject,
    profile: snapshot?.context.profile ?? null,
    raisedAt: iso(raisedAt),
  };
}

/** Every instant of a dossier is one of these; the type of the view says so when one is added. */
export function presentDossier(dossier: Dossier): NonNullable<BriefingView['dossier']> {
  const { nextUpdateAt, externalDeadline, decisionDeadline, facts, actionsTaken, customerMessage, ...words } = dossier;
  return {
    ...words,
    ...(nextUpdateAt !== undefined && { nextUpdateAt: iso(nextUpdateAt) }),
    ...(externalDeadline !== undefined && { externalDeadline: iso(externalDeadline) }),
    ...(decisionDeadline !== undefined && { decisionDeadline: iso(decisionDeadline) }),
    ...(facts && { facts: facts.map((fact) => ({ ...fact, at: iso(fact.at) })) }),
    ...(actionsTaken && { actionsTaken: actionsTaken.map(({ at, ...taken }) => ({ ...taken, ...(at !== undefined && { at: iso(at) }) })) }),
    ...(customerMessage && { customerMessage: { ...customerMessage, at: iso(customerMessage.at) } }),
  };
}
