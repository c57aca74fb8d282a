// Lost if these fail: running cases do not survive a kill of Temporal, or no test can let days pass in a moment.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection';
import { obtain } from '../binaries/obtain';
import { type Program, temporalServer, timeSkippingServer } from '../binaries/pinned';
import { projectFolder } from '../folder';
import { identityOf } from '../processes/identity';
import { requireTemporal } from './connection';
import { startTemporalDevServer, type TemporalServer } from './dev-server';
import { startTimeSkippingServer } from './time-skipping-server';

const folder = mkdtempSync(join(tmpdir(), 'relais-'));
const started: { stop: () => Promise<void> }[] = [];
afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));
afterAll(() => rmSync(folder, { recursive: true }));

const find = (program: Program) => obtain({ program, cacheFolder: join(projectFolder(), '.relais', 'binaries'), environment: process.env });
const startDevServer = async (): Promise<TemporalServer> => {
  const program = await find(temporalServer);
  const server = await startTemporalDevServer({
    program,
    databaseFile: join(folder, 'temporal.db'),
    namespaces: ['relais'],
    retentionDays: 30,
  });
  started.push(server);
  return server;
};
const connect = async (server: TemporalServer, options: object = {}) => {
  const connection = await Connection.connect({ address: server.address, ...options });
  started.push({ stop: () => connection.close() });
  return connection;
};

describe('Temporal of the local stack', () => {
  it('keeps running cases and how long it remembers closed ones over a kill -9', async () => {
    const first = await startDevServer();
    const client = new Client({ connection: await connect(first), namespace: 'relais' });
    await client.workflow.start('escalation', { workflowId: 'escalation-1', taskQueue: 'relais', startDelay: '1h' });
    process.kill(first.pid, 'SIGKILL');
    await first.ended;

    const connection = await connect(await startDevServer());
    const { status } = await new Client({ connection, namespace: 'relais' }).workflow.getHandle('escalation-1').describe();
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'relais' });
    expect(status.name).toBe('RUNNING');
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
  }, 120_000);

  it('leaves no process when stopped; then says in one line that nothing answers', async () => {
    const server = await startDevServer();
    await requireTemporal({ address: server.address, namespace: 'relais' });
    await expect(requireTemporal({ address: server.address, namespace: 'other' })).rejects.toThrow(/has no namespace "other".*Create it/);
    await Promise.all([server.stop(), server.stop()]);
    expect(identityOf(server.pid)).toBeUndefined();
    await expect(requireTemporal({ address: server.address, namespace: 'relais' })).rejects.toThrow(/TEMPORAL_ADDRESS: no Temporal server/);
  }, 120_000);

  it('lets an hour pass at once on the test server', async () => {
    const server = await startTimeSkippingServer({ program: await find(timeSkippingServer) });
    started.push(server);
    const { testService } = await connect(server, { [InternalConnectionOptionsSymbol]: { supportsTestService: true } });
    await testService?.lockTimeSkipping({});
    const before = await testService?.getCurrentTime({});
    await testService?.unlockTimeSkippingWithSleep({ duration: { seconds: 3_600 as never } });
    const after = await testService?.getCurrentTime({});
    expect(Number(after?.time?.seconds) - Number(before?.time?.seconds)).toBeGreaterThanOrEqual(3_600);
  }, 120_000);
});
