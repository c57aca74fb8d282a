// What the customer is told when their request goes on: the very message, with blanks where a case has its own words.
import { type Category, categories, type Dossier } from '@relais/contracts';
import { type MessageData, type RenderedMessage, RenderingFault, render, renderOwn } from '@relais/messaging';
import { heading, paragraph, quotation } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

/** Shown as a blank: the message has a moment there, which only a case knows. */
const someMoment = Date.parse('2001-02-03T04:05:00Z');

export const promises = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Une promesse est une date et une heure : elle est tenue même quand rien n’est réglé. Le client a un seul interlocuteur et n’entend qu’une voix.',
      'A promise is a date and an hour: it is kept even when nothing is solved. The customer has one point of contact and hears one voice.',
    ),
  ),
  ...settingsOf(pen, 'promises'),
  ...categories.flatMap((category) => wording(pen, category)),
];

function wording(pen: Pen, category: Category): Block[] {
  const { subject, text } = messageOf(pen, category);
  const blank = pen.say('[date et heure]', '[date and time]');
  const shown = `${subject}\n\n${text.trim()}`.replaceAll(pen.moment(someMoment), blank);
  const name = pen.term(category, 'category');
  return [heading(pen.say(`À dire au client : ${name}`, `To tell the customer: ${name}`)), quotation(shown)];
}

function messageOf(pen: Pen, category: Category): Pick<RenderedMessage, 'subject' | 'text'> {
  const message = { kind: 'transfer', addressee: 'customer', language: pen.language, data: blanks(pen, category) } as const;
  try {
    return renderOwn(message, pen.source.policy.document.templates) ?? render(message);
  } catch (error) {
    // Words of a draft that its check refuses: a case would be told in those of Relais, too.
    if (error instanceof RenderingFault) return render(message);
    throw error;
  }
}

function blanks(pen: Pen, category: Category): MessageData {
  const contact = { name: pen.say('[interlocuteur]', '[point of contact]') };
  return {
    organisation: { name: pen.source.organisation.name },
    timeZone: pen.source.calendar.document.timeZone,
    customer: { name: pen.say('[nom du client]', '[customer’s name]'), reference: '' },
    recipient: { name: pen.say('[destinataire]', '[recipient]'), team: pen.say('[équipe]', '[team]') },
    pointOfContact: contact,
    nextUpdateAt: someMoment,
    dossier: { why: pen.say('[pourquoi]', '[why]') as Dossier['why'] },
    case: { ...someCase, reference: pen.say('[référence]', '[reference]'), category },
  };
}

const someCase = {
  ...({ id: '', type: 'functional', class: 'standard', urgency: '72h', level: 2, status: 'transferring', raisedAt: 0 } as const),
  ...{ insisted: false, live: false, customersAffected: 1, dataExposed: false, brandExposed: false },
};
