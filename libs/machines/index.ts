// The statechart of an escalation and everything that is read from it.
export type { BirthInput } from './changes/birth';
export { escalationMachine } from './escalation.machine';
export { type PolicyPreview, type PreviewedClock, previewPolicy } from './policy-preview';
export { allowedCommands, type CaseAt, longestCase, type Reading, refuse } from './refusals/refuse';
export { currentMachineVersion, machineOf } from './registry';
export { begin, type EscalationMachine, type EscalationSnapshot, resolve, type Stepped, statusOf, take } from './step';
export { stored, view } from './view';
