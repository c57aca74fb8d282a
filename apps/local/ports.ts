// The fixed ports of the local stack, each with its purpose and its variable, for the one message on taken ports.
import type { WantedPort } from '@relais/servers';
import type { Settings } from './settings';

/** The ports that this start will listen on; parts that others run want none. */
export function wantedPorts(settings: Settings): WantedPort[] {
  const { DATABASE_URL, TEMPORAL_ADDRESS } = settings;
  return [
    { port: settings.API_PORT, purpose: 'the API', variable: 'API_PORT' },
    { port: settings.WORKER_HEALTH_PORT, purpose: "the worker's health", variable: 'WORKER_HEALTH_PORT' },
    ...(DATABASE_URL ? [] : [{ port: settings.POSTGRES_PORT, purpose: 'Postgres', variable: 'POSTGRES_PORT' }]),
    ...(TEMPORAL_ADDRESS
      ? []
      : [
          { port: settings.TEMPORAL_PORT, purpose: 'Temporal', variable: 'TEMPORAL_PORT' },
          { port: settings.TEMPORAL_UI_PORT, purpose: "Temporal's web interface", variable: 'TEMPORAL_UI_PORT' },
        ]),
    { port: settings.SMTP_PORT, purpose: 'the mail sink', variable: 'SMTP_PORT' },
    { port: settings.MAIL_WEB_PORT, purpose: 'the mail page', variable: 'MAIL_WEB_PORT' },
    { port: settings.ACTIONS_PORT, purpose: 'the demo action endpoint', variable: 'ACTIONS_PORT' },
    { port: settings.SIGN_IN_PORT, purpose: 'the sign-in', variable: 'SIGN_IN_PORT' },
  ];
}
