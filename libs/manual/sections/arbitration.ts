// Teams that disagree: who settles, and the one message that ends it.
import { line, list, paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';

export const arbitration = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Des positions contraires ouvrent un arbitrage. Tant qu’il est ouvert, aucun message au client ne prend position.',
      'Contradicting positions open an arbitration. While it is open no message to the customer states a position.',
    ),
  ),
  ...list([
    line(
      pen.say(
        'Qui l’ouvre dit la question, la position de son équipe (clause, marge, objectif) et deux ou trois options avec coût, délai et risque.',
        'Whoever opens it states the question, the position of their team (clause, margin, objective) and two or three options with cost, delay and risk.',
      ),
    ),
    line(
      pen.say(
        'Chaque équipe peut dire sa position ; un manager tranche, une personne garde le dossier, une échéance court.',
        'Each team may state its position; one manager settles, one person owns the case, a deadline runs.',
      ),
    ),
    line(
      pen.say(
        'Le message qui y met fin part une fois validé par quelqu’un d’autre que son auteur : responsable du dossier, manager ou direction.',
        'The message that ends it leaves once somebody else than its writer has validated it: the owner of the case, a manager or the direction.',
      ),
    ),
  ]),
  ...settingsOf(pen, 'arbitration'),
];
