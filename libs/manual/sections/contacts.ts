// Contacts: every team with its people and their addresses, the rotations, and who stands in for whom.
import { heading, line, list, paragraph, row, table } from '../blocks';
import type { ManualTeam } from '../manual-source';
import type { Block, Row } from '../model';
import type { Pen } from '../pen';
import { weekInWords } from './calendar-hours';
import { onCall } from './ladder';

export const contacts = (pen: Pen): Block[] => [
  paragraph(
    pen.say(
      'Ouvert quand ? Les horaires que nomme la ligne d’une équipe sont écrits au chapitre « Horaires et jours fermés ».',
      'Open when? The hours that a team’s row names are written out in the chapter “Opening hours and days off”.',
    ),
  ),
  ...onCall(pen, pen.source.teams),
  ...table({
    caption: pen.say('Équipes et personnes', 'Teams and people'),
    columns: [
      pen.say('équipe', 'team'),
      pen.say('horaires', 'hours'),
      pen.say('personne', 'person'),
      pen.say('rôle', 'role'),
      pen.say('adresse', 'address'),
    ],
    rows: pen.source.teams.flatMap((team) => members(pen, team)),
  }),
  ...rotations(pen),
  ...deputies(pen),
];

function members(pen: Pen, team: ManualTeam): Row[] {
  return pen.source.users.flatMap(({ id, active, email, memberships }) =>
    active
      ? memberships
          .filter(({ teamId }) => teamId === team.id)
          .map(({ role }) => {
            const address = email ?? pen.say('sans adresse', 'no address');
            return row([team.name, pen.hoursOf(team), pen.person(id), pen.term(role, 'role'), address]);
          })
      : [],
  );
}

function rotations(pen: Pen): Block[] {
  const rows = pen.source.teams.flatMap(({ name, document }) =>
    (document?.layers ?? []).map((layer) => {
      const zone = `(${document?.timeZone})`;
      const handOff = pen.say(`, relève à ${layer.handOff} ${zone}`, `, hand-off at ${layer.handOff} ${zone}`);
      const turn = layer.rotation === 'round_robin' ? '' : handOff;
      const restricted = layer.hours ? `${weekInWords(pen, layer.hours)}\n${zone}` : pen.say('toujours', 'always');
      const people = layer.people.map(({ userId }) => pen.person(userId)).join(', ');
      return row([name, layer.name, `${pen.term(layer.rotation, 'rotation')}${turn}`, restricted, people]);
    }),
  );
  const columns = [
    pen.say('équipe', 'team'),
    pen.say('tour', 'layer'),
    pen.say('rotation', 'rotation'),
    pen.say('quand', 'when'),
    pen.say('personnes', 'people'),
  ];
  return table({ caption: pen.say('Tours d’astreinte', 'Rotations'), columns, rows });
}

function deputies(pen: Pen): Block[] {
  const { absences, at } = pen.source;
  const told = absences
    .filter(({ to }) => to > at)
    .map(({ userId, from, to, deputyId }) => {
      const standsIn =
        deputyId === undefined
          ? pen.say('sans suppléant', 'without a deputy')
          : pen.say(`suppléance : ${pen.person(deputyId)}`, `deputy: ${pen.person(deputyId)}`);
      return line(`${pen.person(userId)} : ${pen.moment(from)} – ${pen.moment(to)}, ${standsIn}.`);
    });
  return [
    heading(pen.say('Absences et suppléants', 'Absences and deputies')),
    ...list(told.length > 0 ? told : [line(pen.say('Personne n’est absent.', 'Nobody is away.'))]),
  ];
}
