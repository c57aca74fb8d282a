// Contract: the table of life.md §2, transcribed below by hand: every command, in every state, from every standing. An edit of the code's
// table or of this one alone is noticed; a command the table allows must also be handled by the machine.
import type { Actor, CommandEvent, CommandName, OpenState } from '@relais/contracts';
import { commandNames } from '@relais/contracts';
import { allowedCommands, escalationMachine, refuse } from '@relais/machines';
import {
  arbitrating,
  awaiting,
  deciding,
  decision,
  documenting,
  evaluating,
  followingUp,
  inFeedback,
  type MachineCase,
  type PersonName,
  people,
  settlement,
  system,
  twoOptions,
} from '@relais/testing/cases';

/** ● allowed, – not; columns evaluating documenting transferring awaiting_acknowledgment deciding arbitrating implementing following_up feedback. */
const table = `
  assess               ● – – – – – – – –   agent direction
  insist               ● – – – – – – – –   agent direction
  accept_alternative   ● – – – – – – – –   agent direction
  complete_dossier     ● ● – ● ● ● – – –   agent direction
  acknowledge          – – – ● – – – – –   member direction
  pick_up              – – – ● – – – – –   member direction
  return               – – – ● – – – – –   member direction
  request_information  – – – ● ● – – – –   member direction
  provide_information  – ● – – – – – – –   agent contact direction
  decide               – – – – ● – – – –   member direction
  open_arbitration     – – – – ● – – – –   member direction
  state_position       – – – – – ● – – –   teammate manager direction
  settle_arbitration   – – – – – ● – – –   manager direction
  validate_message     – ● – ● ● – ● – –   owner manager direction
  redraft_message      – ● – ● ● – ● – –   owner manager direction
  retry_action         – – – – – – ● – –   operator
  record_check         – – – – – – – ● –   member direction
  give_feedback        – – – – – – – – ●   member direction
  rate_support         – – – – – – – – ●   agent direction
  snooze               – – – ● ● – – ● –   member direction
  reassign             ● ● – ● ● ● – ● ●   early-agent manager direction operator
  withdraw             ● ● ● ● ● ● – – –   agent direction
  cancel               ● ● ● ● ● ● ● ● ●   operator system
  apply_policy         ● ● – ● ● ● ● ● ●   operator system
  end_call             – ● – – ● ● ● ● ●   agent contact member direction
  move_to_writing      ● ● – ● ● ● ● ● ●   agent contact member direction
  update_customer      ● ● ● ● ● ● ● ● ●   agent contact member direction
  add_note             ● ● ● ● ● ● ● ● ●   agent contact member direction
  add_fact             ● ● ● ● ● ● ● ● ●   agent contact member direction
  attach_evidence      ● ● ● ● ● ● ● ● ●   agent contact member direction
  trigger_added        ● ● ● ● ● ● ● ● ●   everybody system
`;
const columns: OpenState[] = [
  'evaluating',
  'documenting',
  'transferring',
  'awaiting_acknowledgment',
  'deciding',
  'arbitrating',
  'implementing',
  'following_up',
  'feedback',
];
const rows = table
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/);
    return { name: name as CommandName, cells: words.slice(0, columns.length), who: words.slice(columns.length) };
  });

/** Each in the situation that its commands need; the point of contact is nobody else. */
const contact = { userId: people.otherAgent.userId };
const named = (aCase: MachineCase) => aCase.send(['reassign', people.manager], { role: 'point_of_contact', to: contact.userId });
const begin: Record<OpenState, () => MachineCase> = {
  evaluating: () => named(evaluating()),
  documenting: () => named(documenting()),
  transferring: () => named(documenting()),
  awaiting_acknowledgment: () => named(awaiting({ profile: { category: 'billing', live: true } })),
  deciding: () => named(deciding()),
  arbitrating: () => named(arbitrating()),
  implementing: () =>
    named(deciding({ world: { actions: 'failed' } })).send(
      ['decide', people.supervisor],
      decision({ actions: [{ kind: 'fix', amountMinor: 0 }] }),
    ),
  following_up: () => named(followingUp()),
  feedback: () => named(inFeedback()),
};
/** What a command needs before it can be taken at all; the table is about states and people. */
const prepared = (name: CommandName, state: OpenState): MachineCase => {
  const aCase = begin[state]();
  if (name === 'insist' || name === 'accept_alternative')
    return state === 'evaluating' ? aCase.send(['assess', people.agent], { verdict: 'not_justified' }) : aCase;
  if (name === 'provide_information' && state === 'documenting')
    return named(deciding().send(['request_information', people.supervisor], { from: 'agent' }));
  // As after a pick-up: the state and the person are what is asked.
  if (name === 'end_call') aCase.snapshot = { ...aCase.snapshot, context: { ...aCase.context, call: pickedUp(aCase.at) } };
  return ofMessage.has(name) && columnsOf(name).includes(state) ? withMessage(state) : aCase;
};

const pickedUp = (at: number) => ({
  pickedUpAt: at,
  waitedMilliseconds: 0,
  isWaitWithinTarget: true,
  onTheLine: [],
  lengthMilliseconds: null,
  isLengthUsual: null,
});
const ofMessage: ReadonlySet<CommandName> = new Set(['validate_message', 'redraft_message']);
const columnsOf = (command: CommandName): OpenState[] => {
  const cells = rows.find(({ name }) => name === command)?.cells ?? [];
  return columns.filter((_, index) => cells[index] === '●');
};

/** The message that ends an arbitration waits, in each state where it may; nobody of these stories wrote it. */
function withMessage(state: OpenState): MachineCase {
  const writer = { ...people.manager, userId: people.admin.userId };
  const { userId, teamIds } = people.supervisor;
  const aCase = named(deciding({ world: { actions: 'failed' } })).send(['open_arbitration', people.supervisor], twoOptions);
  const to = state === 'awaiting_acknowledgment' ? 'recipient' : 'decider';
  aCase.send(['settle_arbitration', writer], settlement({ to, option: 1, userId, teamId: teamIds[0] as string }));
  if (state === 'documenting') aCase.send(['request_information', people.supervisor], { from: 'agent' });
  if (state === 'implementing') aCase.send(['decide', people.supervisor], decision({ actions: [{ kind: 'fix', amountMinor: 0 }] }));
  return aCase;
}

const bodies = ({ at, actor }: { at: number; actor?: Actor }): Partial<Record<CommandName, object>> => ({
  acknowledge: { promisedAt: at + 1000 },
  assess: { verdict: 'justified' },
  return: { reason: 'other' },
  request_information: { from: 'agent' },
  decide: decision({ cost: { amountMinor: 0, currency: 'EUR' } }),
  open_arbitration: twoOptions,
  end_call: { endedAt: at },
  state_position: { teamId: actor?.teamIds[0] },
  settle_arbitration: settlement({ option: 1 }),
  validate_message: { validated: true },
  redraft_message: { customerMessage: {} },
  retry_action: { actionId: 'r1a1', how: 'give_up' },
  record_check: { satisfied: true },
  snooze: { until: at + 1000 },
  reassign: { role: 'recipient', to: people.expert.userId, teamId: people.expert.teamIds[0] },
  update_customer: { statesPosition: false },
});

const personOf: Record<string, Actor> = { ...people, system };
/** The standings of life.md §2 "Who", for each of the people of these stories. */
function stands(name: string, { state, aCase }: { state: OpenState; aCase: MachineCase }): string[] {
  const isMember = (name === 'supervisor' || name === 'backup') && aCase.context.recipient !== null;
  return [
    name === 'system' ? 'system' : 'everybody',
    ...(name === 'agent' ? ['agent'] : []),
    ...(name === 'agent' && (state === 'evaluating' || state === 'documenting') ? ['early-agent'] : []),
    ...(name === 'otherAgent' ? ['contact'] : []),
    ...(aCase.context.ownerId === personOf[name]?.userId ? ['owner'] : []),
    ...(personOf[name]?.teamIds.length ? ['teammate'] : []),
    ...(isMember ? ['member'] : []),
    ...(name === 'manager' ? ['manager'] : []),
    ...(name === 'director' ? ['direction'] : []),
    ...(name === 'operator' ? ['operator'] : []),
  ];
}

function answer({ name, state, person }: { name: CommandName; state: OpenState; person: string }): { expected: string; code: string } {
  const aCase = prepared(name, state);
  const row = rows.find((one) => one.name === name);
  const actor = personOf[person];
  if (row === undefined || actor === undefined) throw new Error(`the table has no ${name}, or nobody is called ${person}`);
  const event = { type: name, actor, commandId: 'x', at: aCase.at, ...bodies({ at: aCase.at, actor })[name] } as unknown as CommandEvent;
  const refusal = refuse({ status: state, context: aCase.context }, { event, reading: { version: 1, step: 1 } });
  const isNow = row.cells[columns.indexOf(state)] === '●';
  const isTheirs = stands(person, { state, aCase }).some((standing) => row.who.includes(standing));
  const taken = (name === 'acknowledge' || name === 'pick_up') && aCase.context.acknowledged !== null;
  const expected = isNow ? (isTheirs ? 'taken' : 'not_entitled') : taken ? 'already_acknowledged' : 'not_allowed_now';
  const code = refusal?.code ?? 'taken';
  if (!isNow) expect(refusal?.details?.allowed).toEqual(allowedCommands({ status: state, context: aCase.context }, actor));
  if (taken) expect(refusal?.details?.by).toBe(aCase.context.acknowledged?.by);
  expect(allowedCommands({ status: state, context: aCase.context }, actor).includes(name)).toBe(code === 'taken');
  return { expected, code };
}

describe('which command when, and who may', () => {
  it('lists every command there is, once', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...commandNames].sort());
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
  });

  describe.each(columns)('in %s', (state) => {
    it.each(rows.map(({ name }) => name))('%s is taken from whom the table names and refused to all others with the reason', (name) => {
      const persons = [...(Object.keys(people) as PersonName[]), 'system'];
      const answers = persons.map((person) => ({ person, ...answer({ name, state, person }) }));
      expect(answers.map(({ person, code }) => `${person}: ${code}`)).toEqual(
        answers.map(({ person, expected }) => `${person}: ${expected}`),
      );
    });
  });

  it.each(rows.map(({ name }) => name))('%s finds a closed case closed, whoever sends it', (name) => {
    const { context, at } = awaiting().send(['withdraw', people.agent]);
    for (const actor of Object.values(personOf)) {
      const event = { type: name, actor, commandId: 'x', at, ...bodies({ at })[name] } as unknown as CommandEvent;
      expect(refuse({ status: 'closed', context }, { event, reading: { version: 1, step: 1 } })?.code).toBe('closed');
      expect(allowedCommands({ status: 'closed', context }, actor)).toEqual([]);
    }
  });
});

describe('what the table allows', () => {
  const { open } = escalationMachine.config.states ?? {};
  const handledOn = (node: { on?: object } | undefined) => Object.keys(node?.on ?? {});

  it.each(rows.flatMap(({ name, cells }) => columns.filter((_, index) => cells[index] === '●').map((state) => [name, state] as const)))(
    '%s in %s is handled by the machine',
    (name, state) => {
      const handled = [...handledOn(open), ...handledOn(open?.states?.[state])];
      expect(handled).toContain(name);
    },
  );

  it('is all that the states themselves handle: no command sits where the table refuses it', () => {
    const needless = columns.flatMap((state) =>
      handledOn(open?.states?.[state])
        .filter((name) => rows.some((row) => row.name === name && row.cells[columns.indexOf(state)] === '–'))
        .map((name) => `${name} in ${state}`),
    );
    expect(needless).toEqual([]);
  });
});
