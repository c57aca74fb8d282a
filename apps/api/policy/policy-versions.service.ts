// What people may do with the versions of the policy: write drafts, publish what was checked, bring old rules back.
import { Injectable } from '@nestjs/common';
import type { PolicyCheckView, RosterFindingView } from '@relais/contracts';
import { changesBetween, type DocumentChange, type Json } from '@relais/domain/comparison';
import { type NamedPolicyVersion, PolicyVersionRepository, type StoredPolicyVersion } from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import type { Asked } from '../http/asked';
import { PolicyChecks } from './policy-check.service';
import { onPolicy, publishedAlready, unknownVersion } from './policy-refusal';
import type { draftPolicy, publishPolicy, rollBackPolicy, savePolicyDraft } from './policy-version.endpoints';

interface Reference {
  readonly organisationId: string;
  readonly version: number;
}

/** What was checked or published, and what people should know of the roster it meets. */
export interface Publication {
  readonly stored: StoredPolicyVersion;
  readonly warnings: readonly RosterFindingView[];
}

@Injectable()
export class PolicyVersions {
  constructor(
    private readonly versions: PolicyVersionRepository,
    private readonly checks: PolicyChecks,
  ) {}

  list(question: { organisationId: string; before?: number; limit: number }): Promise<readonly NamedPolicyVersion[]> {
    return this.versions.list(question);
  }

  /** @throws ProblemError not_found */
  async one(reference: Reference): Promise<StoredPolicyVersion> {
    const stored = await this.versions.find(reference);
    if (!stored) throw unknownVersion();
    return stored;
  }

  /** @throws ProblemError not_found */
  async changes({ organisationId, from, to }: { organisationId: string; from: number; to: number }): Promise<DocumentChange[]> {
    const [one, other] = await Promise.all([this.one({ organisationId, version: from }), this.one({ organisationId, version: to })]);
    const changes = changesBetween(one.document as unknown as Json, other.document as unknown as Json);
    const { calendarId: before } = one;
    const { calendarId: after } = other;
    return before === after ? changes : [...changes, { pointer: '/calendarId', from: before, to: after }];
  }

  async check({ at, ...reference }: Reference & { at: number }): Promise<PolicyCheckView> {
    const checked = await this.draftOf(reference);
    const { version, revision } = checked;
    return { version, revision, ...(await this.checks.check({ organisationId: reference.organisationId, checked, at })) };
  }

  draft(asked: Asked<typeof draftPolicy>): Promise<StoredPolicyVersion> {
    return onPolicy(() => this.versions.draft({ changer: changerOf(asked), ...asked.body }));
  }

  save(asked: Asked<typeof savePolicyDraft>): Promise<StoredPolicyVersion> {
    const { params, body, ifMatch: expected } = asked;
    const { document, ...rest } = body;
    return onPolicy(() => this.versions.save({ changer: changerOf(asked), expected, ...params, ...rest, rewrite: () => document }));
  }

  /** @throws ProblemError not_found · already_done · policy_refused */
  async checkedDraft({ principal, params, at }: Asked<typeof publishPolicy>): Promise<Publication> {
    const { organisationId } = principal;
    const stored = await this.draftOf({ organisationId, ...params });
    return { stored, warnings: await this.checks.assertFit({ organisationId, checked: stored, at }) };
  }

  /** Teams and people may have gone since: old rules are checked like new ones. @throws ProblemError not_found · policy_refused */
  async checkedVersion({ principal, params, at }: Asked<typeof rollBackPolicy>): Promise<Publication> {
    const { organisationId } = principal;
    const stored = await this.one({ organisationId, ...params });
    return { stored, warnings: await this.checks.assertFit({ organisationId, checked: stored, at }) };
  }

  /** What is published is what was checked: a save in between is refused. */
  async publish(asked: Asked<typeof publishPolicy>, { stored: checked, warnings }: Publication): Promise<Publication> {
    const { params, body, ifMatch: expected } = asked;
    const { revision = checked.revision, reason } = body;
    const order = { changer: changerOf(asked), expected, revision, reason, ...params };
    return { stored: await onPolicy(() => this.versions.publish(order)), warnings };
  }

  async rollBack(asked: Asked<typeof rollBackPolicy>, { warnings }: Publication): Promise<Publication> {
    const { params, body, ifMatch: expected } = asked;
    const order = { changer: changerOf(asked), expected, ...body, ...params };
    return { stored: await onPolicy(() => this.versions.rollBack(order)), warnings };
  }

  private async draftOf(reference: Reference): Promise<StoredPolicyVersion> {
    const stored = await this.one(reference);
    if (stored.publishedAt !== null) throw publishedAlready();
    return stored;
  }
}
