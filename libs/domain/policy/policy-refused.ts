// A policy that no case could live by is refused when it is frozen, with the place and the reason.

/** One value of the policy cannot be used (`code` `policy_refused`); `pointer` is its JSON pointer in the document. */
export class PolicyRefusedError extends Error {
  readonly code = 'policy_refused';

  constructor(
    readonly pointer: string,
    readonly reason: string,
  ) {
    super(`The policy cannot be used: ${pointer}: ${reason}`);
    this.name = 'PolicyRefusedError';
  }
}
