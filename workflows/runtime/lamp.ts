// The toy machine that the specs of the loop drive: a lamp, domain-free, small enough to see every rule of the loop in it.
import { type Interpretation, Interpreter, type StepToRecord } from './interpreter';
import { Mailbox, type MailboxClock } from './mailbox';

export interface Lamp {
  readonly state: 'on' | 'off' | 'broken';
  readonly due: { readonly blink?: number; readonly fade?: number };
  readonly blinks: number;
  readonly brightness: number;
}
export type Event =
  | { readonly type: 'switch'; readonly person?: boolean }
  | { readonly type: 'dim'; readonly until: number; readonly person?: boolean }
  | { readonly type: 'measure' }
  | { readonly type: 'measured'; readonly brightness: number }
  | { readonly type: 'test' }
  | { readonly type: 'tested' }
  | { readonly type: 'smash' }
  | { readonly type: 'birth'; readonly person?: boolean }
  | { readonly type: 'blink' }
  | { readonly type: 'fade' };
export type Effect = 'measure' | 'test';
export type Clock = 'blink' | 'fade';
export type At = Event & { readonly at: number };
type Recorded = StepToRecord<Lamp, Event, Effect>;

/** Milliseconds between two blinks. */
export const cadence = 100;

function step(lamp: Lamp, event: At): { snapshot: Lamp; effects: Effect[] } {
  switch (event.type) {
    case 'switch':
      return { snapshot: { ...lamp, state: lamp.state === 'on' ? 'off' : 'on' }, effects: [] };
    case 'dim':
      return { snapshot: { ...lamp, due: { ...lamp.due, fade: event.until } }, effects: [] };
    case 'measure':
      return { snapshot: lamp, effects: ['measure', 'measure'] };
    case 'measured':
      return { snapshot: { ...lamp, brightness: lamp.brightness + event.brightness }, effects: [] };
    case 'test':
      return { snapshot: lamp, effects: ['test'] };
    case 'tested':
      return { snapshot: { ...lamp, brightness: -1 }, effects: [] };
    case 'smash':
      return { snapshot: { ...lamp, state: 'broken', due: {} }, effects: [] };
    case 'blink':
      return { snapshot: { ...lamp, blinks: lamp.blinks + 1, due: { ...lamp.due, blink: event.at + cadence } }, effects: [] };
    case 'fade':
      return { snapshot: { ...lamp, due: { blink: lamp.due.blink } }, effects: [] };
    default:
      throw new Error(`nothing handles ${event.type}`);
  }
}

/** A lamp that runs, and everything a test may want to see or change of it. */
export interface Room<Time extends MailboxClock> {
  clock: Time;
  mailbox: Mailbox<Clock, Event, string>;
  steps: Recorded[];
  started: Effect[][];
  interpreter: Interpreter<Lamp, Event, Effect, Clock, string>;
  /** How the loop ended; pending while the lamp is whole. */
  ended: Promise<'ended' | Error>;
  refused: Set<string>;
  kept: Set<string>;
}

type LampInterpretation = Interpretation<Lamp, Event, Effect, Clock, string>;

/** Lights a lamp at 1000; `changes` replaces what the loop is told of it. */
export function lit<Time extends MailboxClock>(
  clock: Time,
  { born = {}, ...changes }: Partial<LampInterpretation> & { born?: Partial<Lamp> } = {},
): Room<Time> {
  const mailbox = new Mailbox<Clock, Event, string>({ clock, order: ['blink', 'fade'], dueEvent: (type) => ({ type }) });
  const seen = { steps: [] as Recorded[], started: [] as Effect[][], refused: new Set<string>(), kept: new Set<string>() };
  const interpreter = new Interpreter({ ...asTold(seen, born), ...changes }, mailbox);
  const ended = interpreter.run({ type: 'birth', person: true, at: 1000 }).then(
    () => 'ended' as const,
    (error: Error) => error,
  );
  return { clock, mailbox, interpreter, ended, ...seen };
}

const asTold = (
  { steps, started, refused, kept }: Pick<Room<MailboxClock>, 'steps' | 'started' | 'refused' | 'kept'>,
  born: Partial<Lamp>,
): LampInterpretation => ({
  begin: () => ({ snapshot: { state: 'on', due: {}, blinks: 0, brightness: 0, ...born }, effects: [] }),
  take: step,
  isActive: ({ state }) => state !== 'broken',
  due: ({ due }) => due,
  clockOf: ({ type }) => (type === 'blink' || type === 'fade' ? type : null),
  refuse: (_lamp, { event }) => (refused.has(event.type) ? new Error(`no ${event.type}`) : null),
  keeps: ({ type }) => kept.has(type),
  isByPerson: (event) => 'person' in event && event.person === true,
  record: async (recorded) => {
    steps.push(recorded);
    return recorded.to.effects.flatMap((effect, index): Event[] =>
      effect === 'measure' ? [{ type: 'measured', brightness: index + 1 }] : [],
    );
  },
  start: (effects) => {
    started.push([...effects]);
  },
  receipt: (lamp, { step: last, version }) => `${lamp.state} ${lamp.brightness} step ${last} version ${version}`,
  closedRefusal: () => new Error('the lamp is broken'),
});
