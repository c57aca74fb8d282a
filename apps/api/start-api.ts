// Starts and stops the API; production and tests come in by this one door.
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfiguration } from '@relais/config';
import { Database } from '@relais/persistence';
import { openTemporalClient } from '@relais/temporal';
import { LogController } from 'fastify';
import { Registry } from 'prom-client';
import { type ApiResources, apiModule } from './api.module';
import { serveDocuments } from './documentation/documents';
import { refuseBrokenRequest } from './http/broken-request';
import { borderLimits } from './http/limits';
import { sendProblem } from './http/problem.filter';
import { logRequests } from './http/request-log';
import { readStrictJson } from './http/strict-json';
import { nestLogger, openLog } from './logging';
import { countRequests } from './metrics/api-metrics';
import { type MetricsServer, startMetricsServer } from './metrics/metrics-server';
import type { Now } from './tokens';

export interface RunningApi {
  /** As reached from this machine: `http://127.0.0.1:7080`. */
  readonly url: string;
  /** Where `/metrics` is; undefined when METRICS_PORT is not set. */
  readonly metricsPort: number | undefined;
  /** Ends once the requests under way are answered, and those that hang are cut after ten seconds. */
  readonly stop: () => Promise<void>;
}

// A command waits at most 8 s for its case; what is still under way after this will not be answered.
const patience = 10_000;

export interface StartApi {
  readonly configuration: ApiConfiguration;
  /** The time of the cases; the system's unless a test lets time pass by itself. */
  readonly now?: Now;
}

/** Starts listening. @throws DatabaseError when Postgres does not answer; an absent Temporal stops nothing. */
export async function startApi({ configuration, now = Date.now }: StartApi): Promise<RunningApi> {
  const log = openLog(configuration.logLevel);
  const onIdleFailure = (sqlState: string) => log.warn({ sqlState }, 'a connection to Postgres broke');
  const database = await Database.open({ url: configuration.databaseUrl, applicationName: 'relais-api', onIdleFailure });
  const temporal = openTemporalClient(configuration);
  const registry = new Registry();
  let metrics: MetricsServer | undefined;
  const close = () => Promise.all([database.close(), temporal.close(), metrics?.close()]);
  try {
    if (configuration.metricsPort !== undefined) metrics = await startMetricsServer(registry, configuration.metricsPort);
    const application = await listening({ configuration, database, temporal, now }, { log, registry });
    return { url: await application.getUrl(), metricsPort: metrics?.port, stop: () => stop(application).finally(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listening(
  resources: ApiResources,
  { log, registry }: { log: ReturnType<typeof openLog>; registry: Registry },
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    // Whoever is not one of our proxies could name any address.
    trustProxy: (_address, hop) => hop < resources.configuration.trustedProxyHops,
    // Our own line says less: theirs holds addresses with ids and queries.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    // Behind keep-alive, only idle connections are cut at once; requests under way are answered.
    forceCloseConnections: 'idle',
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => sendProblem(error, { request, reply } as never),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: borderLimits.pathPartCharacters },
    bodyLimit: borderLimits.bodyBytes,
    requestTimeout: borderLimits.requestMilliseconds,
    keepAliveTimeout: borderLimits.idleMilliseconds,
    http: { maxHeaderSize: borderLimits.headerBytes, headersTimeout: borderLimits.headersMilliseconds, connectionsCheckingInterval: 1_000 },
    clientErrorHandler: refuseBrokenRequest,
  });
  const application = await NestFactory.create<NestFastifyApplication>(apiModule(resources), adapter, {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  const server = application.getHttpAdapter().getInstance();
  readStrictJson(server as never);
  logRequests(server as never);
  countRequests(server as never, registry);
  serveDocuments(server as never);
  application.getHttpServer().maxConnections = borderLimits.connections;
  await application.listen(resources.configuration.apiPort, resources.configuration.apiHost);
  return application;
}

async function stop(application: NestFastifyApplication): Promise<void> {
  const server = application.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  try {
    await application.close();
  } finally {
    clearTimeout(cut);
  }
}
