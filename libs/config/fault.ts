// The error that a process ends with when its environment cannot be used: all faults at once, so that one edit cures them.

/** One unusable variable: its name, what is wrong with it and what to set. Never holds the value: it may be a secret. */
export interface EnvironmentFault {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown at boot; its message names every fault, one per line. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly faults: readonly EnvironmentFault[]) {
    const lines = faults.map(({ variable, problem, remedy }) => `  ${variable} ${problem}: ${remedy}.`);
    super(['The environment cannot be used:', ...lines].join('\n'));
  }
}
