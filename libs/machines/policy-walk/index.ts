// The public face of walking whole lives under a policy; apart from the machine's own, so that workflows do not pack it.
export type { PolicyWalk } from './life';
export { type WalkFault, walkPolicy } from './walk-policy';
