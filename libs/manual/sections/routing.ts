// Who takes what: the matrix laid out by category and level, each of its rows, and within which delays.
import { caseClasses, categories, type RoutingRule } from '@relais/contracts';
import { heading, paragraph, row, table } from '../blocks';
import type { Block, Row } from '../model';
import type { Pen } from '../pen';
import { placesOf } from '../places';
import { settingsOf } from '../settings-lines';
import { comesNext } from './ladder';
import { condition, matrixRules } from './matrix-rules';

/** Of a cell of the layout: what may still part two cases of one category at one level. */
const finer = ['type', 'tier', 'urgency', 'language'] as const;

export function routing(pen: Pen): Block[] {
  return [
    paragraph(
      pen.say(
        'Une escalade va au niveau le plus bas qui peut la régler. Dans chaque case, la première équipe dont les conditions sont remplies la reçoit.',
        'An escalation goes to the lowest level that can settle it. In each cell the first team whose conditions hold receives it.',
      ),
    ),
    ...layout(pen),
    heading(pen.say('Qui vient ensuite', 'Who comes next')),
    ...comesNext(pen),
    heading(pen.say('Délais', 'Targets')),
    paragraph(
      pen.say(
        'Les heures ouvrées sont celles de l’équipe qui reçoit le dossier en premier.',
        'Opening hours are those of the team that receives the case first.',
      ),
    ),
    ...targets(pen),
    ...settingsOf(pen, 'routing'),
    heading(pen.say('Les règles de la matrice', 'The rules of the matrix')),
    ...matrixRules(pen),
  ];
}

function layout(pen: Pen): Block[] {
  const { levels } = pen.source.policy.document;
  const rows = categories.map((category) =>
    row([pen.term(category, 'category'), ...levels.map((level) => receivers(pen, { category, level }))]),
  );
  const columns = [pen.term('category', 'fact'), ...levels.map((level) => pen.level(level))];
  return table({ caption: pen.say('Qui reçoit, par catégorie et par niveau', 'Who receives, by category and level'), columns, rows });
}

/** The teams that may receive such a case, down to the first that takes all that is left. */
function receivers(
  pen: Pen,
  asked: { category: RoutingRule['category'] extends (infer C)[] | undefined ? C : never; level: number },
): string {
  const lines: string[] = [];
  for (const rule of pen.source.policy.document.matrix) {
    if (rule.category && !rule.category.includes(asked.category)) continue;
    if (rule.level && !rule.level.includes(asked.level)) continue;
    const parted = finer.filter((name) => rule[name] !== undefined).map((name) => condition(pen, { rule, name }));
    lines.push(parted.length === 0 ? pen.team(rule.teamId) : `${pen.team(rule.teamId)} (${parted.join(' ; ')})`);
    if (parted.length === 0) return lines.join('\n');
  }
  return [...lines, pen.say('sinon : niveau suivant', 'else: the next level')].join('\n');
}

function targets(pen: Pen): Block[] {
  const { targets: byClass, categoryTargets } = pen.source.policy.document;
  const of = (name: string, { pointer, given }: { pointer: string; given: { response: string; resolution: string } }): Row =>
    row(
      [name, pen.duration(given.response), pen.duration(given.resolution)],
      placesOf({ response: given.response, resolution: given.resolution }, pointer),
    );
  const classes = caseClasses.map((name) => of(pen.term(name, 'class'), { pointer: `/targets/${name}`, given: byClass[name] }));
  const own = categories.flatMap((category) => {
    const given = categoryTargets[category];
    const name = pen.say(`catégorie ${pen.term(category, 'category')}`, `category ${pen.term(category, 'category')}`);
    return given ? [of(name, { pointer: `/categoryTargets/${category}`, given })] : [];
  });
  const columns = [
    pen.say('classe ou catégorie', 'class or category'),
    pen.say('prise en charge', 'response'),
    pen.say('résolution', 'resolution'),
  ];
  return table({ caption: pen.say('Délais depuis l’ouverture de l’escalade', 'Time from the raise'), columns, rows: [...classes, ...own] });
}
