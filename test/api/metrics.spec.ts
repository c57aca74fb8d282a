// Lost if these fail: an outage that nobody is called for, or a number that tells the public, or the monitoring, whose case it was.
import { randomUUID } from 'node:crypto';
import { type RunningApi, startApi } from '../../apps/api/start-api';
import { callerOf } from './caller';
import { type ApiStack, configurationOf, startApiStack } from './stack';

let stack: ApiStack;
let watched: RunningApi;
beforeAll(async () => {
  stack = await startApiStack();
  watched = await startApi({ configuration: { ...configurationOf(stack), metricsPort: 0 } });
}, 120_000);
afterAll(async () => {
  await watched?.stop();
  await stack?.stop();
});

const metrics = async () => (await fetch(`http://127.0.0.1:${watched.metricsPort}/metrics`)).text();

it('counts requests by route and status, and refusals by code, without an id or a word of whoever asked', async () => {
  const ask = callerOf({ url: watched.url, key: stack.organisation.key, as: 'agent' });
  const id = randomUUID();
  expect((await ask(`GET /v1/escalations/${id}`)).status).toBe(404);
  expect((await ask('GET /v1/escalations?q=Dupont')).status).toBe(200);
  expect((await ask(`GET /v1/secrets/${id}`)).status).toBe(404);
  const text = await metrics();
  expect(text).toContain('relais_http_request_seconds_count{method="GET",route="/v1/escalations/:escalationId",status="404"} 1');
  expect(text).toContain('relais_http_request_seconds_count{method="GET",route="/v1/escalations",status="200"} 1');
  expect(text).toContain('relais_http_request_seconds_count{method="none",route="none",status="404"} 1');
  expect(text).toContain('relais_refusals_total{code="not_found"} 2');
  expect(text).toContain('process_cpu_seconds_total');
  for (const word of [id, 'Dupont', 'secrets', stack.organisation.id, stack.organisation.key]) expect(text).not.toContain(word);
});

it('is not on the public port, and nowhere unless a port is set', async () => {
  expect((await fetch(`${watched.url}/metrics`)).status).toBe(404);
  expect(stack.api.metricsPort).toBeUndefined();
});
