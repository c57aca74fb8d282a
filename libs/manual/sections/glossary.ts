// The words that the manual uses, for whoever reads it first.
import { line, list } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';

export const glossary = (pen: Pen): Block[] =>
  list(
    [
      pen.say(
        'Escalade : une demande que le premier niveau ne peut pas régler, de l’ouverture au retour à l’agent.',
        'Escalation: a request the first level cannot settle, from the raise to the feedback.',
      ),
      pen.say(
        'Destinataire : la personne ou l’équipe à qui elle est transférée. L’agent reste responsable jusqu’à l’accusé de prise en charge.',
        'Recipient: the person or team it is transferred to. The agent stays the owner until it is acknowledged.',
      ),
      pen.say(
        'Dossier : tout ce qu’il faut au destinataire pour agir sans rien redemander.',
        'Dossier: everything the recipient needs to act without asking back.',
      ),
      pen.say(
        'Classe : incident (sécurité, service critique ou plusieurs clients), sinon VIP, sinon standard ; elle décide de la cadence et des délais.',
        'Class: incident (security, a critical service or several customers), else VIP, else standard; it decides cadence and targets.',
      ),
      pen.say(
        'Promesse : le moment annoncé au client pour la prochaine nouvelle.',
        'Promise: the moment at which the customer was told to expect the next word.',
      ),
      pen.say(
        'Heures ouvrées : celles de l’équipe qui reçoit le dossier en premier, plus bas ; « jour et nuit » compte tout le temps.',
        'Opening time: that of the team that receives the case first, below; “day and night” counts all the time.',
      ),
    ].map((text) => line(text)),
  );
