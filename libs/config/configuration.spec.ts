// Lost if these fail: a process starts half configured, or makes the operator mend its environment one variable a time.
import { EnvironmentError, loadApiConfiguration, loadConfiguration, loadWorkerConfiguration } from './index';

const complete = {
  DATABASE_URL: 'postgres://relais:hidden@db:5432/relais',
  TEMPORAL_ADDRESS: 'temporal:7233',
  PUBLIC_URL: 'https://support.example.com',
  LINK_SECRET: 'a-secret-of-at-least-32-characters-x',
  SMTP_URL: 'smtps://mail.example.com',
  MAIL_FROM: 'Relais <relais@example.com>',
  ACTION_ENDPOINT_URL: 'https://billing.example.com/actions',
};

const faultsOf = (load: () => unknown) => {
  try {
    load();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
};

describe('configuration', () => {
  it('gives product code typed values under one spelling', () => {
    expect(loadConfiguration({ ...complete, API_PORT: '8080' })).toMatchObject({
      relaisEnvironment: 'production',
      databaseUrl: complete.DATABASE_URL,
      temporalAddress: 'temporal:7233',
      temporalNamespace: 'relais',
      apiPort: 8080,
      workerHealthPort: 7081,
      logLevel: 'info',
    });
  });

  it('cannot be changed once loaded', () => {
    expect(Object.isFrozen(loadConfiguration(complete))).toBe(true);
  });

  it('names every fault at once, each with what to set', () => {
    const { faults, message } = faultsOf(() => loadConfiguration({ ...complete, SMTP_URL: 'mail', API_PORT: '70000', MAIL_FROM: '' }));
    expect(faults.map(({ variable, problem }) => `${variable} ${problem}`).sort()).toEqual([
      'API_PORT is not usable',
      'MAIL_FROM is not set',
      'SMTP_URL is not usable',
    ]);
    expect(message).toContain('SMTP_URL is not usable: set an address like smtp://');
    expect(message).toContain('API_PORT is not usable: set a port number from 1 to 65535');
  });

  it('never repeats a value: it may hold a password', () => {
    const { message } = faultsOf(() => loadConfiguration({ ...complete, DATABASE_URL: 'mysql://root:hidden@db/relais' }));
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('hidden');
  });

  it('demands a link secret outside the local stack, and a long one', () => {
    const { LINK_SECRET: _, ...without } = complete;
    expect(faultsOf(() => loadConfiguration(without)).faults[0]?.variable).toBe('LINK_SECRET');
    expect(faultsOf(() => loadConfiguration({ ...complete, LINK_SECRET: 'short' })).faults[0]?.variable).toBe('LINK_SECRET');
  });

  it('needs nothing in the local stack, and lets every default be replaced', () => {
    const local = loadConfiguration({ RELAIS_ENVIRONMENT: 'local', DATABASE_URL: complete.DATABASE_URL, SMTP_URL: '' });
    expect(local).toMatchObject({
      databaseUrl: complete.DATABASE_URL,
      smtpUrl: 'smtp://127.0.0.1:2525',
      temporalAddress: '127.0.0.1:7233',
    });
  });

  it('asks of each process only what it uses', () => {
    const { SMTP_URL: _mail, ACTION_ENDPOINT_URL: _actions, MAIL_FROM: _from, ...api } = complete;
    expect(loadApiConfiguration(api).apiPort).toBe(7080);
    expect(faultsOf(() => loadWorkerConfiguration(api)).faults.map(({ variable }) => variable)).toEqual([
      'SMTP_URL',
      'MAIL_FROM',
      'ACTION_ENDPOINT_URL',
    ]);
  });
});
