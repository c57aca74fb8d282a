// Names what is injected by a name because it is no class.

/** A `TemporalClient`. */
export const TEMPORAL_CLIENT = Symbol('temporal client');
/** The `ApiConfiguration` of this process. */
export const CONFIGURATION = Symbol('configuration');
