// Reads the dossier of a case and, with all that was added to it, the briefing of its recipient (domain.md §5).
import type { Dossier } from '@relais/contracts';
import type { Database } from '../database/database';
import type { EscalationReference } from '../escalations/escalation-types';

export interface DossierVersion {
  readonly version: number;
  readonly content: Dossier | null;
  readonly writtenBy: string | null;
  readonly writtenAt: number;
}

/** The newest dossier; `facts` and `evidence` are those of the dossier and those added since, oldest first. */
export interface Briefing {
  readonly dossier: DossierVersion;
  readonly facts: readonly { readonly at: number; readonly text: string | null }[];
  readonly evidence: readonly { readonly kind: string; readonly label: string | null; readonly link: string | null }[];
  readonly notes: readonly { readonly at: number; readonly by: string | null; readonly internal: boolean; readonly text: string | null }[];
  readonly information: readonly {
    readonly askedFrom: 'agent' | 'customer';
    readonly question: string | null;
    readonly askedAt: number;
    readonly answer: string | null;
    readonly answeredAt: number | null;
  }[];
}

export class DossierRepository {
  constructor(private readonly database: Database) {}

  async newest(_reference: EscalationReference): Promise<DossierVersion | null> {
    throw new Error(`being written ${this.database}`);
  }

  async briefing(_reference: EscalationReference): Promise<Briefing | null> {
    throw new Error('being written');
  }
}
