// Contract: a life read from a workflow's history is the one that was lived, and a machine that decides otherwise is found at its step.
// Were it to fail, a change of the machine could pass the replay of a case that it would lead another way.
import type { CaseEvent } from '@relais/contracts';
import { escalationMachine } from '@relais/machines';
import { birthInput, type HistoryDocument, lifeOfHistory, MachineCase, people, record, replay } from '.';

const player = { machine: escalationMachine, digest: (value: unknown): string => JSON.stringify(value) };
const birth = birthInput();
const aCase = new MachineCase().send(['acknowledge', people.supervisor], { promisedAt: birth.raisedAt + 3_600_000 });
const lived = record(player, { name: 'lived', birth, events: aCase.history });

const encoded = (value: unknown) => ({ payloads: [{ data: Buffer.from(JSON.stringify(value)).toString('base64') }] });
const activity = (name: string, input: unknown) => ({
  activityTaskScheduledEventAttributes: { activityType: { name }, input: encoded(input) },
});

/** Temporal's JSON of a life, with the events between that say nothing of it. */
const historyOf = (steps: readonly { event: CaseEvent | null; digest: string }[], first = 1): HistoryDocument => ({
  events: [
    { workflowExecutionStartedEventAttributes: { input: encoded({ ...birth, machineVersion: 1, commandId: 'c', actor: people.agent }) } },
    {},
    ...steps.flatMap(({ event, digest }, index) => {
      const at = event?.at ?? birth.raisedAt;
      return [
        activity('record', { step: first + index, at, digest, event: event ?? { type: 'raised', at } }),
        {},
        activity('execute', { actionId: 'r1a1' }),
      ];
    }),
  ],
});
const recorded = [{ event: null, digest: lived.born }, ...lived.steps];

describe('a life read from a history', () => {
  it('has the birth, the events with their instants, and the digest of every step', () => {
    const read = lifeOfHistory('read', historyOf(recorded));
    expect(read.birth).toMatchObject(birth);
    expect({ born: read.born, steps: read.steps }).toEqual({ born: lived.born, steps: lived.steps });
    expect(replay(player, read)).toBeNull();
  });

  it.each([
    { what: 'without a start', history: { events: historyOf(recorded).events.slice(1) } },
    { what: 'without its first step', history: historyOf(recorded, 2) },
    { what: 'without any step', history: historyOf([]) },
  ])('is none $what', ({ history }) => {
    expect(() => lifeOfHistory('torn', history)).toThrow("'torn'");
  });
});

describe('a replay', () => {
  it('names the first step that is decided otherwise, the birth included', () => {
    const [gate, ...rest] = lived.steps;
    expect(replay(player, { ...lived, born: 'another' })).toEqual({ step: 1, event: 'raised', because: 'decided otherwise' });
    const another = { ...lived, steps: [{ event: gate?.event as CaseEvent, digest: 'another' }, ...rest] };
    expect(replay(player, another)).toEqual({ step: 2, event: 'gate_answered', because: 'decided otherwise' });
  });

  it('names a step that the machine does not take, be it a clock or a command', () => {
    const at = birth.raisedAt + 1;
    const events = [
      { type: 'due', clock: 'check', at },
      { type: 'rate_support', commandId: 'c', actor: people.agent, rating: 5, at },
    ] as const;
    for (const event of events) {
      const steps = [...lived.steps, { event, digest: 'never' }];
      expect(replay(player, { ...lived, steps })).toMatchObject({
        step: steps.length + 1,
        because: expect.stringMatching(/^nothing handles/),
      });
    }
  });
});
