// After the decision: the check with the customer, the feedback to the agent.
import { paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

export const following = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Après la décision, le client est rappelé : satisfait, l’agent reçoit un retour (réussi, à améliorer, à apprendre) et note l’aide reçue ; pas satisfait, le dossier monte d’un niveau.',
      'After the decision the customer is called: satisfied, the agent gets feedback (done well, to improve, to learn) and rates the support; not satisfied, the case goes up a level.',
    ),
  ),
  ...settingsOf(pen, 'following'),
];
