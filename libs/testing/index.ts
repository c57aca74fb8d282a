// Everything tests share: servers to run against, and what a reader sees of what is written.
export * from './reading';
export * from './servers';
