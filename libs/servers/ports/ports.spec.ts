// Lost if these fail: a newcomer whose port is taken learns neither by whom nor what to change.
import { type AddressInfo, createServer, type Server } from 'node:net';
import { freePort, isPortTaken } from './free-port';
import { portOwner } from './port-owner';
import { requireFreePorts } from './taken';

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('ports', () => {
  it('tells a taken port from a free one', async () => {
    expect(await isPortTaken(port)).toBe(true);
    expect(await isPortTaken(await freePort())).toBe(false);
  });

  it('sees who listens', async () => {
    const owner = await portOwner(port);
    expect(owner?.pid).toBe(process.pid);
    expect(owner?.command).toContain('node');
    expect(await portOwner(await freePort())).toBeUndefined();
  });

  it('says in one line which port, wanted for what, is taken by whom, and which variable changes it', async () => {
    const wanted = [
      { port, purpose: 'the API', variable: 'API_PORT' },
      { port: await freePort(), purpose: 'Postgres', variable: 'POSTGRES_PORT' },
    ];
    const { message } = await requireFreePorts(wanted).then(
      () => new Error('accepted'),
      (error: Error) => error,
    );
    expect(message).toContain(`Port ${port}, wanted for the API, is taken by process ${process.pid} (`);
    expect(message).toContain('set API_PORT to a free port');
    expect(message).not.toContain('Postgres');
    expect(message).not.toContain('\n');
  });
});
