// The bodies of an arbitration as people send them; each test changes what it is about.
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });

/** One team’s position, with the rule it stands on. */
export const position = {
  position: 'Le client a droit à un geste',
  policy: 'CGV, article 7',
  margin: 'Jusqu’à 50 €',
  objective: 'Garder le client',
};

export const options = [
  { label: 'Un avoir', cost: euros(3500), delay: '2 jours', risk: 'Un précédent' },
  { label: 'Rien', cost: euros(0), delay: 'Aucun', risk: 'Le client part' },
];

export const opening = { question: 'Qui paie ?', ...position, options };

/** What a settlement says beside whom it is for. */
export const settling = {
  reason: 'Le budget est le leur',
  policy: 'CGV, article 7',
  margin: 'Les 50 € sont ouverts',
  customerMessage: { text: 'Votre demande est entre les mains d’un responsable.' },
};
