// Lost if these fail: whoever tries Relais sees teams that nobody answers for, or a roster that warns of gaps which are not there.
import { onCallAt, onCallPeriods } from '@relais/domain/on-call';
import { rosterHealth } from '@relais/domain/roster-health';
import { RosterRepository } from '@relais/persistence';
import { startWorld, type World } from './practice-world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const day = 24 * 3_600_000;
const read = (organisationId: string, at: number) => new RosterRepository(world.database).read({ organisationId, at });
const company = async (at = Date.now()) => {
  const roster = await read(world.otherOrganisationId, at);
  const names = new Map(roster.users.map(({ id, username }) => [id, username]));
  const planOf = (team: string) => roster.teams.find(({ name }) => name === team)!.plan;
  const question = { active: new Set(names.keys()), absences: roster.absences };
  return { roster, names, planOf, question };
};

it('has nothing wrong with it, in either demo organisation', async () => {
  for (const id of [world.organisationId, world.otherOrganisationId]) expect(rosterHealth(await read(id, Date.now()))).toEqual([]);
});

it('passes from week to week, and at night to the other of the two', async () => {
  const { names, planOf, question } = await company();
  const who = (team: string, at: string) => names.get(onCallAt(planOf(team), { ...question, at: Date.parse(at) }).person!.userId);
  const from = Date.now();
  const turns = onCallPeriods(planOf('Support technique'), { ...question, from, to: from + 14 * day });
  expect(new Set(turns.map(({ person }) => names.get(person!.userId)))).toEqual(new Set(['thomas.girard', 'oliver.smith']));
  // A Monday whose day is Inès’s.
  expect([who('Sécurité', '2026-01-05T10:00:00Z'), who('Sécurité', '2026-01-05T22:00:00Z')]).toEqual(['ines.garcia', 'david.cohen']);
});

it('has a deputy for whoever is away', async () => {
  const { roster, names, planOf, question } = await company();
  const [absence] = roster.absences;
  const found = onCallAt(planOf('Communication'), { ...question, at: absence!.from });
  expect([names.get(found.person!.userId), names.get(found.person!.insteadOf!), names.get(found.backupUserId!)]).toEqual([
    'valerie.simon',
    'camille.leroy',
    'lucas.faure',
  ]);
});

it('leaves the practice twin to its primaries, so that a practised life goes the same way each time', async () => {
  const { teams, absences } = await read(world.organisationId, Date.now());
  expect([teams.filter(({ document }) => document !== null), absences]).toEqual([[], []]);
});
