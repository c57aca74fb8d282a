// Contract: every state is reached, every transition of the config is taken, and the invariants hold at each step on the way.
// A breadth-first walk of our own instead of xstate/graph: events depend on the place (who may, which clock is next), which its fixed list
// of events cannot say. Places are told apart by everything but instants and figures, because those never end.
import { openStates } from '@relais/contracts';
import {
  answersAt,
  birthInput,
  clocksAt,
  commandsAt,
  faultsOf,
  isAnswerDue,
  markedMachine,
  type Place,
  rulesWith,
  start,
  statusAt,
  stepFrom,
} from '@relais/testing/cases';

const { machine, names } = markedMachine();
// One reminder, two levels: the same kinds of places, far fewer of them.
const rules = rulesWith({ policy: { reminders: 1, arbitrationReminders: 1, levels: [2, 4] } });

/** A third round, a third return or a fifth transfer tells nothing new; nor does where else a message waits once it was refused or reminded of. */
function isFurther(place: Place): boolean {
  const { rounds, counts, settlementMessage: message } = place.snapshot.context;
  if (rounds.length > 2 || counts.returns > 2 || counts.transfers > 4) return true;
  const isOld = message !== undefined && (message.refused || message.remindersSent > 0 || rounds.length > 1);
  return isOld && statusAt(place) !== 'deciding';
}

/** Which SLA clocks run is left out: any armed clock may come next, so theirs are taken everywhere all the same. */
const keyOf = (place: Place): string => {
  const { due, left, tasks, ...context } = place.snapshot.context;
  const { level, ladder, documenting, information, acknowledged, arbitration, feedback, settled, chosen, recipient, actions } = context;
  const status = statusAt(place);
  const clocks = Object.keys(due).filter((clock) => !/^(response|resolution)/.test(clock));
  const held = [
    clocks.sort(),
    'reminder' in left,
    Object.keys(tasks).sort(),
    level,
    ladder,
    context.counts.returnsInARow,
    context.rounds.length,
  ];
  const facts = [
    documenting,
    information?.backTo,
    acknowledged !== null,
    arbitration,
    context.call !== undefined && status === 'deciding',
    context.settlementMessage && [context.settlementMessage.refused, context.settlementMessage.remindersSent],
    feedback,
    settled,
    chosen !== null,
    recipient?.backupUserId,
  ];
  return JSON.stringify([
    status,
    held,
    facts,
    status === 'implementing' && actions.map(({ status: one }) => one),
    place.asks.map(({ what }) => what),
  ]);
};

function explore(): { reached: Set<string>; taken: Set<string>; faults: Set<string>; places: number } {
  const births = ([null, 'justified', 'not_justified', 'redirected'] as const).flatMap((verdict) =>
    [false, true].map((live) => start(machine, birthInput({ verdict, rules, profile: { category: 'billing', live } }))),
  );
  const faults = new Set(births.flatMap((after) => faultsOf({ before: null, event: null, after })));
  const seen = new Map(births.map((place) => [keyOf(place), place]));
  const taken = new Set(births.flatMap((place) => place.taken));
  const waiting = [...seen.values()];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    if (statusAt(place) === 'closed' || isFurther(place)) continue;
    const events = isAnswerDue(place) ? answersAt(place) : [...answersAt(place), ...commandsAt(place), ...clocksAt(place)];
    for (const event of events) {
      const after = stepFrom(machine, { place, event });
      for (const name of after.taken) taken.add(name);
      for (const fault of faultsOf({ before: place, event, after })) faults.add(fault);
      const key = keyOf(after);
      if (seen.has(key)) continue;
      seen.set(key, after);
      waiting.push(after);
    }
  }
  return { reached: new Set([...seen.values()].map(statusAt)), taken, faults, places: seen.size };
}

describe('all the ways through a case', () => {
  const walk = explore();

  it('reach every state', () => {
    expect([...walk.reached].sort()).toEqual([...openStates, 'closed'].sort());
  });

  it('take every transition of the config', () => {
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !walk.taken.has(name))).toEqual([]);
  });

  it('never leave a case without owner, without a next move, or with something left over', () => {
    expect([...walk.faults]).toEqual([]);
  });

  it('are many: a walk that stopped early would prove nothing', () => {
    expect(walk.places).toBeGreaterThan(1000);
  });
});
