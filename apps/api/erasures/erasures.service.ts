// Erases people as far as a request has time for, and presents what is gone (ADR 17).
import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import type { ErasureRequest, ErasureView } from '@relais/contracts';
import { type BeginErasure, type ErasureReference, ErasureRepository, type ErasureSubject, type StoredErasure } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { notFound } from '../http/problem-error';
import { CONFIGURATION, NOW, type Now } from '../tokens';

// Well within what callers wait; the worker does the rest.
const patience = 8_000;

@Injectable()
export class ErasuresService {
  constructor(
    private readonly erasures: ErasureRepository,
    @Inject(CONFIGURATION) private readonly configuration: ApiConfiguration,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /** Under a secret that is not in the database: references are too few to hide behind a plain hash. */
  digest(text: string): string {
    return createHmac('sha256', this.configuration.linkSecret).update(`erasure ${text}`).digest('hex');
  }

  /** Whom a request means. @throws ProblemError not_found */
  async subjectOf({ organisationId, subject }: { organisationId: string; subject: ErasureRequest['subject'] }): Promise<ErasureSubject> {
    const found = await this.find(organisationId, subject);
    if (!found) throw notFound('Your organisation knows no such customer or user.');
    return found;
  }

  /** Answers the id of the erasure. */
  async begin(order: Omit<BeginErasure, 'digestOf'>): Promise<string> {
    const { organisationId } = order;
    const erasureId = await this.erasures.begin({ ...order, digestOf: (reference) => this.digestOf({ organisationId, reference }) });
    if (!erasureId) throw new Error(`${order.subject.kind} ${order.subject.id} was there a moment ago: nothing deletes one`);
    return erasureId;
  }

  /** How far it is after as much as a request has time for. */
  async goOn(reference: ErasureReference): Promise<ErasureView> {
    for (const end = this.now() + patience; !(await this.erasures.advance(reference, this.now)) && this.now() < end; );
    return this.one(reference);
  }

  /** @throws ProblemError not_found */
  async one(reference: ErasureReference): Promise<ErasureView> {
    const stored = await this.erasures.find(reference);
    if (!stored) throw notFound('No erasure of your organisation has that id.');
    return present(stored);
  }

  async list(question: { organisationId: string; after?: string | undefined; limit: number }) {
    const { organisationId, after, limit } = question;
    const found = await this.erasures.list({ organisationId, limit, ...(after === undefined ? {} : { after }) });
    return { items: found.map(present), next: found.length < limit ? null : (found.at(-1)?.id ?? null) };
  }

  private digestOf({ organisationId, reference }: { organisationId: string; reference: string }): string {
    return this.digest(`${organisationId} ${reference}`);
  }

  private async find(organisationId: string, subject: ErasureRequest['subject']): Promise<ErasureSubject | null> {
    if ('customerReference' in subject) {
      const { customerReference: reference } = subject;
      const id = await this.erasures.customerOf({ organisationId, reference, digest: this.digestOf({ organisationId, reference }) });
      return id === null ? null : { kind: 'customer', id };
    }
    const named: ErasureSubject = 'userId' in subject ? { kind: 'user', id: subject.userId } : { kind: 'customer', id: subject.customerId };
    return (await this.erasures.isKnown({ organisationId, ...named })) ? named : null;
  }
}

function present(stored: StoredErasure): ErasureView {
  const { id, subjectKind, subjectId, reason, legalBasis, erasedBy, begunAt, finishedAt, fields, cases, remaining } = stored;
  return {
    id,
    status: finishedAt === null ? 'running' : 'finished',
    subject: { kind: subjectKind, id: subjectId },
    reason,
    legalBasis,
    by: erasedBy,
    begunAt: iso(begunAt),
    finishedAt: finishedAt === null ? null : iso(finishedAt),
    fields: Object.entries(fields)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([field, done]) => ({ table: tableOf(field), field: field.slice(tableOf(field).length + 1), ...done })),
    cases: [...cases],
    timelines: { faultsBefore: stored.faultsBefore, faultsAfter: stored.faultsAfter },
    remaining: [...remaining],
  };
}

const tableOf = (field: string): string => field.slice(0, field.indexOf('.'));
