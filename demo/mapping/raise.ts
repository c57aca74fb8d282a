// Turns a helpdesk's ticket into the body of `POST /v1/escalations`.
import type { RaiseRequest } from '@relais/contracts';
import { moneyOf } from './amounts';
import { dossierOf } from './dossier';
import type { HelpdeskExport } from './helpdesk-export';

export interface RaiseOf {
  /** Epoch milliseconds; what the ticket announces for later is moved with it. */
  readonly raisedAt: number;
  /** Makes the ticket another one for each run, so that a run never meets an open case of the run before. */
  readonly run: string;
}

/** The acting person is the ticket's assignee, who thereby is its initial agent. */
export function raiseOf(given: HelpdeskExport, { raisedAt, run }: RaiseOf): RaiseRequest {
  const { ticket, requester } = given;
  const { level_1: level1 } = ticket.custom_fields.escalation;
  return {
    ticket: { reference: `${ticket.id}-${run}`, createdAt: ticket.created_at, link: ticket.url },
    customer: { reference: requester.id, name: requester.name, email: requester.email, language: requester.language },
    profile: profileOf(given),
    dossier: dossierOf(given, { exportedAt: Date.parse(given.export.exported_at), raisedAt }),
    assessment: level1,
  };
}

function profileOf({ ticket, requester }: HelpdeskExport): RaiseRequest['profile'] {
  const { category, type, reason, customer_motive, urgency, amount_asked, customers_affected, public_exposure } =
    ticket.custom_fields.escalation;
  return {
    category,
    type,
    reason,
    motive: customer_motive,
    urgency,
    tier: requester.tier,
    language: ticket.language,
    impact: {
      customersAffected: customers_affected,
      amountMinor: moneyOf(amount_asked).amountMinor,
      dataExposed: false,
      brandExposed: public_exposure,
    },
  };
}
