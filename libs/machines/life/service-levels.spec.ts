// Contract: life.md §3 `response…`, `resolution…`, "SLA targets". Were it to fail, breaches would be hidden or invented.
import {
  awaiting,
  day,
  deciding,
  decision,
  evaluating,
  followingUp,
  hour,
  instant,
  minute,
  mondayMorning,
  parisOffice,
  people,
  rulesWith,
} from '@relais/testing/cases';

describe('the SLA clocks of a new case', () => {
  it.each([
    ['incident', { category: 'security' }, [30, 240]],
    ['vip', { category: 'vip' }, [240, 1440]],
    ['standard', { category: 'billing' }, [1440, 4320]],
  ] as const)('of class %s run from the raise, the warnings at 80 %%', (...[caseClass, profile, [response, resolution]]) => {
    const { context } = evaluating({ profile });
    expect(context.class).toBe(caseClass);
    const minutes = (['response', 'responseWarning', 'resolution', 'resolutionWarning'] as const).map(
      (name) => ((context.due[name] ?? 0) - mondayMorning) / minute,
    );
    expect(minutes).toEqual([response, response * 0.8, resolution, resolution * 0.8]);
  });

  it('take the targets of their category before those of their class', () => {
    const target = { kind: 'always', milliseconds: 10 * minute } as const;
    const rules = rulesWith({ policy: { categoryTargets: { legal: { response: target, resolution: target } } } });
    expect(awaiting({ rules, profile: { category: 'legal', tier: 'vip' } }).context.due.response).toBe(mondayMorning + 10 * minute);
    expect(awaiting({ rules, profile: { category: 'billing' } }).context.due.response).toBe(mondayMorning + day);
  });

  it('count opening hours: four from Friday five o’clock end on Monday noon, warned at 80 % of them', () => {
    const { due } = awaiting({
      rules: rulesWith({ calendar: parisOffice }),
      raisedAt: instant('2026-03-06T17:00:00+01:00'),
      profile: { category: 'billing', tier: 'vip' },
    }).context;
    expect(due.response).toBe(instant('2026-03-09T12:00:00+01:00'));
    expect(due.responseWarning).toBe(instant('2026-03-09T11:12:00+01:00'));
  });
});

describe('a target', () => {
  it('warns the owner, then breaches: counted, owner and supervisor told', () => {
    const aCase = awaiting().until('responseWarning');
    expect([aCase.noted, aCase.told]).toEqual([['response_warned'], ['sla_warning → owner']]);
    aCase.until('response');
    expect(aCase.context.rounds[0]).toMatchObject({ responseBreached: true, resolutionBreached: false });
    expect(aCase.context.due).not.toHaveProperty('response');
    const story = aCase.history.filter((event) => event.type === 'due').map((event) => event.clock);
    expect(story.filter((clock) => clock.startsWith('response'))).toEqual(['responseWarning', 'response']);
  });

  it('tells of a breach when it is taken', () => {
    const aCase = deciding();
    aCase.happen({ type: 'due', clock: 'resolution', at: mondayMorning + 3 * day });
    expect([aCase.noted, aCase.told]).toEqual([['resolution_breached'], ['sla_breached → owner', 'sla_breached → supervisor']]);
    expect(aCase.context.due).not.toHaveProperty('resolutionWarning');
    expect(aCase.context.rounds[0]?.resolutionBreached).toBe(true);
  });

  it('warns of the resolution in the same way', () => {
    const aCase = deciding();
    aCase.happen({ type: 'due', clock: 'resolutionWarning', at: mondayMorning + 0.8 * 3 * day });
    expect([aCase.noted, aCase.told]).toEqual([['resolution_warned'], ['sla_warning → owner']]);
    expect(aCase.context.due).toHaveProperty('resolution');
  });

  it('keeps its breach when it is met later', () => {
    const aCase = awaiting().pass(day + hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    expect(aCase.noted).toEqual([]);
    expect(aCase.context.rounds[0]).toMatchObject({ responseBreached: true, acknowledgedAt: aCase.at });
  });
});

describe('a command that meets a target already past, its clock not taken', () => {
  it('records the breach of the response by the acknowledgment', () => {
    const aCase = awaiting().sleep(day + 1);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    expect(aCase.noted).toEqual(['response_breached', 'promise_missed']);
    expect(aCase.context.rounds[0]?.responseBreached).toBe(true);
  });

  it('records the breach of the resolution by the implementation', () => {
    const aCase = deciding()
      .sleep(3 * day)
      .sleep(1)
      .send(['decide', people.supervisor], decision());
    expect(aCase.noted).toEqual(['resolution_breached', 'promise_missed']);
    expect(aCase.context.rounds[0]?.resolutionBreached).toBe(true);
  });

  it('records none at the very instant', () => {
    const aCase = awaiting().sleep(day);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    expect(aCase.context.rounds[0]?.responseBreached).toBe(false);
  });

  it('drops a warning that came to nothing: the target was met', () => {
    const aCase = awaiting().sleep(20 * hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    expect(aCase.noted).toEqual(['promise_missed']);
    expect(aCase.context.due).not.toHaveProperty('responseWarning');
  });
});

describe('a second round', () => {
  it('has targets of its own and leaves the first round’s breach alone', () => {
    const aCase = awaiting().pass(day + hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour }).send(['decide', people.supervisor], decision());
    aCase.send(['record_check', people.supervisor], { satisfied: false });
    expect(aCase.context.rounds.map(({ responseBreached }) => responseBreached)).toEqual([true, false]);
    expect(followingUp().context.due).not.toHaveProperty('resolution');
  });
});
