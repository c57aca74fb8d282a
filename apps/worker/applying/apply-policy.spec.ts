// Lost if these fail: a worker dies, or a case stands between two states, and the case never gets the rules that were asked for, or gets them twice.
import { randomUUID } from 'node:crypto';
import { policyDocument, policyDurations, type Refusal } from '@relais/contracts';
import type { StoredCommand } from '@relais/persistence';
import { CommandRefused, TemporalUnavailable, WorkflowMissing } from '@relais/temporal';
import { PolicyApplying, type PolicyApplyingDependencies } from './apply-policy';

const reference = { organisationId: 'organisation', applicationId: 'application', escalationId: 'case' };
const perClass = <Value>(value: Value) => ({ incident: value, vip: value, standard: value });
const document = policyDocument().parse({
  ...{ name: 'Test', currency: 'EUR', levels: [2], reminders: 2, warningPercent: 80, returnsBeforeArbitration: 2 },
  ...Object.fromEntries(policyDurations.map((name) => [name, 'PT1H'])),
  cadence: perClass('PT1H'),
  targets: perClass({ response: 'PT1H', resolution: 'PT2H' }),
  ceilings: { agent: 0, supervisor: 0, manager: 0, direction: null },
  matrix: [{ teamId: randomUUID() }],
});
const everyDay = { mon: [['00:00', '24:00']] } as never;
const order = {
  actor: { kind: 'person', userId: 'operator', roles: ['operator'], teamIds: [] },
  version: 2,
  reason: 'Summer hours',
  document,
  calendar: { timeZone: 'UTC', week: everyDay },
  raisedAt: Date.UTC(2026, 2, 2, 9),
} as const;

type Answer = Error | 'taken';

/** Everything around one case of an application: answers come in turn, and whatever is kept stays kept from one attempt to the next. */
function world(answers: Answer[], { closed = false, recorded = false, dieBefore = [] as ('remember' | 'settle')[], erased = false } = {}) {
  const sent: string[] = [];
  const settled: object[] = [];
  let row: StoredCommand | null = null;
  const die = (where: 'remember' | 'settle') => {
    if (dieBefore[0] !== where) return;
    dieBefore.shift();
    throw new Error(`killed before ${where}`);
  };
  const given = {
    applications: {
      caseOrder: async () => (settled.length > 0 ? null : order),
      settle: async ({ status, code }: { status: string; code: string | null }) => {
        die('settle');
        settled.push({ status, code });
      },
    },
    commands: {
      claim: async (claim: { key: string }) => {
        if (erased) return { kind: 'other_request' };
        const kind = row ? 'repeated' : 'claimed';
        row ??= { ...claim, id: randomUUID(), attempt: 0, outcome: null } as never;
        return { kind, command: row };
      },
      isRecorded: async () => recorded,
      leaveOpen: async () => undefined,
      raiseAttempt: async () => {
        row = { ...(row as StoredCommand), attempt: (row as StoredCommand).attempt + 1 };
      },
      storeOutcome: async ({ status, body }: { status: number; body: unknown }) => {
        die('remember');
        row = { ...(row as StoredCommand), outcome: { status, body } };
      },
    },
    escalations: {
      command: async (_: string, { updateId }: { updateId: string }) => {
        sent.push(updateId);
        const answer = answers.shift() ?? 'taken';
        if (answer instanceof Error) throw answer;
      },
    },
    cases: { find: async () => ({ status: closed ? 'closed' : 'deciding' }) },
    now: () => 0,
  };
  const applying = new PolicyApplying(given as unknown as PolicyApplyingDependencies);
  return { sent, settled, apply: (last = false) => applying.apply({ reference, last }) };
}

const refusal = (code: Refusal['code']) => new CommandRefused({ code, detail: 'why' });
const away = () => new TemporalUnavailable('unreachable', { cause: null });

it('is given once: a job that comes again finds it settled', async () => {
  const { apply, sent, settled } = world(['taken']);
  await apply();
  await apply();
  expect([sent.length, settled]).toEqual([1, [{ status: 'applied', code: null }]]);
});

it('is the same update after a worker died with its answer, and is not asked for once the answer is remembered', async () => {
  const { apply, sent, settled } = world(['taken'], { dieBefore: ['remember', 'settle'] });
  await expect(apply()).rejects.toThrow('killed before remember');
  await expect(apply()).rejects.toThrow('killed before settle');
  await apply();
  expect(sent).toEqual(['policy application application 0', 'policy application application 0']);
  expect(settled).toEqual([{ status: 'applied', code: null }]);
});

it('waits for a case between two states, and asks anew under another id: Temporal keeps the first answer of an id', async () => {
  const { apply, sent, settled } = world([refusal('not_allowed_now'), 'taken']);
  await expect(apply()).rejects.toBeInstanceOf(CommandRefused);
  await apply();
  expect(sent).toEqual(['policy application application 0', 'policy application application 1']);
  expect(settled).toEqual([{ status: 'applied', code: null }]);
});

it('asks under the same id after a refusal that Temporal forgets: whoever sent it before may be taken yet', async () => {
  const { apply, sent } = world([new CommandRefused({ code: 'not_allowed_now', detail: 'why' }, true), 'taken']);
  await expect(apply()).rejects.toBeInstanceOf(CommandRefused);
  await apply();
  expect(sent).toEqual(['policy application application 0', 'policy application application 0']);
});

it.each([
  ['a case that is too long', refusal('case_too_long'), false, { status: 'refused', code: 'case_too_long' }],
  ['a case that was closed meanwhile', new WorkflowMissing('case'), true, { status: 'refused', code: 'closed' }],
])('says why of %s', async (_, answer, closed, end) => {
  const { apply, settled } = world([answer], { closed });
  await apply();
  expect(settled).toEqual([end]);
});

it('was given to a case that took it and closed, also when Temporal has forgotten the case before the answer was kept', async () => {
  const { apply, settled } = world([new WorkflowMissing('case')], { closed: true, recorded: true });
  await apply();
  expect(settled).toEqual([{ status: 'applied', code: null }]);
});

it('tells the same refusal after a worker died with it', async () => {
  const { apply, sent, settled } = world([refusal('closed')], { dieBefore: ['settle'] });
  await expect(apply()).rejects.toThrow('killed');
  await apply();
  expect([sent.length, settled]).toEqual([1, [{ status: 'refused', code: 'closed' }]]);
});

it.each([
  ['Temporal is away', away()],
  ['the workflow of an open case is missing', new WorkflowMissing('case')],
])('comes again while %s; after the last attempt it is said to be unknown', async (_, fault) => {
  const { apply, settled } = world([fault, fault]);
  await expect(apply()).rejects.toBe(fault);
  expect(settled).toEqual([]);
  await apply(true);
  expect(settled).toEqual([{ status: 'unknown', code: 'temporarily_unavailable' }]);
});

it('stays loud about what it does not know, also at the last attempt', async () => {
  const { apply, settled } = world([new TypeError('a bug')]);
  await expect(apply(true)).rejects.toThrow('a bug');
  expect(settled).toEqual([]);
});

it('never sends a second command for one that an erasure emptied', async () => {
  const { apply, sent, settled } = world([], { erased: true });
  await apply();
  expect([sent, settled]).toEqual([[], [{ status: 'unknown', code: 'idempotency_key_reused' }]]);
});
