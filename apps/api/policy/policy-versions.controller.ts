// Answers the calls on versions of the policy; a change is remembered for its key like every change.
import { Controller } from '@nestjs/common';
import type { PolicyVersionView, PolicyVersionWhole } from '@relais/contracts';
import type { NamedPolicyVersion, StoredPolicyVersion } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import {
  checkPolicyDraft,
  comparePolicyVersions,
  draftPolicy,
  getPolicyVersion,
  listPolicyVersions,
  publishPolicy,
  rollBackPolicy,
  savePolicyDraft,
} from './policy-version.endpoints';
import { PolicyVersions, type Publication } from './policy-versions.service';

@Controller()
export class PolicyVersionsController {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(listPolicyVersions)
  async list(@Request() { principal, query }: Asked<typeof listPolicyVersions>): Promise<Answer> {
    return ok({ items: (await this.versions.list({ organisationId: principal.organisationId, ...query })).map(present) });
  }

  @Serves(getPolicyVersion)
  async one(@Request() { principal, params }: Asked<typeof getPolicyVersion>): Promise<Answer> {
    const stored = await this.versions.one({ organisationId: principal.organisationId, ...params });
    return ok(presentWhole(stored), tagOf(stored));
  }

  @Serves(comparePolicyVersions)
  async compare(@Request() { principal, params }: Asked<typeof comparePolicyVersions>): Promise<Answer> {
    return ok({ ...params, changes: await this.versions.changes({ organisationId: principal.organisationId, ...params }) });
  }

  @Serves(draftPolicy)
  draft(@Request() asked: Asked<typeof draftPolicy>): Promise<Answer> {
    return this.changes.once(asked, async () => answer(201, await this.versions.draft(asked)));
  }

  @Serves(savePolicyDraft)
  save(@Request() asked: Asked<typeof savePolicyDraft>): Promise<Answer> {
    return this.changes.once(asked, async () => answer(200, await this.versions.save(asked)));
  }

  @Serves(checkPolicyDraft)
  async check(@Request() { principal, params, at }: Asked<typeof checkPolicyDraft>): Promise<Answer> {
    return ok(await this.versions.check({ organisationId: principal.organisationId, ...params, at }));
  }

  @Serves(publishPolicy)
  publish(@Request() asked: Asked<typeof publishPolicy>): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      const checked = await this.versions.checkedDraft(asked);
      return async () => publication(200, await this.versions.publish(asked, checked));
    });
  }

  @Serves(rollBackPolicy)
  rollBack(@Request() asked: Asked<typeof rollBackPolicy>): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      const checked = await this.versions.checkedVersion(asked);
      return async () => publication(201, await this.versions.rollBack(asked, checked));
    });
  }
}

const tagOf = ({ revision }: StoredPolicyVersion) => ({ etag: etag(revision) });

const placeOf = (stored: StoredPolicyVersion) => ({ ...tagOf(stored), location: `/v1/policy/versions/${stored.version}` });

const answer = (status: number, stored: StoredPolicyVersion): Answer => new Answer(status, presentWhole(stored), placeOf(stored));

const publication = (status: number, { stored, warnings }: Publication): Answer =>
  new Answer(status, { ...presentWhole(stored), warnings }, placeOf(stored));

function present({ changedAt, publishedAt, authors, ...rest }: NamedPolicyVersion): PolicyVersionView {
  return {
    ...rest,
    status: publishedAt === null ? 'draft' : 'published',
    authors: [...authors],
    changedAt: changedAt === null ? null : iso(changedAt),
    publishedAt: publishedAt === null ? null : iso(publishedAt),
  };
}

const presentWhole = ({ document, ...stored }: StoredPolicyVersion): PolicyVersionWhole => ({
  ...present({ ...stored, name: document.name }),
  document,
});
