// The customer on the telephone, and one who stays aggressive.
import { paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

export const liveCall = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'L’agent présente le client au superviseur en conférence ; l’appel et l’attente sont courts. Client agressif : désamorcer d’abord, puis passer à l’écrit, noté au dossier.',
      'The agent introduces the customer to the supervisor in conference; call and wait are short. An aggressive customer: de-escalate first, then move to writing, recorded in the dossier.',
    ),
  ),
  ...settingsOf(pen, 'live'),
];
