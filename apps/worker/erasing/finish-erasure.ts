// Finishes the erasure of a person that the API began and had no time for, or died in the middle of (ADR 17).
import type { ErasureReference, ErasureRepository } from '@relais/persistence';

export interface ErasingDependencies {
  readonly erasures: Pick<ErasureRepository, 'advance'>;
  readonly now: () => number;
}

export class ErasureFinishing {
  constructor(private readonly given: ErasingDependencies) {}

  /** Does nothing for one that is finished. @throws DatabaseError so that the runner comes again and goes on. */
  async finish(reference: ErasureReference): Promise<void> {
    const { erasures, now } = this.given;
    while (!(await erasures.advance(reference, now)));
  }
}
