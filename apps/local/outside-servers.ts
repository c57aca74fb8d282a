// Starts what the product needs around it: Postgres and Temporal (unless others run them), mail sink, action endpoint.

import { demoAccounts } from '@relais/persistence';
import {
  obtain,
  requirePostgres,
  requireTemporal,
  startActionEndpoint,
  startMailSink,
  startMailWindow,
  startPostgres,
  startTemporalDevServer,
  temporalServer,
} from '@relais/servers';
import type { Folder } from './folder';
import type { Screen } from './screen';
import type { Settings } from './settings';
import { signInSecrets } from './sign-in/secrets';
import { startSignIn } from './sign-in/server';
import { supervise } from './supervision';

export interface Surroundings {
  readonly settings: Settings;
  readonly folder: Folder;
  readonly screen: Screen;
  /** Collects how to stop what was started; run in reverse order. */
  readonly onStop: (stop: () => Promise<void>) => void;
  /** Aborted when the launcher is asked to stop while it still starts. */
  readonly signal: AbortSignal;
}

/** Histories of closed cases stay a month: long enough to look into last week's. */
const retentionDays = 30;

/** @returns the database's URL. */
export async function bringDatabase({ settings, folder, screen, onStop }: Surroundings): Promise<string> {
  if (settings.DATABASE_URL) {
    await requirePostgres(settings.DATABASE_URL);
    screen.step('Postgres', 'the one in DATABASE_URL answers');
    return settings.DATABASE_URL;
  }
  const options = {
    dataFolder: folder.inside('postgres'),
    port: settings.POSTGRES_PORT,
    logFile: folder.inside('logs', 'postgres.log'),
    runFolder: folder.inside('run'),
    announce: (line: string) => screen.step('Postgres', line),
  };
  screen.step('Postgres', 'starting');
  let url = '';
  const start = async () => {
    const server = await startPostgres(options);
    url = server.url;
    return server;
  };
  onStop(await supervise({ name: 'Postgres', screen, start }));
  screen.step('Postgres', `ready on port ${settings.POSTGRES_PORT}`);
  return url;
}

/** @returns Temporal's address. */
export async function bringTemporal({ settings, folder, screen, onStop, signal }: Surroundings): Promise<string> {
  const namespace = settings.TEMPORAL_NAMESPACE;
  if (settings.TEMPORAL_ADDRESS) {
    await requireTemporal({ address: settings.TEMPORAL_ADDRESS, namespace });
    screen.step('Temporal', 'the one in TEMPORAL_ADDRESS answers');
    return settings.TEMPORAL_ADDRESS;
  }
  const announce = (line: string) => screen.step('Temporal', line);
  const cacheFolder = folder.inside('binaries');
  const program = await obtain({ program: temporalServer, cacheFolder, environment: process.env, announce, signal });
  const options = {
    program,
    port: settings.TEMPORAL_PORT,
    uiPort: settings.TEMPORAL_UI_PORT,
    databaseFile: folder.inside('temporal', 'temporal.db'),
    namespaces: [namespace],
    retentionDays,
    logFile: folder.inside('logs', 'temporal.log'),
    runFolder: folder.inside('run'),
  };
  screen.step('Temporal', 'starting');
  onStop(await supervise({ name: 'Temporal', screen, start: () => startTemporalDevServer(options) }));
  screen.step('Temporal', `ready on port ${settings.TEMPORAL_PORT}`);
  return `127.0.0.1:${settings.TEMPORAL_PORT}`;
}

/** Mail sink, its page and the action endpoint run inside the launcher: they hold nothing that a restart would lose but the mails. */
export async function bringDemoServers({ settings, folder, screen, onStop }: Surroundings) {
  const sink = await startMailSink({ port: settings.SMTP_PORT });
  onStop(sink.stop);
  const window = await startMailWindow({ sink, port: settings.MAIL_WEB_PORT });
  onStop(window.stop);
  screen.step('Mail', `caught on port ${settings.SMTP_PORT}, shown at ${window.url}`);
  const actions = await startActionEndpoint({ port: settings.ACTIONS_PORT, journalFile: folder.inside('actions.jsonl') });
  onStop(actions.stop);
  screen.step('Actions', `carried out by the demo endpoint at ${actions.url}`);
  return { smtpUrl: sink.url, mailPage: window.url, actionsUrl: actions.url };
}

/** Inside the launcher too; its keys are in the folder, so that tokens survive a restart. @returns the issuer. */
export async function bringSignIn({ settings, folder, screen, onStop }: Surroundings): Promise<string> {
  const secrets = await signInSecrets(folder.inside('sign-in.json'));
  const report = (line: string) => screen.step('Sign-in', line);
  const logFile = folder.inside('logs', 'sign-in.log');
  const signIn = await startSignIn({ port: settings.SIGN_IN_PORT, accounts: demoAccounts(), secrets, logFile, report });
  onStop(signIn.stop);
  screen.step('Sign-in', `of the demo people at ${signIn.url}`);
  return signIn.url;
}
