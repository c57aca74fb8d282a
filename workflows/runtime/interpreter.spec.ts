// Contract: one step, recorded, then the next; whoever commanded is answered once, when the case has come to rest, or refused.
// Were it to fail, an acknowledgment could be answered and lost, a worker spin on one clock, or a caller wait for ever.
import { VirtualClock } from '@relais/testing/time';
import { type Interpretation, Interpreter } from './interpreter';
import { type At, type Clock, cadence, type Effect, type Event, type Lamp, lit as litBy, type Room } from './lamp';

const lit = (changes: Parameters<typeof litBy>[1] = {}) => litBy(new VirtualClock(1000), changes);

/** How a sender is answered, held from the start: a refusal may come before the test asks. */
const answered = (reply: Promise<string>): Promise<string> => reply.catch(({ message }: Error) => `refused: ${message}`);

const events = ({ steps }: Room<VirtualClock>): string[] => steps.map(({ event }) => event.type);

describe('a step', () => {
  it('is recorded before the next is taken; birth is the first', async () => {
    const room = lit();
    room.mailbox.deposit({ type: 'switch' });
    room.mailbox.deposit({ type: 'switch' });
    await room.clock.settle();
    expect(room.steps.map(({ step: number, event, from, to }) => [number, event.type, from?.state ?? null, to.snapshot.state])).toEqual([
      [1, 'birth', null, 'on'],
      [2, 'switch', 'on', 'off'],
      [3, 'switch', 'off', 'on'],
    ]);
  });

  it('counts for the version only when a person made it, so a reminder does not outdate what they read', async () => {
    const room = lit({ born: { due: { blink: 1050 } } });
    await room.clock.pass(60);
    room.mailbox.deposit({ type: 'switch' });
    room.mailbox.deposit({ type: 'switch', person: true });
    await room.clock.settle();
    expect(room.steps.map(({ step: number, version }) => [number, version])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 4],
    ]);
  });

  it('starts what it asks of the world only after it is recorded', async () => {
    const order: string[] = [];
    const room = lit({
      record: async ({ event }) => {
        order.push(`recorded ${event.type}`);
        return [];
      },
      start: (effects) => {
        order.push(`started ${effects.join()}`);
      },
    });
    room.mailbox.deposit({ type: 'test' });
    await room.clock.settle();
    expect(order).toEqual(['recorded birth', 'started ', 'recorded test', 'started test']);
  });

  it('that the recorder cannot record stops the case loudly, and nobody is told it was taken', async () => {
    const room = lit({
      record: async ({ event }) => {
        if (event.type === 'switch') throw new Error('another digest was recorded for this step');
        return [];
      },
    });
    const replied = jest.fn();
    room.mailbox.post({ type: 'switch' }).then(replied, replied);
    await room.clock.settle();
    expect(await room.ended).toEqual(new Error('another digest was recorded for this step'));
    expect(replied).not.toHaveBeenCalled();
    expect(room.started).toEqual([[]]);
  });

  it('that nothing handles stops the case loudly', async () => {
    const room = lit();
    room.mailbox.answer({ type: 'birth' });
    await room.clock.settle();
    expect(await room.ended).toEqual(new Error('nothing handles birth'));
  });
});

describe('a command', () => {
  it('is answered with the case as it is once every answer its step led to has been taken', async () => {
    const room = lit();
    const receipt = room.mailbox.post({ type: 'measure' });
    await room.clock.settle();
    expect(events(room)).toEqual(['birth', 'measure', 'measured', 'measured']);
    expect(await receipt).toBe('on 3 step 4 version 1');
  });

  it('does not wait for the outside world, which answers when it likes', async () => {
    const room = lit();
    const receipt = room.mailbox.post({ type: 'test' });
    await room.clock.settle();
    expect(await receipt).toBe('on 0 step 2 version 1');
    room.mailbox.answer({ type: 'tested' });
    await room.clock.settle();
    expect(events(room)).toEqual(['birth', 'test', 'tested']);
  });

  it('is taken before a clock of the same instant, and what it set stands', async () => {
    const room = lit({ born: { due: { fade: 1500 } } });
    room.clock.outage(500);
    room.mailbox.deposit({ type: 'dim', until: 2000 });
    await room.clock.settle();
    expect(events(room)).toEqual(['birth', 'dim']);
    await room.clock.pass(500);
    expect(room.steps.at(-1)).toMatchObject({ event: { type: 'fade', at: 2000 } });
  });

  it('refused when taken leaves no step, and its sender hears why', async () => {
    const room = lit();
    room.refused.add('switch');
    const first = answered(room.mailbox.post({ type: 'switch' }));
    const second = room.mailbox.post({ type: 'dim', until: 9000 });
    await room.clock.settle();
    expect(await first).toBe('refused: no switch');
    expect(await second).toBe('on 0 step 2 version 1');
    expect(events(room)).toEqual(['birth', 'dim']);
  });

  it('is not refused in advance before the case is born, then by the case as it is', async () => {
    const room = lit();
    const unborn = new Interpreter({} as Interpretation<Lamp, Event, Effect, Clock, string>, room.mailbox);
    expect(unborn.refusal({ type: 'switch', at: 1 })).toBeNull();
    await room.clock.settle();
    room.refused.add('switch');
    expect(room.interpreter.refusal({ type: 'switch', at: 1 })?.message).toBe('no switch');
    expect(room.interpreter.refusal({ type: 'measure', at: 1 })).toBeNull();
  });

  it('that nobody waits for is kept while it is refused, and tried again after each next step', async () => {
    const room = lit();
    room.refused.add('smash');
    room.kept.add('smash');
    room.mailbox.deposit({ type: 'smash' });
    await room.clock.settle();
    room.mailbox.deposit({ type: 'switch' });
    await room.clock.settle();
    expect(events(room)).toEqual(['birth', 'switch']);
    room.refused.clear();
    room.mailbox.deposit({ type: 'switch' });
    await room.clock.settle();
    expect(events(room)).toEqual(['birth', 'switch', 'switch', 'smash']);
    expect(await room.ended).toBe('ended');
  });

  it('that nobody waits for and nobody keeps must not be refused: it would be lost in silence', async () => {
    const room = lit();
    room.refused.add('switch');
    room.mailbox.deposit({ type: 'switch' });
    await room.clock.settle();
    const error = await room.ended;
    expect(error).toMatchObject({ message: expect.stringContaining('nobody waits for'), cause: new Error('no switch') });
  });
});

describe('a clock', () => {
  it('rings at its instant, again at each cadence', async () => {
    const room = lit({ born: { due: { blink: 1050 } } });
    await room.clock.pass(250);
    expect(room.steps.map(({ event }) => [event.type, event.at])).toEqual([
      ['birth', 1000],
      ['blink', 1050],
      ['blink', 1150],
      ['blink', 1250],
    ]);
  });

  it('that fell due many times while nobody ran rings once, then at its cadence', async () => {
    const room = lit({ born: { due: { blink: 1050 } } });
    await room.clock.settle();
    room.clock.outage(10 * cadence + 7);
    await room.clock.pass(cadence);
    expect(room.steps.map(({ event }) => [event.type, event.at])).toEqual([
      ['birth', 1000],
      ['blink', 2007],
      ['blink', 2107],
    ]);
  });

  it('that is still due after it was taken stops the case loudly instead of ringing for ever', async () => {
    const room = lit({ born: { due: { blink: 1050 } }, take: (lamp) => ({ snapshot: lamp, effects: [] }) });
    await room.clock.pass(50);
    expect(await room.ended).toEqual(new Error("the clock 'blink' is still due after it was taken"));
    expect(events(room)).toEqual(['birth']);
  });

  it('that is armed at the very instant it rang counts as still due', async () => {
    const take = (lamp: Lamp, { at }: At) => ({ snapshot: { ...lamp, due: { blink: at } }, effects: [] });
    const room = lit({ born: { due: { blink: 1050 } }, take });
    await room.clock.pass(50);
    expect(await room.ended).toBeInstanceOf(Error);
  });
});

describe('the end', () => {
  it('answers the last command with the closed case, and refuses everybody who waits or comes later', async () => {
    const room = lit();
    const replies = (['smash', 'switch', 'test'] as const).map((type) => answered(room.mailbox.post({ type })));
    await room.clock.settle();
    expect(await room.ended).toBe('ended');
    const late = answered(room.mailbox.post({ type: 'switch' }));
    const refused = 'refused: the lamp is broken';
    expect(await Promise.all([...replies, late])).toEqual(['broken 0 step 2 version 1', refused, refused, refused]);
    expect(events(room)).toEqual(['birth', 'smash']);
  });

  it('also answers those who waited when an answer came while the last step was recorded', async () => {
    let recorded = (): void => undefined;
    const recording = new Promise<void>((resolve) => {
      recorded = resolve;
    });
    const room = lit({
      record: async ({ event }) => {
        if (event.type === 'smash') await recording;
        return [];
      },
    });
    const reply = room.mailbox.post({ type: 'smash' });
    await room.clock.settle();
    room.mailbox.answer({ type: 'tested' });
    recorded();
    await room.clock.settle();
    expect(await room.ended).toBe('ended');
    expect(await reply).toBe('broken 0 step 2 version 1');
  });
});
