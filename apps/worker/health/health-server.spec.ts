// Lost if these fail: work is sent to a process that cannot take it, or a process that only waits is killed.
import { Registry } from 'prom-client';
import { startHealthServer } from './health-server';
import { Readiness } from './readiness';

async function asked(prepare: (readiness: Readiness) => void, path: string) {
  const readiness = new Readiness();
  prepare(readiness);
  const server = await startHealthServer({ readiness, metrics: new Registry(), port: 0 });
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
  const body = await answer.json();
  await server.close();
  return { status: answer.status, body };
}
const works = () => Promise.resolve();
const all = (readiness: Readiness) => {
  readiness.watch('database', works);
  readiness.watch('jobs', works);
  readiness.watch('temporal', works);
};

it('lives before anything else is there', async () => {
  expect((await asked(() => undefined, '/health/live')).status).toBe(200);
});

it('is ready when every part works', async () => {
  expect(await asked(all, '/health/ready?x=1')).toEqual({
    status: 200,
    body: { ready: true, parts: { database: 'ready', jobs: 'ready', temporal: 'ready' } },
  });
});

it('names the part that is away', async () => {
  const partly = (readiness: Readiness) => {
    all(readiness);
    readiness.watch('temporal', () => Promise.reject(new Error('away')));
  };
  expect(await asked(partly, '/health/ready')).toEqual({
    status: 503,
    body: { ready: false, parts: { database: 'ready', jobs: 'ready', temporal: 'away' } },
  });
});

it('is not ready while it stops', async () => {
  const stopping = (readiness: Readiness) => {
    all(readiness);
    readiness.stop();
  };
  expect((await asked(stopping, '/health/ready')).status).toBe(503);
});

it('knows nothing else', async () => {
  expect((await asked(all, '/')).status).toBe(404);
});
