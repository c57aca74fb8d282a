// A raise as the helpdesk sends it: complete, billing, level 2, found justified; each story changes only what it is about.
import { randomUUID } from 'node:crypto';
import { particularNames, type RaiseRequest } from '@relais/contracts';

export type RaiseChange = Partial<Omit<RaiseRequest, 'customer' | 'dossier'>> & {
  readonly customer?: Partial<RaiseRequest['customer']>;
  readonly dossier?: Partial<RaiseRequest['dossier']>;
};

const hour = 3_600_000;

/** Whatever a category requires beyond the common part, so that a story can be of any. */
const particulars = Object.fromEntries(particularNames.map((name) => [name, 'Précisé par l’agent']));

/** `now` is the time of the case. */
export function raiseBody({ customer, dossier, ...change }: RaiseChange, now: number): RaiseRequest {
  const reference = randomUUID().slice(0, 8);
  const at = (hours: number): string => new Date(now + hours * hour).toISOString();
  return {
    ticket: { reference: `T-${reference}` },
    customer: { reference: `C-${reference}`, name: 'Marie Durand', email: `marie.${reference}@example.com`, language: 'fr', ...customer },
    profile: { category: 'billing' },
    dossier: {
      subject: 'Facture contestée',
      why: 'Le montant dépasse ce que le niveau 1 peut accorder',
      who: 'Un superviseur de la facturation',
      nextUpdateAt: at(6),
      context: { summary: 'Cliente depuis 18 mois', contract: 'AB-1' },
      facts: [{ at: at(-2), text: 'La facture de mai compte deux fois la même option' }],
      actionsTaken: [{ kind: 'told_customer', text: 'Nous vérifions et revenons vers vous' }],
      preciseAsk: 'Accorder un avoir de 35 euros',
      particulars,
      options: [{ label: 'Un avoir', cost: { amountMinor: 3500, currency: 'EUR' } }],
      decisionDeadline: at(48),
      customerMessage: { at: at(-1), text: 'Votre demande est transmise' },
      ...dossier,
    },
    assessment: { verdict: 'justified' },
    ...change,
  };
}
