// Lets the workflow bundler read the workspaces' sources, as compiler and tests do.
import type { BundleOptions } from '@temporalio/worker';

type Configuration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/** A hook for `bundlerOptions.webpackConfigHook`; the `source` condition of a package's exports goes before all others. */
export function fromSources(configuration: Configuration): Configuration {
  return { ...configuration, resolve: { ...configuration.resolve, conditionNames: ['source', '...'] } };
}
