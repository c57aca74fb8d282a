// Reads the dossier of a case and, with all that was added to it, the briefing of its recipient (domain.md §5).
import type { Dossier } from '@relais/contracts';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Database } from '../database/database';
import { DecisionEntity, InformationRequestEntity } from '../entities/decision.entity';
import { DossierEntity, EvidenceEntity, FactEntity, NoteEntity } from '../entities/dossier.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface DossierVersionLine {
  readonly version: number;
  readonly writtenBy: string | null;
  readonly writtenAt: number;
}

export interface DossierVersion extends DossierVersionLine {
  readonly content: Dossier | null;
}

/** The newest dossier; `facts` and `evidence` are those of the dossier and those added since, oldest first. */
export interface Briefing {
  readonly dossier: DossierVersion;
  /** The newest draft that was carried up, by the command that brought it; whether the case still carries it, the case says. */
  readonly draft: {
    readonly commandId: string;
    readonly currency: string;
    readonly motive: string | null;
    readonly by: string;
    readonly at: number;
  } | null;
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

  newest(reference: EscalationReference): Promise<DossierVersion | null> {
    return this.database.read((manager) => newestDossierIn(manager, reference));
  }

  /** The newest first, without their words; none for an unknown case. */
  async versions({ organisationId, escalationId }: EscalationReference): Promise<readonly DossierVersionLine[]> {
    const select = { version: true, writtenBy: true, writtenAt: true } as const;
    const question = { select, where: { organisationId, escalationId }, order: { version: 'DESC' } } as const;
    const rows = await this.database.read((manager) => manager.find(DossierEntity, question));
    return rows.map(({ version, writtenBy, writtenAt }) => ({ version, writtenBy, writtenAt }));
  }

  /** Null for an unknown case or version. */
  async version({
    organisationId,
    escalationId,
    version,
  }: EscalationReference & { readonly version: number }): Promise<DossierVersion | null> {
    const row = await this.database.read((manager) => manager.findOneBy(DossierEntity, { organisationId, escalationId, version }));
    return row && stored(row);
  }

  briefing(reference: EscalationReference): Promise<Briefing | null> {
    return this.database.read(async (manager) => {
      const dossier = await newestDossierIn(manager, reference);
      return dossier && briefingOf(manager, { dossier, reference });
    });
  }
}

/** The newest version, inside the caller's transaction. */
export async function newestDossierIn(
  manager: EntityManager,
  { organisationId, escalationId }: EscalationReference,
): Promise<DossierVersion | null> {
  const row = await manager.findOne(DossierEntity, { where: { organisationId, escalationId }, order: { version: 'DESC' } });
  return row && stored(row);
}

const stored = ({ version, content, writtenBy, writtenAt }: DossierEntity): DossierVersion => ({ version, content, writtenBy, writtenAt });

const drafted = ({ id: commandId, draft, currency, motive, decidedBy: by, decidedAt: at }: DecisionEntity) => ({
  commandId,
  currency: draft?.cost.currency ?? currency,
  motive,
  by,
  at,
});

async function briefingOf(
  manager: EntityManager,
  { dossier, reference: { organisationId, escalationId } }: { dossier: DossierVersion; reference: EscalationReference },
): Promise<Briefing> {
  const where = { organisationId, escalationId };
  const facts = await manager.findBy(FactEntity, where);
  const evidence = await manager.find(EvidenceEntity, { where, order: { addedAt: 'ASC' } });
  const notes = await manager.find(NoteEntity, { where, order: { addedAt: 'ASC' } });
  const information = await manager.find(InformationRequestEntity, { where, order: { askedAt: 'ASC' } });
  const draft = await manager.findOne(DecisionEntity, { where: { ...where, draft: Not(IsNull()) }, order: { decidedAt: 'DESC' } });
  const added = facts.map(({ happenedAt, text }) => ({ at: happenedAt, text }));
  return {
    dossier,
    draft: draft && drafted(draft),
    facts: [...(dossier.content?.facts ?? []), ...added].sort((one, other) => one.at - other.at),
    evidence: [...(dossier.content?.evidence ?? []), ...evidence].map(({ kind, label, link }) => ({ kind, label, link })),
    notes: notes.map(({ addedAt, addedBy, internal, text }) => ({ at: addedAt, by: addedBy, internal, text })),
    information: information.map(({ askedFrom, question, askedAt, answer, answeredAt }) => ({
      askedFrom,
      question,
      askedAt,
      answer,
      answeredAt,
    })),
  };
}
