// Lost if these fail: a click in a mail acknowledges twice or for somebody else, or an outage of Postgres loses a request under way.
import { signAcknowledgeLink } from '@relais/messaging';
import { migrate } from '@relais/persistence';
import { startTestPostgres } from '@relais/testing';
import { startApi } from '../../apps/api/start-api';
import { turnReadOnly } from '../chaos/read-only';
import { callerOf } from './caller';
import { createOrganisation, type PersonName } from './organisations';
import { type ApiStack, configurationOf, linkSecret, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

describe('a click on the link of a mail', () => {
  const tokenFor = (escalationId: string, person: PersonName) => {
    const { id: organisationId, people } = stack.organisation;
    return signAcknowledgeLink(
      { organisationId, escalationId, userId: people[person].id, step: 3, expiresAt: Date.now() + 60_000 },
      linkSecret,
    );
  };
  const click = (token: string, minutes = '60') =>
    fetch(`${stack.url}/acknowledge/${token}`, { method: 'POST', body: new URLSearchParams({ minutes }) });

  it('acknowledges as the person it was sent to, once, with the time they promised', async () => {
    const escalation = await story.raise();
    const token = tokenFor(escalation.id, 'supervisor');
    const before = Date.now();
    const replies = [await click(token), await click(token, '240')];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(await replies[0]?.text()).toContain('C’est noté');
    const { body } = await escalation.read();
    expect(body).toMatchObject({ status: 'deciding', acknowledged: { by: stack.organisation.people.supervisor.id } });
    const promise = body.clocks.find(({ clock }: { clock: string }) => clock === 'promise');
    expect(Math.abs(Date.parse(promise.dueAt) - before - 3_600_000)).toBeLessThan(20_000);
  }, 20_000);

  it('that worked is told so again once the case is closed, and one that comes too late is told that it is closed', async () => {
    const escalation = await story.raise();
    const [taken, late] = [tokenFor(escalation.id, 'supervisor'), tokenFor(escalation.id, 'backup')];
    expect((await click(taken)).status).toBe(200);
    await escalation.does('agent', 'withdraw', { statement: 'Le client renonce' });
    const again = await click(taken);
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('C’est noté');
    expect((await click(late)).status).toBe(410);
  }, 20_000);

  it('tells the second of two recipients that somebody has it', async () => {
    const escalation = await story.raise();
    await escalation.does('supervisor', 'acknowledge', { promisedAt: new Date(Date.now() + 3_600_000).toISOString() });
    const reply = await click(tokenFor(escalation.id, 'backup'));
    expect(reply.status).toBe(409);
    expect(await reply.text()).toMatch(/Quelqu’un a déjà pris.*Somebody has acknowledged/s);
  }, 20_000);

  it('does nothing for a promise that was not offered, nor for another person', async () => {
    const escalation = await story.raise();
    expect((await click(tokenFor(escalation.id, 'supervisor'), '99999')).status).toBe(400);
    expect((await click(tokenFor(escalation.id, 'agent'))).status).toBe(403);
    expect((await escalation.read()).body.status).toBe('awaiting_acknowledgment');
  }, 20_000);
});

it('an API whose Postgres only reads is not ready, and is again by itself once it takes writes', async () => {
  const postgres = await startTestPostgres();
  await migrate(postgres.url);
  const api = await startApi({ configuration: configurationOf({ databaseUrl: postgres.url, temporalAddress: stack.temporalAddress }) });
  const ready = async () => {
    const answer = await fetch(`${api.url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return { status: answer.status, body: await answer.json() };
  };
  const up = { status: 200, body: { status: 'up', postgres: 'up' } };
  try {
    expect(await ready()).toMatchObject(up);
    await turnReadOnly(new URL(postgres.url), 'on');
    for (const _ of [1, 2, 3, 4, 5]) expect(await ready()).toMatchObject({ status: 503, body: { status: 'down', postgres: 'down' } });
    await turnReadOnly(new URL(postgres.url), 'off');
    for (const end = Date.now() + 5_000; (await ready()).status !== 200 && Date.now() < end; );
    expect(await ready()).toMatchObject(up);
  } finally {
    await api.stop();
    await postgres.stop();
  }
}, 60_000);

describe('Postgres away', () => {
  it('is 503 with no word of the database, and everything works once it is back elsewhere', async () => {
    const postgres = await startTestPostgres();
    await migrate(postgres.url);
    const { key } = await createOrganisation(postgres.url);
    const api = await startApi({ configuration: configurationOf({ databaseUrl: postgres.url, temporalAddress: stack.temporalAddress }) });
    try {
      const call = callerOf({ url: api.url, key, as: 'agent' });
      expect((await call('GET /v1/escalations')).status).toBe(200);
      await postgres.stop();
      const reply = await call('GET /v1/escalations');
      expect(reply).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
      expect(JSON.stringify(reply.body)).not.toMatch(/ECONN|127\.0\.0\.1|select/i);
      expect(await call('GET /health/ready')).toMatchObject({ status: 503, body: { status: 'down', postgres: 'down' } });
      expect((await call('GET /health/live')).status).toBe(200);
    } finally {
      await api.stop();
    }
  }, 60_000);
});
