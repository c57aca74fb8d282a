// Contract: one letter at a time; answers before commands before clocks; a clock is read when it is taken, never queued.
// Were it to fail, a reminder could erase the promise that a command had just set, or a command could be answered twice or never.
import { VirtualClock } from '@relais/testing/time';
import { Mailbox } from './mailbox';

type Bell = 'first' | 'second' | 'third';
type Message = { readonly type: string };

function opened() {
  const clock = new VirtualClock(1000);
  const mailbox = new Mailbox<Bell, Message, string>({ clock, order: ['first', 'second', 'third'], dueEvent: (bell) => ({ type: bell }) });
  return { clock, mailbox };
}

/** Takes the next letter, letting what is due or waiting come. */
async function taken({ clock, mailbox }: ReturnType<typeof opened>, due: Partial<Record<Bell, number>> = {}) {
  const letter = mailbox.next(due);
  await clock.settle();
  return (await letter).event;
}

describe('what is taken first', () => {
  it('answers in the order asked, then commands in the order of arrival, then the earliest clock', async () => {
    const { clock, mailbox } = opened();
    mailbox.deposit({ type: 'command 1' });
    mailbox.deposit({ type: 'command 2' });
    mailbox.answer({ type: 'answer 1' }, { type: 'answer 2' });
    const due = { second: 900, third: 800 };
    const order: string[] = [];
    for (let count = 0; count < 5; count += 1) order.push((await taken({ clock, mailbox }, due)).type);
    expect(order).toEqual(['answer 1', 'answer 2', 'command 1', 'command 2', 'third']);
  });

  it('settles clocks of the same instant by the fixed order, however the case lists them', async () => {
    expect(await taken(opened(), { third: 1000, second: 1000 })).toEqual({ type: 'second', at: 1000 });
  });

  it('gives every letter the instant at which it is taken, not the one at which it came or fell due', async () => {
    const { clock, mailbox } = opened();
    mailbox.deposit({ type: 'command' });
    clock.outage(500);
    expect(await taken({ clock, mailbox })).toEqual({ type: 'command', at: 1500 });
    expect(await taken({ clock, mailbox }, { first: 1200 })).toEqual({ type: 'first', at: 1500 });
  });

  it('refuses to wait for a clock that has no place in the order: it would never ring', async () => {
    await expect(opened().mailbox.next({ fourth: 1000 } as Partial<Record<Bell, number>>)).rejects.toThrow("'fourth'");
  });
});

describe('waiting', () => {
  it('lasts until the earliest clock, and not a millisecond less', async () => {
    const { clock, mailbox } = opened();
    let letter: unknown;
    mailbox.next({ first: 5000, second: 3000 }).then(({ event }) => {
      letter = event;
    });
    await clock.pass(1999);
    expect(letter).toBeUndefined();
    await clock.pass(1);
    expect(letter).toEqual({ type: 'second', at: 3000 });
  });

  it('ends at once for a command or an answer, also when no clock runs', async () => {
    const { clock, mailbox } = opened();
    const letter = mailbox.next({});
    await clock.pass(100);
    mailbox.deposit({ type: 'command' });
    await clock.settle();
    expect((await letter).event).toEqual({ type: 'command', at: 1100 });
  });

  it('lets a command that waits go first at the very instant a clock falls due', async () => {
    const { clock, mailbox } = opened();
    mailbox.deposit({ type: 'command' });
    expect((await taken({ clock, mailbox }, { first: 1000 })).type).toBe('command');
    // The command moved the clock: what was due is no longer, and nothing of it is left behind.
    const next = mailbox.next({ first: 4000 });
    await clock.pass(3000);
    expect((await next).event).toEqual({ type: 'first', at: 4000 });
  });
});

describe('a command that settles after the clocks', () => {
  it('waits for every clock that is due, and goes before those that are not', async () => {
    const { clock, mailbox } = opened();
    mailbox.post({ type: 'new rules' }, { afterClocks: true });
    expect((await taken({ clock, mailbox }, { first: 900, second: 1000 })).type).toBe('first');
    expect((await taken({ clock, mailbox }, { second: 1000 })).type).toBe('second');
    expect((await taken({ clock, mailbox }, { third: 1001 })).type).toBe('new rules');
  });

  it('does not let a later command overtake it', async () => {
    const { clock, mailbox } = opened();
    mailbox.post({ type: 'new rules' }, { afterClocks: true });
    mailbox.deposit({ type: 'command' });
    const order = [await taken({ clock, mailbox }, { first: 1000 }), await taken({ clock, mailbox }), await taken({ clock, mailbox })];
    expect(order.map(({ type }) => type)).toEqual(['first', 'new rules', 'command']);
  });
});

describe('closing', () => {
  const refusal = () => new Error('closed');

  it('answers everybody who still waits, and everybody who comes later', async () => {
    const { mailbox } = opened();
    const waiting = [mailbox.post({ type: 'one' }), mailbox.post({ type: 'two' }, { afterClocks: true })];
    mailbox.deposit({ type: 'nobody waits for this' });
    mailbox.close(refusal);
    for (const reply of [...waiting, mailbox.post({ type: 'late' })]) await expect(reply).rejects.toThrow('closed');
  });

  it('keeps no letter that came after it', async () => {
    const { clock, mailbox } = opened();
    mailbox.close(refusal);
    mailbox.deposit({ type: 'late' });
    expect((await taken({ clock, mailbox }, { first: 1000 })).type).toBe('first');
  });
});
