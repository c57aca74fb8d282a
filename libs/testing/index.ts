// Everything tests share: servers to run against.
export * from './servers';
