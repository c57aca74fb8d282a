// What Temporal answers the API on its commands, held or lost on the way, so that a test decides what comes first.
import { EscalationsFacade, TemporalUnavailable } from '@relais/temporal';

interface HeldAnswer {
  /** Resolves once Temporal has answered. */
  readonly given: Promise<void>;
  /** Lets the API hear it. */
  release(): void;
}

/** Holds the answer to the next command that the API sends. */
export function holdNextAnswer(): HeldAnswer {
  const [given, released] = [moment(), moment()];
  meetNextAnswer(() => {
    given.comes();
    return released.came;
  });
  return { given: given.came, release: released.comes };
}

/** Temporal answers the next command and the API never hears it, as if it had died meanwhile. */
export const loseNextAnswer = (): void => meetNextAnswer(() => Promise.reject(new TemporalUnavailable('no_answer', { cause: null })));

function meetNextAnswer(meet: () => Promise<void>): void {
  const { command } = EscalationsFacade.prototype;
  const spy = jest.spyOn(EscalationsFacade.prototype, 'command');
  spy.mockImplementationOnce(async function (this: EscalationsFacade, ...sent) {
    spy.mockRestore();
    const [answer] = await Promise.allSettled([command.apply(this, sent)]);
    await meet();
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
}

function moment(): { readonly came: Promise<void>; readonly comes: () => void } {
  let comes!: () => void;
  const came = new Promise<void>((resolve) => {
    comes = resolve;
  });
  return { came, comes };
}
