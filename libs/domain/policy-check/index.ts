// The public face of checking a policy before it counts.
export { type CheckedPolicy, checkPolicy } from './check-policy';
export type { PolicyFault, PolicyRoster } from './policy-fault';
