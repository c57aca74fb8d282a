// The proof that an export holds: attachments, invoices, terms, and the exchange itself, each with its link (domain.md §5).
import type { Attachment, HelpdeskExport } from './helpdesk-export';
import type { Dossier } from './vocabulary';

type Evidence = NonNullable<Dossier['evidence']>[number];

const exchange = { fr: 'Échanges du ticket', en: 'Ticket conversation' } as const;
const invoice = { fr: 'Facture', en: 'Invoice' } as const;

export function evidenceOf({ ticket, contract, invoices, conversation }: HelpdeskExport): Evidence[] {
  const attached = conversation.flatMap(({ attachments }) => attachments.map(presented));
  const billed = invoices.map(({ number, period, url }): Evidence => {
    return { kind: 'invoice', label: `${invoice[ticket.language]} ${number}, ${period}`, link: url };
  });
  return [
    ...attached,
    ...billed,
    { kind: 'contract', label: contract.terms.title, link: contract.terms.url },
    { kind: 'exchange', label: exchange[ticket.language], link: ticket.url },
  ];
}

const presented = ({ content_type, label, url }: Attachment): Evidence => ({ kind: kindOf(content_type), label, link: url });

function kindOf(contentType: string): Evidence['kind'] {
  if (contentType.startsWith('image/')) return 'screenshot';
  return contentType === 'text/plain' ? 'log' : 'other';
}
