// Contract: life.md §1 "Several actions", §2 `retry_action`, `cancel`. Were it to fail, a credit would be paid twice or forgotten.
import { hour, implementing, people } from '@relais/testing/cases';

const statuses = (aCase: ReturnType<typeof implementing>) => aCase.context.actions.map(({ status }) => status);
const failed = (unknown = false) => implementing().answer({ type: 'action_failed', actionId: 'r1a1', unknown });

describe('several actions', () => {
  it('run one after the other, each outcome recorded; the last one done is the implementation', () => {
    const aCase = implementing();
    expect(statuses(aCase)).toEqual(['running', 'waiting']);
    aCase.pass(hour).answer({ type: 'action_done', actionId: 'r1a1' });
    expect(statuses(aCase)).toEqual(['done', 'running']);
    expect(aCase.effects).toEqual([{ type: 'ask', params: { what: 'action', actionId: 'r1a2', run: 1 } }]);
    expect(aCase.status).toBe('implementing');
    aCase.pass(hour).answer({ type: 'action_done', actionId: 'r1a2' });
    expect(aCase.status).toBe('following_up');
    expect(aCase.context.rounds[0]).toMatchObject({ implementedAt: aCase.at });
    expect(aCase.told).toEqual(['decision → customer']);
  });

  it('stop at the first failure: the rest waits, the operator has a task and is told, the customer hears nothing', () => {
    const aCase = failed();
    expect(statuses(aCase)).toEqual(['failed', 'waiting']);
    expect(aCase.context.tasks).toEqual({ repair_action: { for: 'operator', since: aCase.at } });
    expect(aCase.told).toEqual(['action_failed → operator']);
    expect(aCase.status).toBe('implementing');
  });
});

describe('a failed action', () => {
  it('runs again under the same id, its run counted', () => {
    const aCase = failed().send(['retry_action', people.operator], { actionId: 'r1a1', how: 'again' });
    expect(aCase.context.actions[0]).toMatchObject({ status: 'running', runs: 2 });
    expect(aCase.effects).toEqual([{ type: 'ask', params: { what: 'action', actionId: 'r1a1', run: 2 } }]);
    expect(aCase.context.tasks).toEqual({});
    expect(aCase.answer({ type: 'action_failed', actionId: 'r1a1', unknown: false }).context.tasks).toHaveProperty('repair_action');
  });

  it.each([
    ['done_by_hand', 'done_by_hand'],
    ['give_up', 'given_up'],
  ] as const)('is settled by %s, and the next one starts', (how, status) => {
    const aCase = failed().send(['retry_action', people.operator], { actionId: 'r1a1', how });
    expect(statuses(aCase)).toEqual([status, 'running']);
    expect(aCase.effects).toEqual([{ type: 'ask', params: { what: 'action', actionId: 'r1a2', run: 1 } }]);
    aCase.answer({ type: 'action_failed', actionId: 'r1a2', unknown: true });
    aCase.send(['retry_action', people.operator], { actionId: 'r1a2', how });
    expect(aCase.status).toBe('following_up');
    expect(aCase.context.standing).toBe('approved');
  });

  it('is the only one that is retried', () => {
    expect(implementing().refusal(['retry_action', people.operator], { actionId: 'r1a1', how: 'again' })?.code).toBe('not_allowed_now');
    expect(failed().refusal(['retry_action', people.operator], { actionId: 'r1a2', how: 'again' })?.code).toBe('not_allowed_now');
    expect(failed().refusal(['retry_action', people.operator], { actionId: 'r9a9', how: 'again' })?.code).toBe('invalid_command');
  });

  it('whose end nobody knows may be asked again as well: its key makes that harmless', () => {
    expect(statuses(failed(true))).toEqual(['unknown', 'waiting']);
    expect(failed(true).refusal(['retry_action', people.operator], { actionId: 'r1a1', how: 'again' })).toBeNull();
  });
});

describe('cancelling while something is carried out', () => {
  it('is refused while an action runs or its end is unknown, and taken once it has failed', () => {
    expect(implementing().refusal(['cancel', people.operator])?.code).toBe('action_running');
    expect(failed(true).refusal(['cancel', people.operator])?.code).toBe('action_running');
    expect(failed().send(['cancel', people.operator]).context).toMatchObject({ outcome: 'cancelled', closedBecause: 'cancelled' });
  });
});
