// The catalogue of settings that one sentence each tells: a setting that is added to the policy gets its line here (or a part of the manual of its own).
import type { Setting } from './setting';
import { triggerSettings } from './trigger-settings';

export const settings: readonly Setting[] = [
  {
    place: '/warningPercent',
    chapter: 'routing',
    fr: 'Avertissement quand cette part du délai est passée : {value}.',
    en: 'Warning once this share of a target has passed: {value}.',
  },
  {
    place: '/reminders',
    chapter: 'cadence',
    fr: 'Nombre de relances du destinataire avant son remplaçant : {value}.',
    en: 'Reminders to the recipient before their backup is asked: {value}.',
  },
  {
    place: '/refusalSilence',
    chapter: 'evaluation',
    fr: 'Après une réponse négative, le dossier se ferme si le client ne dit rien pendant : {value}.',
    en: 'After a refusal the case closes when the customer says nothing for: {value}.',
  },
  {
    place: '/currency',
    chapter: 'deciding',
    fr: 'Monnaie des plafonds et des coûts : {value}. Une décision dans une autre monnaie est refusée.',
    en: 'Currency of ceilings and costs: {value}. A decision in another currency is refused.',
  },
  {
    place: '/levelCeilings/*/*',
    chapter: 'deciding',
    fr: 'Plafond propre au niveau {*1}, pour : {*2} : {value}.',
    en: 'Ceiling of level {*1} alone, for: {*2}: {value}.',
    vocabulary: 'role',
  },
  {
    place: '/promise',
    chapter: 'promises',
    fr: 'Le client reçoit une nouvelle, même sans solution, dans les : {value} après le transfert.',
    en: 'After the transfer the customer hears from us, solved or not, within: {value}.',
  },
  {
    place: '/promiseFlag',
    chapter: 'promises',
    fr: 'Une promesse manquée est signalée au référent, puis au superviseur après encore : {value}.',
    en: 'A missed promise is flagged to the point of contact, then to the supervisor after another: {value}.',
  },
  {
    place: '/customerAnswer',
    chapter: 'promises',
    fr: 'Une réponse attendue du client suspend les délais au plus pendant : {value}.',
    en: 'An answer awaited from the customer pauses the targets for at most: {value}.',
  },
  {
    place: '/pickUp',
    chapter: 'live',
    fr: 'Le superviseur prend l’appel dans les : {value}.',
    en: 'The supervisor picks up within: {value}.',
  },
  {
    place: '/callBack',
    chapter: 'live',
    fr: 'Si personne ne décroche, un rappel est promis au client dans les : {value}.',
    en: 'When nobody picks up, the customer is promised a call back within: {value}.',
  },
  {
    place: '/arbitration',
    chapter: 'arbitration',
    fr: 'Délai pour trancher, avant relance du manager puis de la direction : {value}.',
    en: 'Time to settle, before the manager and then the direction are reminded: {value}.',
  },
  {
    place: '/returnsBeforeArbitration',
    chapter: 'arbitration',
    fr: 'Renvois de suite qui ouvrent un arbitrage au lieu d’un nouveau transfert : {value}.',
    en: 'Returns in a row that open an arbitration instead of another transfer: {value}.',
  },
  {
    place: '/check',
    chapter: 'following',
    fr: 'Vérification auprès du client, après la décision : {value}.',
    en: 'Check with the customer, after the decision: {value}.',
  },
  {
    place: '/feedback',
    chapter: 'following',
    fr: 'Le retour à l’agent et sa note se donnent dans les : {value} ; puis le dossier se ferme.',
    en: 'Feedback to the agent and their rating are given within: {value}; then the case closes.',
  },
  { place: '/snoozeLimit', chapter: 'settings', fr: 'Mise en veille la plus longue : {value}.', en: 'Longest snooze: {value}.' },
  {
    place: '/healthyRates/calls/fromPercent',
    chapter: 'settings',
    fr: 'Part saine d’escalades parmi les appels, à partir de : {value}.',
    en: 'Healthy share of escalations among calls, from: {value}.',
  },
  {
    place: '/healthyRates/calls/toPercent',
    chapter: 'settings',
    fr: 'Et jusqu’à : {value} des appels.',
    en: 'And up to: {value} of calls.',
  },
  {
    place: '/healthyRates/tickets/fromPercent',
    chapter: 'settings',
    fr: 'Part saine d’escalades parmi les tickets, à partir de : {value}.',
    en: 'Healthy share of escalations among tickets, from: {value}.',
  },
  {
    place: '/healthyRates/tickets/toPercent',
    chapter: 'settings',
    fr: 'Et jusqu’à : {value} des tickets.',
    en: 'And up to: {value} of tickets.',
  },
  {
    place: '/quietHours/customers/from',
    chapter: 'promises',
    fr: 'Heures calmes des clients, à leur heure ; ce qui peut attendre attend à partir de : {value}.',
    en: 'Quiet hours of customers, on their clock; what can wait does from: {value}.',
  },
  {
    place: '/quietHours/customers/to',
    chapter: 'promises',
    fr: 'Et part pour les clients à : {value}.',
    en: 'And leaves for customers at: {value}.',
  },
  {
    place: '/quietHours/staff/from',
    chapter: 'promises',
    fr: 'Heures calmes des collègues, à leur heure ; ce qui peut attendre attend à partir de : {value}.',
    en: 'Quiet hours of colleagues, on their clock; what can wait does from: {value}.',
  },
  {
    place: '/quietHours/staff/to',
    chapter: 'promises',
    fr: 'Et part pour les collègues à : {value}.',
    en: 'And leaves for colleagues at: {value}.',
  },
  {
    place: '/publishing/secondPair',
    chapter: 'settings',
    fr: 'Les règles écrites par une personne sont publiées par une autre : {value}.',
    en: 'Rules written by one person are published by another: {value}.',
  },
  ...triggerSettings,
];
