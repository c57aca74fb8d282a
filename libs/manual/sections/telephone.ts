// The customer on the telephone, and teams that disagree.
import { line, list, paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

export const live = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'L’agent présente le client au superviseur en conférence ; l’appel dure de 5 à 8 minutes, l’attente en tout moins de 10. Client agressif : désamorcer d’abord, puis passer à l’écrit, noté au dossier.',
      'The agent introduces the customer to the supervisor in conference; the call takes 5 to 8 minutes, the wait in all less than 10. An aggressive customer: de-escalate first, then move to writing, recorded in the dossier.',
    ),
  ),
  ...settingsOf(pen, 'live'),
];

export const arbitration = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Des positions contraires ouvrent un arbitrage. Tant qu’il est ouvert, aucun message au client ne prend position.',
      'Contradicting positions open an arbitration. While it is open no message to the customer states a position.',
    ),
  ),
  ...list([
    line(pen.say('La règle applicable et sa marge ; les objectifs.', 'The policy that applies and its margin; the objectives.')),
    line(pen.say('Deux ou trois options avec coût, délai et risque.', 'Two or three options with cost, delay and risk.')),
    line(pen.say('Une personne qui décide, une qui a le dossier, une échéance.', 'One who decides, one who owns the case, a deadline.')),
    line(
      pen.say('Un message au client, relu en interne avant de partir.', 'One message to the customer, validated inside before it leaves.'),
    ),
  ]),
  ...settingsOf(pen, 'arbitration'),
];

export const following = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Après la décision, le client est rappelé : satisfait, l’agent reçoit un retour (réussi, à améliorer, à apprendre) et note l’aide reçue ; pas satisfait, le dossier monte d’un niveau.',
      'After the decision the customer is called: satisfied, the agent gets feedback (done well, to improve, to learn) and rates the support; not satisfied, the case goes up a level.',
    ),
  ),
  ...settingsOf(pen, 'following'),
];
