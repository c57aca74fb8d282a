// The words of the acknowledgment page, in both languages.
import type { Language, ProblemCode } from '@relais/contracts';

const fr = {
  title: 'Prendre l’escalade en charge',
  you: 'Vous êtes',
  subject: 'Objet',
  ticket: 'Ticket',
  responseBy: 'Réponse attendue avant',
  promise: 'Je réponds d’ici',
  options: { 30: '30 minutes', 60: '1 heure', 240: '4 heures', 480: '8 heures', 1440: '24 heures' },
  confirm: 'Je prends en charge',
  done: 'C’est noté : vous avez pris cette escalade en charge. L’agent est prévenu.',
  sorry: 'Ce n’est pas possible',
};

const en: typeof fr = {
  title: 'Acknowledge the escalation',
  you: 'You are',
  subject: 'Subject',
  ticket: 'Ticket',
  responseBy: 'Answer expected before',
  promise: 'I answer within',
  options: { 30: '30 minutes', 60: '1 hour', 240: '4 hours', 480: '8 hours', 1440: '24 hours' },
  confirm: 'I have it',
  done: 'Noted: you have acknowledged this escalation. The agent is told.',
  sorry: 'This is not possible',
};

export const pageWords: Record<Language, typeof fr> = { fr, en };

type Refusals = Partial<Record<ProblemCode, string>> & { readonly otherwise: string };

/** Why not, for a person; without an entry, `otherwise`. */
export const refusalWords: Record<Language, Refusals> = {
  fr: {
    not_found: 'Ce lien n’est pas ou plus valable.',
    already_acknowledged: 'Quelqu’un a déjà pris cette escalade en charge.',
    not_allowed_now: 'Cette escalade n’attend plus de prise en charge.',
    not_entitled: 'Cette escalade n’attend plus votre prise en charge.',
    closed: 'Cette escalade est close.',
    temporarily_unavailable: 'Le service ne répond pas pour le moment. Réessayez dans un instant : rien ne sera fait deux fois.',
    otherwise: 'La demande n’a pas pu être traitée.',
  },
  en: {
    not_found: 'This link is not valid (any more).',
    already_acknowledged: 'Somebody has acknowledged this escalation already.',
    not_allowed_now: 'This escalation awaits no acknowledgment any more.',
    not_entitled: 'This escalation awaits your acknowledgment no more.',
    closed: 'This escalation is closed.',
    temporarily_unavailable: 'The service does not answer now. Try again in a moment: nothing will be done twice.',
    otherwise: 'The request could not be served.',
  },
};
