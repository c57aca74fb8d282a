// The messages that the organisation words itself, as they are written: what stands in braces comes from the case.
import { heading, paragraph, quotation } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';

export function ownMessages(pen: Pen): Block[] {
  const { language } = pen;
  const worded = Object.entries(pen.source.policy.document.templates).flatMap(([name, templates]) => {
    const template = templates[language];
    if (!template) return [];
    const { subject, body } = template;
    return [heading(name), quotation(`${subject}\n\n${body}`, placesOf({ subject, body }, `/templates/${name}/${language}`))];
  });
  const how = pen.say(
    worded.length === 0
      ? 'Aucun : les messages sont ceux de Relais.'
      : 'Tels qu’ils sont écrits ; ce qui est entre accolades vient du dossier. Les autres messages sont ceux de Relais.',
    worded.length === 0
      ? 'None: messages are worded by Relais.'
      : 'As they are written; what stands in braces comes from the case. Other messages are worded by Relais.',
  );
  return [paragraph(how), ...worded];
}
