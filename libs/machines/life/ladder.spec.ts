// Contract: life.md §1 "transferring", "The ladder". Were it to fail, a case could wait for somebody who never answers.
import {
  awaiting,
  day,
  hour,
  instant,
  MachineCase,
  minute,
  mondayMorning,
  parisOffice,
  people,
  rulesWith,
  teamOf,
} from '@relais/testing/cases';

describe('a case nobody acknowledges', () => {
  it('reminds twice, then goes to the backup with a ladder of its own, then up a level, then to the direction', () => {
    const aCase = awaiting();
    const story: string[] = [];
    while (aCase.context.due.reminder !== undefined) {
      aCase.until('reminder');
      story.push(
        `${(aCase.at - mondayMorning) / day}d ${aCase.context.level} ${aCase.context.recipient?.userId?.slice(-2)} ${aCase.told.join(', ')}`,
      );
    }
    expect(story).toEqual([
      '1d 2 21 reminder → recipient',
      '2d 2 21 reminder → recipient',
      '3d 2 22 transfer → recipient',
      '4d 2 22 reminder → recipient',
      '5d 2 22 reminder → recipient',
      '6d 3 31 transfer → recipient, transfer → customer',
      '7d 3 31 reminder → recipient',
      '8d 3 31 reminder → recipient',
      '9d 3 32 transfer → recipient',
      '10d 3 32 reminder → recipient',
      '11d 3 32 reminder → recipient',
      '12d 4 41 transfer → recipient, transfer → customer, top_of_ladder → direction',
    ]);
    expect(aCase.context.counts).toMatchObject({ reminders: 8, levelsClimbed: 2, transfers: 3 });
  });

  it('has at the top no reminder but a task for the direction, which stays until somebody acknowledges', () => {
    const aCase = awaiting({ profile: { category: 'billing', level: 4 } });
    expect(aCase.context.tasks).toHaveProperty('take_over.for', 'direction');
    expect(aCase.pass(40 * day).context.tasks).toHaveProperty('take_over');
    expect(aCase.context.due).toEqual({});
    aCase.send(['acknowledge', people.director], { promisedAt: aCase.at + hour });
    expect(aCase.context.tasks).toEqual({ decide: { for: 'owner', since: aCase.at } });
  });

  it('keeps its owner all the way up', () => {
    expect(awaiting().pass(20 * day).context.ownerId).toBe(people.agent.userId);
  });

  it.each([
    ['nobody is the backup', null],
    ['the backup is the same person', people.supervisor.userId],
  ])('skips the backup when %s', (_why, backupUserId) => {
    const aCase = awaiting({
      world: { recipients: { 2: { teamId: teamOf(2), userId: people.supervisor.userId, backupUserId }, 3: null, 4: null } },
    });
    expect(aCase.pass(3 * day).context.level).toBe(4);
  });
});

describe('nobody sits at a level', () => {
  it('goes on to the next level that has a recipient', () => {
    const aCase = awaiting({ world: { recipients: { 4: { teamId: teamOf(4), userId: people.director.userId, backupUserId: null } } } });
    expect(aCase.context).toMatchObject({ level: 4, recipient: { teamId: teamOf(4) }, counts: { levelsClimbed: 2, transfers: 1 } });
    expect(aCase.noted).toEqual(['level_climbed', 'level_climbed']);
  });

  it('ends with the direction as a whole, and a task for it', () => {
    const aCase = awaiting({ world: { recipients: {} } });
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context.recipient).toEqual({ teamId: null, userId: null, backupUserId: null });
    expect(aCase.context.tasks).toHaveProperty('take_over.for', 'direction');
    expect(aCase.noted).toContain('no_recipient');
    expect(aCase.told).toContain('top_of_ladder → direction');
    expect(aCase.send(['acknowledge', people.director], { promisedAt: aCase.at + hour }).context.ownerId).toBe(people.director.userId);
  });

  it('asks the matrix again when the person named has left', () => {
    const aCase = new MachineCase({ verdict: null });
    aCase.send(['reassign', people.agent], { role: 'recipient', to: people.stranger.userId, teamId: teamOf(8) });
    aCase.world.unknownPeople = [people.stranger.userId];
    aCase.send(['assess', people.agent], { verdict: 'justified' });
    expect(aCase.noted).toEqual(['recipient_skipped']);
    expect(aCase.context).toMatchObject({ recipient: { userId: people.supervisor.userId }, level: 2 });
  });
});

describe('the first level a case aims at', () => {
  it('is the lowest of the ladder that is not below the wanted one, else the top', () => {
    const levelOf = (level: number, levels: number[]) =>
      awaiting({ profile: { category: 'billing', level }, rules: rulesWith({ policy: { levels } }) }).context.level;
    expect([levelOf(1, [2, 3, 4]), levelOf(3, [2, 3, 4]), levelOf(3, [2, 4]), levelOf(4, [2, 3])]).toEqual([2, 3, 4, 3]);
  });
});

describe('the cadence of a class', () => {
  const rules = rulesWith({ calendar: parisOffice });
  // Friday 17:00 in Paris.
  const raisedAt = instant('2026-03-06T17:00:00+01:00');

  it('runs around the clock for an incident', () => {
    expect(awaiting({ rules, raisedAt, profile: { category: 'security' } }).context.due.reminder).toBe(raisedAt + 30 * minute);
  });

  it('counts opening hours for a VIP: one on Friday, three on Monday', () => {
    const { due } = awaiting({ rules, raisedAt, profile: { category: 'billing', tier: 'vip' } }).context;
    expect(due.reminder).toBe(instant('2026-03-09T12:00:00+01:00'));
  });

  it('moves the day of a standard case into an opening', () => {
    expect(awaiting({ rules, raisedAt }).context.due.reminder).toBe(instant('2026-03-09T09:00:00+01:00'));
  });

  it('sends one reminder after a night without a worker, then the cadence goes on', () => {
    const aCase = awaiting({ profile: { category: 'security' } }).sleep(10 * hour);
    aCase.pass(0);
    expect(aCase.history.filter(({ type }) => type === 'due').map((event) => 'clock' in event && event.clock)).toEqual([
      'responseWarning',
      'response',
      'reminder',
      'resolutionWarning',
      'resolution',
      'promise',
    ]);
    expect(aCase.context.due.reminder).toBe(aCase.at + 30 * minute);
  });
});
