// Who comes next: today's people of each team that receives cases, then the way up the ladder.
import { onCallAt, onCallPeriods } from '@relais/domain/on-call';
import { line, list, row, table } from '../blocks';
import type { ManualTeam } from '../manual-source';
import type { Block } from '../model';
import type { Pen } from '../pen';

const ahead = 14 * 24 * 3_600_000;

export function comesNext(pen: Pen): Block[] {
  const { levels, matrix } = pen.source.policy.document;
  const teams = [...new Set(matrix.map(({ teamId }) => teamId))].flatMap((teamId) => pen.teamOf(teamId) ?? []);
  const rungs = levels.map((level, index) => line(rung(pen, { level, top: index === levels.length - 1 }), [`/levels/${index}`]));
  return [...onCall(pen, teams), ...list(rungs)];
}

const rung = (pen: Pen, { level, top }: { level: number; top: boolean }): string =>
  top
    ? pen.say(
        `Niveau ${level}, le sommet : plus de relance ; la tâche reste à la direction jusqu’à ce que quelqu’un la prenne.`,
        `Level ${level}, the top: no more reminders; the task stays with the direction until somebody takes it.`,
      )
    : pen.say(
        `Niveau ${level} : la personne d’astreinte, ses relances, son remplaçant, puis le niveau suivant qui a un destinataire.`,
        `Level ${level}: whoever is on call, the reminders, the backup, then the next level that has a recipient.`,
      );

/** Who answers for each of the teams now, and who does next. */
export function onCall(pen: Pen, teams: readonly ManualTeam[]): Block[] {
  const caption = pen.say(`Personnes d’astreinte, ${pen.moment(pen.source.at)}`, `People on call, ${pen.moment(pen.source.at)}`);
  const columns = [
    pen.say('équipe', 'team'),
    pen.term('level', 'fact'),
    pen.say('horaires', 'hours'),
    pen.say('maintenant', 'now'),
    pen.say('remplaçant', 'backup'),
    pen.say('ensuite', 'next'),
    pen.say('dernier recours', 'last resort'),
  ];
  return table({ caption, columns, rows: teams.map((team) => row(cellsOf(pen, team))) });
}

function cellsOf(pen: Pen, team: ManualTeam): string[] {
  const { name, level, plan } = team;
  const { at, absences, users } = pen.source;
  const active = new Set(users.flatMap(({ id, active: there }) => (there ? [id] : [])));
  const { person, backupUserId } = onCallAt(plan, { at, active, absences });
  const periods = onCallPeriods(plan, { from: at, to: at + ahead, active, absences });
  const next = periods.find((period) => period.person?.userId !== person?.userId);
  return [
    name,
    String(level),
    pen.hoursOf(team),
    person ? `${pen.person(person.userId)} (${pen.term(person.because, 'because')})` : pen.say('personne', 'nobody'),
    pen.person(backupUserId),
    next ? `${pen.person(next.person?.userId ?? null)}, ${pen.moment(next.from)}` : '–',
    plan.lastResort.map((userId) => pen.person(userId)).join(', ') || '–',
  ];
}
