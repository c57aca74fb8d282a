// Reminders: how often, and what happens when nobody answers.
import { caseClasses } from '@relais/contracts';
import { paragraph, row, table } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

export function cadence(pen: Pen): Block[] {
  const { cadence: every } = pen.source.policy.document;
  const rows = caseClasses.map((name) => row([pen.term(name, 'class'), pen.duration(every[name])], [`/cadence/${name}`]));
  const columns = [pen.say('classe', 'class'), pen.say('une relance toutes les', 'a reminder every')];
  return [
    paragraph(
      pen.say(
        'L’agent de niveau 1 garde le dossier jusqu’à l’accusé de prise en charge. Sans accusé, le destinataire est relancé ; puis vient son remplaçant, puis le niveau suivant.',
        'The first-level agent keeps the case until it is acknowledged. Without an answer the recipient is reminded; then comes the backup, then the next level.',
      ),
    ),
    ...table({ caption: pen.say('Cadence des relances', 'Cadence of reminders'), columns, rows }),
    ...settingsOf(pen, 'cadence'),
  ];
}
