// The versions of a policy as their callers see them, and what is refused of them.
import type { PolicyDocument } from '@relais/contracts';
import type { Changer } from '../access/config-change.repository';

/** A draft while `publishedAt` is null; published, it never changes again. */
export interface StoredPolicyVersion {
  readonly version: number;
  readonly document: PolicyDocument;
  readonly calendarId: string;
  readonly authors: readonly string[];
  readonly revision: number;
  readonly basedOn: number | null;
  readonly rolledBackTo: number | null;
  readonly changedAt: number | null;
  readonly publishedAt: number | null;
  readonly publishedBy: string | null;
  readonly reason: string | null;
}

/** As a list shows it: by its name alone. */
export type NamedPolicyVersion = Omit<StoredPolicyVersion, 'document'> & { readonly name: string };

export interface PolicyVersionReference {
  readonly organisationId: string;
  readonly version: number;
}

export interface DraftPolicy {
  readonly changer: Changer;
  /** Else a copy of the version `from`, or of the published one. */
  readonly document?: PolicyDocument;
  readonly from?: number;
  /** That of the version copied, or of the published one, unless given. */
  readonly calendarId?: string;
}

export interface SavePolicyDraft {
  readonly changer: Changer;
  readonly version: number;
  /** The revision that was read; any unless given. */
  readonly expected?: number;
  /** What the draft says instead of what it says now, asked while nobody else can change it. */
  readonly rewrite: (document: PolicyDocument) => PolicyDocument;
  readonly calendarId?: string;
}

export interface PublishPolicy {
  readonly changer: Changer;
  readonly version: number;
  /** The revision that was checked. */
  readonly revision: number;
  /** The version published when this was decided, 0 for none; the one that the draft is based on unless given. */
  readonly expected?: number;
  readonly reason: string;
}

export interface RollBackPolicy {
  readonly changer: Changer;
  readonly version: number;
  readonly expected?: number;
  readonly reason: string;
}

/** Why a version is not changed or published; nothing was written. */
export type PolicyVersionRefusal =
  | { readonly kind: 'unknown_version' | 'unknown_calendar' | 'published_already' | 'not_published' | 'second_pair_needed' }
  /** `version`: of what changed since: the draft's revision, or the published version. */
  | { readonly kind: 'stale'; readonly what: 'draft' | 'published'; readonly version: number };

/** A change of a version was refused (`code` `policy_version_refused`); `refusal` says why. */
export class PolicyVersionRefusedError extends Error {
  readonly code = 'policy_version_refused';

  constructor(readonly refusal: PolicyVersionRefusal) {
    super(`The version of the policy was not changed: ${refusal.kind}.`);
    this.name = 'PolicyVersionRefusedError';
  }
}
