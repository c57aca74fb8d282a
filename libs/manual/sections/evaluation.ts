// Is it justified? What the agent checks before anything is transferred.
import { paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';
import { decisionTable } from './decision-table';

export const evaluation = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Une demande non justifiée reçoit une raison honnête et une alternative. Si le client insiste, c’est son droit : le dossier est transmis avec un résumé du refus.',
      'A request that is not justified gets an honest reason and an alternative. A customer who insists is within their rights: the case goes on with a summary of the refusal.',
    ),
  ),
  ...decisionTable(pen, { name: 'evaluation', caption: pen.say('L’escalade est-elle justifiée ?', 'Is the escalation justified?') }),
  ...settingsOf(pen, 'evaluation'),
];
