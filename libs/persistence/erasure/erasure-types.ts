// An erasure as its callers see it.
import type { ErasureReason, LegalBasis } from '@relais/contracts';
import type { ErasureEntity } from '../entities/erasure.entity';

export interface ErasureReference {
  readonly organisationId: string;
  readonly erasureId: string;
}

/** Whom it is about, by an id that says nothing. */
export interface ErasureSubject {
  readonly kind: 'customer' | 'user';
  readonly id: string;
}

export interface BeginErasure {
  readonly organisationId: string;
  readonly subject: ErasureSubject;
  readonly reason: ErasureReason;
  readonly legalBasis: LegalBasis | null;
  /** The administrator who asks. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Turns a customer's reference into what is kept of it, under a secret that is not in the database. */
  readonly digestOf: (reference: string) => string;
}

/** A customer's reference, and its digest for one who has been erased already. */
export interface CustomerQuestion {
  readonly organisationId: string;
  readonly reference: string;
  readonly digest: string;
}

/** Newest first; `after` is the last id of the page before. */
export interface ListErasures {
  readonly organisationId: string;
  readonly after?: string;
  readonly limit: number;
}

export type StoredErasure = Omit<ErasureEntity, 'identity' | 'cursor' | 'subjectDigest'>;
