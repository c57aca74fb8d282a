// The way in: a policy as a file of YAML, written for people and read with the line of each fault.
export type { NamedThing, PolicyNames } from './names';
export { type FileFault, type PolicyFile, PolicyFileRefusedError, readPolicyFile } from './read-policy-file';
export { writePolicyFile } from './write-policy-file';
