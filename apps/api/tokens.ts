// Names what is injected by a name because it is no class.

/** A `TemporalClient`. */
export const TEMPORAL_CLIENT = Symbol('temporal client');
/** A `Now`. */
export const NOW = Symbol('now');
/** The `ApiConfiguration` of this process. */
export const CONFIGURATION = Symbol('configuration');

/** The moment of a request, in epoch milliseconds: what a case is raised at, and what its clocks are compared with. */
export type Now = () => number;
