// Opening hours and days off, of the organisation and of teams with hours of their own: what the delays that count working time count on.
import { heading, line, list, paragraph } from '../blocks';
import type { ManualCalendar, ManualTeam } from '../manual-source';
import type { Block } from '../model';
import type { Pen } from '../pen';
import { calendarHours } from './calendar-hours';

export function hours(pen: Pen): Block[] {
  const { calendar, teams } = pen.source;
  const others = ownCalendars(pen);
  const without = teams.filter((team) => pen.ownCalendar(team) === null);
  return [
    paragraph(
      pen.say(
        'Les délais d’un dossier comptent sur les horaires de l’équipe qui le reçoit en premier ; il les garde si une autre le prend ensuite.',
        'The delays of a case count on the hours of the team that receives it first; it keeps them if another takes it later.',
      ),
    ),
    heading(pen.say(`Horaires de l’organisation : ${calendar.name}`, `Hours of the organisation: ${calendar.name}`)),
    ...list(without.length > 0 ? [line(pen.say(`Équipes : ${namesOf(without)}.`, `Teams: ${namesOf(without)}.`))] : []),
    ...calendarHours(pen, { calendar, pointers: ['/calendar'] }),
    ...others.flatMap(({ calendar: own, of }) => [
      heading(pen.say(`Horaires propres : ${own.name}`, `Hours of their own: ${own.name}`)),
      ...list([line(pen.say(`Équipes : ${namesOf(of)}.`, `Teams: ${namesOf(of)}.`))]),
      ...calendarHours(pen, { calendar: own, pointers: of.map(({ id }) => `/teamCalendars/${id}`) }),
    ]),
  ];
}

/** Each calendar of teams once, with the teams that share it. */
function ownCalendars(pen: Pen): { calendar: ManualCalendar; of: ManualTeam[] }[] {
  const shared = new Map<string, { calendar: ManualCalendar; of: ManualTeam[] }>();
  for (const team of pen.source.teams) {
    const calendar = pen.ownCalendar(team);
    if (calendar) shared.set(calendar.id, { calendar, of: [...(shared.get(calendar.id)?.of ?? []), team] });
  }
  return [...shared.values()];
}

const namesOf = (teams: readonly ManualTeam[]): string => teams.map(({ name }) => name).join(' ; ');
