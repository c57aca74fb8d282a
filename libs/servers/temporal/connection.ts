// Speaks to a Temporal server just enough to know that it is there and keeps closed cases long enough.
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { ServerFault } from '../fault';

/** Milliseconds for one attempt: long enough for a server that is starting, short against every deadline above. */
const connectWithin = 2_000;

/** Runs `use` on a connection of its own. Throws what the server or the network throws. */
export async function withTemporal<Result>(address: string, use: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address, connectTimeout: connectWithin });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

/** Resolves when a Temporal server answers at the address and knows the namespaces; throws the reason otherwise. */
export async function requireNamespaces(address: string, namespaces: readonly string[]): Promise<void> {
  await withTemporal(address, async (connection) => {
    for (const namespace of namespaces) await connection.workflowService.describeNamespace({ namespace });
  });
}

/** How long the namespace keeps the histories of closed workflows. */
export async function keepHistories({ address, namespace, milliseconds }: { address: string; namespace: string; milliseconds: number }) {
  const workflowExecutionRetentionTtl = msToTs(milliseconds);
  await withTemporal(address, ({ workflowService }) =>
    workflowService.updateNamespace({ namespace, config: { workflowExecutionRetentionTtl } }),
  );
}

/**
 * Asks a Temporal server that others run whether it can be used.
 *
 * @throws ServerFault saying whether the server or the namespace is missing, and what to do.
 */
export async function requireTemporal({ address, namespace }: { address: string; namespace: string }): Promise<void> {
  try {
    await requireNamespaces(address, [namespace]);
  } catch (cause) {
    throw isNotFound(cause) ? namespaceMissing({ address, namespace, cause }) : outOfReach(address, cause);
  }
}

/** The status code of gRPC for a thing that does not exist. */
const isNotFound = (error: unknown) => (error as { code?: number }).code === 5;

const namespaceMissing = ({ address, namespace, cause }: { address: string; namespace: string; cause: unknown }) =>
  new ServerFault({
    problem: `TEMPORAL_NAMESPACE: the Temporal server at ${address} has no namespace "${namespace}".`,
    remedy: `Create it (temporal operator namespace create --namespace ${namespace} --address ${address}) or set TEMPORAL_NAMESPACE.`,
    cause,
  });

const outOfReach = (address: string, cause: unknown) =>
  new ServerFault({
    problem: `TEMPORAL_ADDRESS: no Temporal server answers at ${address}.`,
    remedy: 'Start it, correct TEMPORAL_ADDRESS, or unset it to use the built-in server.',
    cause,
  });
