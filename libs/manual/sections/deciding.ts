// Deciding: who may decide how much, the colours of the criteria, and the rule that advises.
import { paragraph, row, table } from '../blocks';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { settingsOf } from '../settings-lines';
import { decisionTable } from './decision-table';

export const deciding = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Quatre décisions : accepter, proposer une alternative, maintenir le refus (raison, alternative, porte ouverte), porter au niveau supérieur. Chacune dit son motif, son coût et ce qui est à exécuter.',
      'Four decisions: approve, offer an alternative, maintain the refusal (reason, alternative, door left open), escalate further. Each states its motive, its cost and what is to be carried out.',
    ),
  ),
  ...ceilings(pen),
  ...settingsOf(pen, 'deciding'),
  ...decisionTable(pen, { name: 'criteria', caption: pen.say('Couleur de chaque critère', 'Colour of each criterion') }),
  ...decisionTable(pen, { name: 'advice', caption: pen.say('Avis ; la personne décide', 'Advice; the person decides') }),
];

function ceilings(pen: Pen): Block[] {
  const rows = Object.entries(pen.source.policy.document.ceilings).map(([role, ceiling]) => {
    const place = `/ceilings/${role}`;
    return row([pen.term(role, 'role'), pen.value(ceiling, place)], [place]);
  });
  const columns = [pen.say('rôle', 'role'), pen.say('décide jusqu’à', 'decides up to')];
  const caption = pen.say('Plafonds ; au-delà, la décision est portée plus haut', 'Ceilings; above them the decision is escalated');
  return table({ caption, columns, rows });
}
