// Lost if these fail: a command acts twice under one key, or whoever repeats it is told that it was refused although the case took it.
import { randomUUID } from 'node:crypto';
import { makePartner, sqlOf } from '../persistence/sql';
import { holdNextAnswer, holdNextCommand, loseNextAnswer, loseNextStart } from './answers-in-hand';
import { callerOf } from './caller';
import { approve, customer } from './case-taken';
import { forgetCase, isForgotten, promptForgetting, until } from './forgotten-case';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true, temporalSettings: promptForgetting });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());
afterEach(() => jest.restoreAllMocks());

const asked = <Result>(work: Parameters<typeof sqlOf<Result>>[1]) => sqlOf(stack.databaseUrl, work);
const note: [string, object] = ['add-note', { note: 'une fois' }];
const timesTaken = async (escalation: CaseInHand, type: string): Promise<number> =>
  (await escalation.read('/timeline?limit=500', 'manager')).body.items.filter((entry: { type: string }) => entry.type === type).length;

it('a command refused before the case took it, and taken by a send that had read the same attempt, is not taken a second time', async () => {
  const escalation = await story.raise();
  await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(3) });
  const idempotencyKey = randomUUID();
  const refusal = holdNextAnswer();
  const first = escalation.send('supervisor', note, { idempotencyKey, ifMatch: '"1"' });
  await refusal.given;
  const receipt = holdNextAnswer();
  const second = escalation.send('supervisor', note, { idempotencyKey });
  await receipt.given;
  refusal.release();
  expect((await first).status).toBe(412);
  const third = await escalation.send('supervisor', note, { idempotencyKey });
  receipt.release();
  expect([(await second).status, third.status]).toEqual([200, 200]);
  expect(third.body).toEqual((await second).body);
  expect(await timesTaken(escalation, 'add_note')).toBe(1);
}, 40_000);

describe('a command that the case has taken is answered as the first time, and not checked anew,', () => {
  const leaves = (active: boolean) =>
    asked((sql) => sql('update "user" set active = $2 where id = $1', [stack.organisation.people.expert.id, active]));
  const reassignment = (): [string, object] => {
    const { people, teams } = stack.organisation;
    return ['reassign', { role: 'recipient', to: people.expert.id, teamId: teams[3], reason: 'Ils savent' }];
  };
  /** Nothing of that type is recorded until it is let; Temporal holds what the case has taken. */
  async function hinderRecording(type: string): Promise<() => Promise<unknown>> {
    await asked(async (sql) => {
      await sql(`create function no_${type}() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$`);
      await sql(
        `create trigger no_${type} before insert on timeline_entry for each row when (new.type = '${type}') execute function no_${type}()`,
      );
    });
    return () => asked((sql) => sql(`drop function no_${type} cascade`));
  }
  afterEach(() => leaves(true));

  it('when its answer was lost and the person it names has left since', async () => {
    const escalation = await story.raise();
    const idempotencyKey = randomUUID();
    loseNextAnswer();
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).status).toBe(503);
    await leaves(false);
    const again = await escalation.send('manager', reassignment(), { idempotencyKey });
    expect(again).toMatchObject({ status: 200, body: { id: escalation.id } });
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).body).toEqual(again.body);
    expect(await timesTaken(escalation, 'reassign')).toBe(1);
  }, 30_000);

  it('when it is not recorded yet and the person it names has left since', async () => {
    const escalation = await story.raise();
    const idempotencyKey = randomUUID();
    const letRecord = await hinderRecording('reassign');
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).status).toBe(503);
    await leaves(false);
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).status).toBe(503);
    await letRecord();
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).status).toBe(200);
    expect(await timesTaken(escalation, 'reassign')).toBe(1);
  }, 60_000);

  it('when it joined an open case that whoever raised it may not see any more', async () => {
    const { id: organisationId, key } = stack.organisation;
    const { userId, teamId } = await makePartner({ url: stack.databaseUrl, organisationId });
    const ofPartner = (partner: boolean) => asked((sql) => sql('update team set partner = $2 where id = $1', [teamId, partner]));
    await ofPartner(false);
    const body = raiseBody();
    const opened = await story.as('agent')('POST /v1/escalations', { body });
    const idempotencyKey = randomUUID();
    const joins = () => callerOf({ url: stack.url, key, as: userId })('POST /v1/escalations', { body, idempotencyKey });
    loseNextAnswer();
    expect((await joins()).status).toBe(503);
    await ofPartner(true);
    const again = await joins();
    expect(again).toMatchObject({ status: 200, body: { id: opened.body.id, counts: { triggers: 1 } } });
    expect((await joins()).body).toEqual(again.body);
  }, 30_000);

  it('when it joined a case that has been closed and forgotten since: hidden, it shows nothing of the case, and nothing is held against its key', async () => {
    const { id: organisationId, key } = stack.organisation;
    const { userId, teamId } = await makePartner({ url: stack.databaseUrl, organisationId });
    const ofPartner = (partner: boolean) => asked((sql) => sql('update team set partner = $2 where id = $1', [teamId, partner]));
    await ofPartner(false);
    const body = raiseBody();
    const escalation = new CaseInHand(story, (await story.as('agent')('POST /v1/escalations', { body })).body.id);
    const idempotencyKey = randomUUID();
    const joins = () => callerOf({ url: stack.url, key, as: userId })('POST /v1/escalations', { body, idempotencyKey });
    loseNextAnswer();
    expect((await joins()).status).toBe(503);
    await escalation.does('agent', 'withdraw', { statement: 'Le client renonce' });
    await forgetCase(stack, escalation);
    await ofPartner(true);
    expect((await joins()).status).toBe(404);
    await ofPartner(false);
    expect(await joins()).toMatchObject({ status: 200, body: { id: escalation.id, counts: { triggers: 1 } } });
  }, 60_000);

  it('when it was on its way to the case, unheard of, while a repeat was refused because the person it names had left', async () => {
    const escalation = await story.raise();
    const idempotencyKey = randomUUID();
    const underWay = holdNextCommand();
    const first = escalation.send('manager', reassignment(), { idempotencyKey });
    await underWay.given;
    await leaves(false);
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).status).toBe(422);
    underWay.release();
    const { status, body } = await first;
    expect(status).toBe(200);
    expect((await escalation.send('manager', reassignment(), { idempotencyKey })).body).toEqual(body);
  }, 30_000);

  it('when it is a decision that was not weighed the first time, because the case was read before it could be decided', async () => {
    const escalation = await story.raise({ customer: customer(), profile: { category: 'billing', cause: 'aggression' } });
    const sameDecision = { idempotencyKey: randomUUID() };
    const decide = () => escalation.send('supervisor', ['decide', approve(3500)], sameDecision);
    const letAcknowledge = await hinderRecording('acknowledge');
    const acknowledging = escalation.send('supervisor', ['acknowledge', { promisedAt: inHours(3) }]);
    await until(
      () => escalation.read('/history'),
      ({ body }) => JSON.stringify(body).includes('acknowledge > deciding'),
    );
    expect((await decide()).status).toBe(503);
    const letDecide = await hinderRecording('decide');
    await letAcknowledge();
    await acknowledging;
    await escalation.reaches('deciding');
    expect((await decide()).status).toBe(503);
    await letDecide();
    expect((await decide()).status).toBe(200);
    expect(await timesTaken(escalation, 'decide')).toBe(1);
  }, 60_000);
});

it('a command that closed the case is answered as taken, also when Temporal has forgotten the case before its answer was kept', async () => {
  const escalation = await story.raise();
  const withdraw: [string, object] = ['withdraw', { statement: 'Le client renonce' }];
  const idempotencyKey = randomUUID();
  loseNextAnswer();
  expect((await escalation.send('agent', withdraw, { idempotencyKey })).status).toBe(503);
  await forgetCase(stack, escalation);
  const again = await escalation.send('agent', withdraw, { idempotencyKey });
  expect(again).toMatchObject({ status: 200, body: { status: 'closed', outcome: 'withdrawn', allowed: [] } });
  expect((await escalation.send('agent', withdraw, { idempotencyKey })).body).toEqual(again.body);
  expect(await escalation.send('agent', withdraw)).toMatchObject({ status: 410, body: { code: 'closed' } });
}, 60_000);

it('a raise whose answer was lost begins its case once, also when it comes again after the case was closed and forgotten', async () => {
  const request = { body: raiseBody(), idempotencyKey: randomUUID() };
  const raise = () => story.as('agent')('POST /v1/escalations', request);
  loseNextStart();
  const raised = await raise();
  expect(raised.status).toBe(202);
  const escalation = new CaseInHand(story, raised.body.id);
  await escalation.reaches('awaiting_acknowledgment');
  await escalation.does('agent', 'withdraw', { statement: 'Le client renonce' });
  await forgetCase(stack, escalation);
  expect(await raise()).toMatchObject({ status: 201, body: { id: escalation.id, status: 'closed' } });
  expect(await isForgotten(stack, escalation)).toBe(true);
}, 60_000);
