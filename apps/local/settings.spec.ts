// Lost if these fail: the launcher starts servers that others run, or hides a warning of the API and the worker.
import { worthShowing } from './log-lines';
import { wantedPorts } from './ports';
import { readSettings } from './settings';

describe('settings of the local stack', () => {
  const purposes = (environment: Record<string, string>) => wantedPorts(readSettings(environment)).map(({ variable }) => variable);

  it('wants no port for what others run', () => {
    expect(purposes({})).toEqual(expect.arrayContaining(['POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT']));
    expect(purposes({ DATABASE_URL: 'postgres://db/relais' })).not.toContain('POSTGRES_PORT');
    expect(purposes({ TEMPORAL_ADDRESS: 'temporal:7233' }).join()).not.toContain('TEMPORAL');
  });

  it('takes each port from its own variable', () => {
    expect(wantedPorts(readSettings({ SMTP_PORT: '2600' }))).toContainEqual(expect.objectContaining({ port: 2600, variable: 'SMTP_PORT' }));
  });
});

describe('lines of the API and the worker', () => {
  it('reach the terminal when they warn, fail, or tell of a crash', () => {
    expect(worthShowing('{"level":30,"msg":"ready"}')).toBeUndefined();
    expect(worthShowing('{"level":40,"msg":"slow"}')).toBe('warning: slow');
    expect(worthShowing('{"level":50,"msg":"failed","err":{"message":"no answer"}}')).toBe('error: failed no answer');
    expect(worthShowing('Error: cannot find module')).toBe('Error: cannot find module');
    expect(worthShowing('')).toBeUndefined();
    expect(worthShowing('{"level":30,"ms')).toContain('{"level":30,"ms');
  });
});
