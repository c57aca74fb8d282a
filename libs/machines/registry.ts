// The machines that cases still run on, by version (design §4, "Versions"): two at most.
import { escalationMachine } from './escalation.machine';
import type { EscalationMachine } from './step';

export const currentMachineVersion = 1;
const machines: Readonly<Record<number, EscalationMachine>> = { 1: escalationMachine };

/** The machine of a case's birth version; an unknown one means that it was deleted while a case still ran on it. */
export function machineOf(version: number): EscalationMachine {
  const machine = machines[version];
  if (machine === undefined) throw new Error(`no machine of version ${version}: a version is deleted only when its last case has closed`);
  return machine;
}
