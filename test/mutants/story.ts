// A life told to the machine alone, as the mutants are tried on it.
import type { CaseEvent } from '@relais/contracts';
import type { BirthInput } from '@relais/machines';
import { birthInput, type CaseOptions, MachineCase } from '@relais/testing/cases';

export interface Story {
  readonly name: string;
  readonly birth: BirthInput;
  readonly events: readonly CaseEvent[];
}

export function told(name: string, tell: (aCase: MachineCase) => void, options: CaseOptions = {}): Story {
  const aCase = new MachineCase(options);
  tell(aCase);
  return { name, birth: birthInput(options), events: aCase.history };
}
