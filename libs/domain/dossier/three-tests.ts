// What every dossier must hold, whatever its category: the three tests of the quality gate (domain.md §5).
import { type Requirement, said } from './requirement';

/** 3 W: the customer can be told why, who, and when they hear next. */
export const threeW: readonly Requirement[] = [
  {
    test: 'three_w',
    pointer: '/subject',
    isMet: ({ subject }) => said(subject),
    detail: {
      fr: 'L’objet manque : type, client, impact, urgence, ticket.',
      en: 'The subject is missing: type, customer, impact, urgency, ticket.',
    },
  },
  {
    test: 'three_w',
    pointer: '/why',
    isMet: ({ why }) => said(why),
    detail: {
      fr: 'Le pourquoi manque : la raison de l’escalade, telle qu’on la dit au client.',
      en: 'Why is missing: the reason, as the customer is told it.',
    },
  },
  {
    test: 'three_w',
    pointer: '/who',
    isMet: ({ who }) => said(who),
    detail: { fr: 'Le qui manque : la personne ou l’équipe attendue.', en: 'Who is missing: the person or team expected to take it.' },
  },
  {
    test: 'three_w',
    pointer: '/nextUpdateAt',
    isMet: ({ nextUpdateAt }) => nextUpdateAt !== undefined,
    detail: {
      fr: 'Le quand manque : la date et l’heure de la prochaine mise à jour au client.',
      en: 'When is missing: date and time of the next update.',
    },
  },
];

/** No question back: the recipient can act without asking for a basic. */
export const noQuestionBack: readonly Requirement[] = [
  {
    test: 'no_question_back',
    pointer: '/context/summary',
    isMet: ({ context }) => said(context?.summary),
    detail: { fr: 'Le contexte manque : le client, son offre, son historique.', en: 'The context is missing: customer, plan, history.' },
  },
  {
    test: 'no_question_back',
    pointer: '/facts',
    isMet: ({ facts }) => (facts ?? []).some(({ text }) => said(text)),
    detail: { fr: 'Aucun fait daté : il en faut au moins un, observable.', en: 'No dated fact: at least one is needed, observable.' },
  },
  {
    test: 'no_question_back',
    pointer: '/actionsTaken',
    isMet: ({ actionsTaken }) => (actionsTaken ?? []).some(({ text }) => said(text)),
    detail: { fr: 'Les actions déjà menées manquent.', en: 'The actions already taken are missing.' },
  },
  {
    test: 'no_question_back',
    pointer: '/preciseAsk',
    isMet: ({ preciseAsk }) => said(preciseAsk),
    detail: {
      fr: 'La demande précise manque : décision ou action attendue.',
      en: 'The precise ask is missing: the decision or action expected.',
    },
  },
];

/** One voice: one dated message to the customer, and a next update that comes after it. */
export const oneVoice: readonly Requirement[] = [
  {
    test: 'one_voice',
    pointer: '/customerMessage',
    isMet: ({ customerMessage }) => said(customerMessage?.text),
    detail: { fr: 'Le message donné au client manque, avec sa date.', en: 'The message given to the customer is missing, with its date.' },
  },
  {
    test: 'one_voice',
    pointer: '/nextUpdateAt',
    isMet: ({ customerMessage, nextUpdateAt }) =>
      customerMessage === undefined || nextUpdateAt === undefined || customerMessage.at < nextUpdateAt,
    detail: {
      fr: 'La prochaine mise à jour est promise pour un moment antérieur au message donné au client.',
      en: 'The next update is promised for a moment before the message the customer was given.',
    },
  },
];
