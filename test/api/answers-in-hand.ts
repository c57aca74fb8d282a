// What the API asks Temporal of its commands, and is answered, held or lost on the way, so that a test decides what comes first.
import { EscalationsFacade, TemporalUnavailable } from '@relais/temporal';

interface Held {
  /** Resolves once it is on its way. */
  readonly given: Promise<void>;
  /** Lets it arrive. */
  release(): void;
}

/** Holds the next command that the API sends: Temporal has not heard of it. */
export function holdNextCommand(): Held {
  const { given, release, meet } = holding();
  onNextCommand(async (send) => {
    await meet();
    return send();
  });
  return { given, release };
}

/** Holds what Temporal answers to the next command that the API sends. */
export function holdNextAnswer(): Held {
  const { given, release, meet } = holding();
  onNextCommand((send) => send().finally(meet));
  return { given, release };
}

/** Temporal answers the next command and the API never hears it, as if it had died meanwhile. */
export function loseNextAnswer(): void {
  const lost = () => Promise.reject(new TemporalUnavailable('no_answer', { cause: null }));
  onNextCommand((send) => send().then(lost));
}

/** Temporal begins the next case and the API never hears it. */
export function loseNextStart(): void {
  const { start } = EscalationsFacade.prototype;
  const spy = jest.spyOn(EscalationsFacade.prototype, 'start');
  spy.mockImplementationOnce(async function (this: EscalationsFacade, ...sent) {
    spy.mockRestore();
    await start.apply(this, sent);
    throw new TemporalUnavailable('no_answer', { cause: null });
  });
}

type Command = EscalationsFacade['command'];
type Receipt = ReturnType<Command>;

function onNextCommand(meet: (send: () => Receipt) => Receipt): void {
  const { command } = EscalationsFacade.prototype;
  const spy = jest.spyOn(EscalationsFacade.prototype, 'command');
  spy.mockImplementationOnce(function (this: EscalationsFacade, ...sent) {
    spy.mockRestore();
    return meet(() => command.apply(this, sent));
  });
}

function holding(): Held & { meet(): Promise<void> } {
  const [given, released] = [moment(), moment()];
  const meet = () => {
    given.comes();
    return released.came;
  };
  return { given: given.came, release: released.comes, meet };
}

function moment(): { readonly came: Promise<void>; readonly comes: () => void } {
  let comes!: () => void;
  const came = new Promise<void>((resolve) => {
    comes = resolve;
  });
  return { came, comes };
}
