// The public face of trigger rules.
export { findWords, readText } from './find-words';
export { firedTriggers, type TriggerQuestion } from './fired-triggers';
