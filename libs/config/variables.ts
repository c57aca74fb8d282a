// Every variable that the product reads, in one table; the two kinds of processes take their share of it.
import { address, choice, choices, hostAndPort, issuer, name, port, secret, text, whole } from './variable';

/** Signatures with a pair of keys; one with a shared secret would let whoever knows a public key sign. */
const signatures = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const;

/** What both processes need. */
const shared = {
  RELAIS_ENVIRONMENT: choice(['local', 'production']).default('production'),
  DATABASE_URL: address('postgres://user:password@host:5432/relais', ['postgres', 'postgresql']),
  TEMPORAL_ADDRESS: hostAndPort('temporal.example.com:7233'),
  TEMPORAL_NAMESPACE: name('the Temporal namespace').default('relais'),
  TEMPORAL_TASK_QUEUE: name('the Temporal task queue').default('relais'),
  PUBLIC_URL: address('https://support.example.com, as people reach the API from their mails', ['http', 'https']),
  LINK_SECRET: secret('it signs the one-click links in mails; a new one makes older links invalid'),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
} as const;

export const apiVariables = {
  ...shared,
  API_HOST: name('the address to listen on, such as 0.0.0.0').default('127.0.0.1'),
  API_PORT: port('the API').default(7080),
  OIDC_ISSUER: issuer('https://sign-in.example.com, where people sign in; without it only API keys are taken').optional(),
  OIDC_AUDIENCE: name('what tokens for Relais name as their audience').default('urn:relais:api'),
  OIDC_ALGORITHMS: choices(signatures).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  OIDC_TOKEN_TYPE: choice(['at+jwt', 'JWT']).default('at+jwt'),
  FAILED_SIGN_INS_PER_PRINCIPAL: whole('in five minutes', { from: 1, to: 1_000_000 }).default(10),
  FAILED_SIGN_INS_PER_ADDRESS: whole('in five minutes', { from: 1, to: 1_000_000 }).default(100),
  REQUESTS_PER_MINUTE: whole('of one key or person', { from: 1, to: 10_000_000 }).default(6_000),
  TRUSTED_PROXY_HOPS: whole('proxies before the API that add to X-Forwarded-For', { from: 0, to: 10 }).default(0),
  METRICS_PORT: port("the API's metrics; not reachable from outside").optional(),
} as const;

export const workerVariables = {
  ...shared,
  SMTP_URL: address('smtp://user:password@mail.example.com:587', ['smtp', 'smtps']),
  MAIL_FROM: text('the sender of all mails, such as "Relais <relais@example.com>"'),
  ACTION_ENDPOINT_URL: address('https://billing.example.com/actions, where decided actions are carried out', ['http', 'https']),
  ACTION_ENDPOINT_SECRET: text('the bearer token of the action endpoint').optional(),
  WORKER_HEALTH_PORT: port("the worker's health answers").default(7081),
  ANCHOR_FILE: text(
    'the file, best on a disk that the database cannot write, that the heads of all timelines are added to daily',
  ).optional(),
  WORKFLOW_BUNDLE_PATH: text('the path of the prebuilt workflow bundle').optional(),
} as const;

/**
 * What `RELAIS_ENVIRONMENT=local` fills in: the addresses of the stack that `npm start` brings up. The link secret is
 * public knowledge, which is why it exists for that environment only.
 */
export const localDefaults = Object.freeze({
  DATABASE_URL: 'postgres://relais:relais@127.0.0.1:5544/relais',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  PUBLIC_URL: 'http://127.0.0.1:7080',
  OIDC_ISSUER: 'http://127.0.0.1:7091',
  LINK_SECRET: 'local-links-are-not-secret-at-all-0000',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'Relais <relais@localhost>',
  ACTION_ENDPOINT_URL: 'http://127.0.0.1:7090/actions',
});
