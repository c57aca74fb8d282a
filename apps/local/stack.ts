// The order in which the local stack comes up. What is stopped last is started first.
import { join } from 'node:path';
import { endOrphans, projectFolder, requireFreePorts } from '@relais/servers';
import { leaveAddresses } from './addresses-file';
import { bringApplication } from './applications';
import { prepareDatabase } from './database';
import { demoKeys } from './keys';
import { bringDatabase, bringDemoServers, bringSignIn, bringTemporal, type Surroundings } from './outside-servers';
import { wantedPorts } from './ports';
import { requireFinished } from './restore/unfinished';
import { type Addresses, welcome } from './welcome';

/** Brings everything up and says where it is. Throws the first fault; what had come up is then stopped by the caller. */
export async function bringUp(surroundings: Surroundings): Promise<void> {
  const { settings, folder, screen, onStop, signal } = surroundings;
  requireFinished(settings.folder);
  const orphans = await endOrphans(folder.inside('run'));
  if (orphans.length > 0) screen.step('Cleaning', `ended what a killed launcher had left: ${orphans.join(', ')}`);
  await requireFreePorts(wantedPorts(settings));
  const [databaseUrl, temporalAddress] = await together([bringDatabase(surroundings), bringTemporal(surroundings)]);
  signal.throwIfAborted();
  const { smtpUrl, mailPage, actionsUrl } = await bringDemoServers(surroundings);
  const signInUrl = await bringSignIn(surroundings);
  const keys = demoKeys(folder.inside('keys.json'));
  await prepareDatabase(databaseUrl, { keys, issuer: signInUrl });
  screen.step('Database', 'has its tables and the demo organisations');
  signal.throwIfAborted();
  const apiUrl = `http://127.0.0.1:${settings.API_PORT}`;
  const addresses = { apiUrl, signInUrl, mailPage, actionsUrl, databaseUrl, temporalAddress };
  await bringApplications(surroundings, { ...addresses, smtpUrl });
  signal.throwIfAborted();
  onStop(leaveAddresses(folder.inside('addresses.json'), { ...addresses, keys }));
  screen.lines(...welcome({ settings, keys, addresses }));
}

/** Both at once; when one fails the other is awaited all the same, so that it can be stopped. */
async function together<First, Second>(parts: [Promise<First>, Promise<Second>]): Promise<[First, Second]> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

/** The worker first: started last, the API is stopped first, and takes no command that nobody is left to carry out. */
async function bringApplications(surroundings: Surroundings, addresses: Addresses & { readonly smtpUrl: string }): Promise<void> {
  const { settings } = surroundings;
  const environment = {
    RELAIS_ENVIRONMENT: 'local',
    DATABASE_URL: addresses.databaseUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    API_PORT: String(settings.API_PORT),
    WORKER_HEALTH_PORT: String(settings.WORKER_HEALTH_PORT),
    PUBLIC_URL: addresses.apiUrl,
    OIDC_ISSUER: addresses.signInUrl,
    SMTP_URL: addresses.smtpUrl,
    ACTION_ENDPOINT_URL: addresses.actionsUrl,
    ANCHOR_FILE: surroundings.folder.inside('anchors.jsonl'),
    WORKFLOW_BUNDLE_PATH: join(projectFolder(), 'workflows', 'dist', 'bundle.js'),
  };
  const given = { surroundings, environment };
  const workerHealth = `http://127.0.0.1:${settings.WORKER_HEALTH_PORT}/health/ready`;
  await bringApplication({ title: 'Worker', name: 'worker', port: settings.WORKER_HEALTH_PORT, health: workerHealth }, given);
  await bringApplication({ title: 'API', name: 'api', port: settings.API_PORT, health: `${addresses.apiUrl}/health/ready` }, given);
}
