// What can be changed about the local stack: its ports, its folder, and which parts somebody else runs.
import { join } from 'node:path';
import { address, type Environment, hostAndPort, name, port, readVariables, text } from '@relais/config';
import { projectFolder } from '@relais/servers';

const variables = {
  API_PORT: port('the API').default(7080),
  WORKER_HEALTH_PORT: port("the worker's health answers").default(7081),
  POSTGRES_PORT: port('Postgres').default(5544),
  TEMPORAL_PORT: port('Temporal').default(7233),
  TEMPORAL_UI_PORT: port("Temporal's web interface").default(8233),
  SMTP_PORT: port('the mail sink').default(2525),
  MAIL_WEB_PORT: port('the mail page').default(8025),
  ACTIONS_PORT: port('the demo action endpoint').default(7090),
  SIGN_IN_PORT: port('the sign-in').default(7091),
  RELAIS_FOLDER: text('the folder for data, logs and programs').optional(),
  DATABASE_URL: address('postgres://user:password@host:5432/relais', ['postgres', 'postgresql']).optional(),
  TEMPORAL_ADDRESS: hostAndPort('temporal.example.com:7233').optional(),
  TEMPORAL_NAMESPACE: name('the Temporal namespace').default('relais'),
} as const;

/** Named as the variables are, so that messages, documentation and code speak of the same thing. */
export type Settings = ReturnType<typeof readVariables<typeof variables>> & { readonly folder: string };

/** @throws EnvironmentError naming every variable that cannot be used. */
export function readSettings(environment: Environment): Settings {
  const given = readVariables(environment, variables);
  return Object.freeze({ ...given, folder: given.RELAIS_FOLDER ?? join(projectFolder(), '.relais') });
}
