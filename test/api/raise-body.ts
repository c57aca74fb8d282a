// A raise as a helpdesk sends it, complete enough for the gate, so that each test changes only what it is about.
import { randomUUID } from 'node:crypto';
import { particularNames, type RaiseRequest } from '@relais/contracts';

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Whatever a category requires beyond the common part, so that a test can raise any. */
const particulars = Object.fromEntries(particularNames.map((name) => [name, 'Précisé par l’agent']));

/** A new ticket each time; justified, billing, level 2. */
export const raiseBody = (change: Partial<RaiseRequest> = {}): RaiseRequest => ({
  ticket: { reference: `T-${randomUUID().slice(0, 8)}` },
  customer: { reference: 'C-1', name: 'Marie Durand', email: 'marie@example.com', language: 'fr' },
  profile: { category: 'billing' },
  dossier: {
    subject: 'Facture contestée',
    why: 'Le montant dépasse ce que le niveau 1 peut accorder',
    who: 'Un superviseur de la facturation',
    nextUpdateAt: inHours(6),
    context: { summary: 'Cliente depuis 18 mois', contract: 'AB-1', tenureMonths: 18, satisfaction: 4.8 },
    facts: [{ at: inHours(-2), text: 'La facture de mai compte deux fois la même option' }],
    actionsTaken: [{ kind: 'told_customer', text: 'Nous vérifions et revenons vers vous' }],
    evidence: [{ kind: 'invoice', label: 'Facture de mai', link: 'https://files.example.com/invoice' }],
    preciseAsk: 'Accorder un avoir de 35 euros',
    particulars,
    options: [{ label: 'Un avoir', cost: { amountMinor: 3500, currency: 'EUR' } }],
    decisionDeadline: inHours(48),
    customerMessage: { at: inHours(-1), text: 'Votre demande est transmise' },
    agentOpinion: 'La demande est fondée',
  },
  assessment: { verdict: 'justified' },
  ...change,
});
