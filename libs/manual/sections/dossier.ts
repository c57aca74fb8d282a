// What a dossier must hold before anybody is disturbed: the common part, then what each category asks for.
import { commonRequirements, flagsCautiousWords, shortRequirements } from '@relais/domain/dossier';
import { heading, line, list, paragraph } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';
import { decisionTable } from './decision-table';

export function dossier(pen: Pen): Block[] {
  const { language } = pen;
  const cautious = flagsCautiousWords.map((category) => pen.term(category, 'category')).join(', ');
  return [
    paragraph(
      pen.say(
        'Un dossier part quand le contrôle ne trouve plus rien à redire : les 3 questions (pourquoi, qui, quand), rien à redemander, une seule voix. Il dit alors :',
        'A dossier leaves once the gate finds nothing missing: three questions (why, who, when), nothing to ask back, one voice. It says otherwise:',
      ),
    ),
    ...list(commonRequirements.map(({ detail }) => line(detail[language]))),
    heading(pen.say('Dossier court d’un client qui insiste', 'Short dossier of a customer who insists')),
    ...list(shortRequirements.map(({ detail }) => line(detail[language]))),
    heading(pen.say('Ce que chaque catégorie exige en plus', 'What each category asks for beside')),
    ...decisionTable(pen, { name: 'dossier', caption: pen.say('Pièces exigées', 'Required items') }),
    paragraph(
      pen.say(
        `Ni promesse ni aveu dans un message au client ; le contrôle les signale pour : ${cautious}.`,
        `No promise and no admission in a message to the customer; the gate flags them for: ${cautious}.`,
      ),
    ),
    ...settingsOf(pen, 'dossier'),
  ];
}
