// Answers which versions a dossier has, what each holds and what differs between two.
import { Controller } from '@nestjs/common';
import type { DossierDifference, DossierVersionView, DossierVersionWhole } from '@relais/contracts';
import { changesBetween, type Json } from '@relais/domain/comparison';
import { DossierRepository, type DossierVersion, type DossierVersionLine } from '@relais/persistence';
import { presentDossier } from '../escalations/briefing-presentation';
import { iso } from '../escalations/case-presentation';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { notFound, unknownCase } from '../http/problem-error';
import { compareDossierVersions, getDossierVersion, listDossierVersions } from './dossier-version.endpoints';

@Controller()
export class DossierVersionsController {
  constructor(private readonly dossiers: DossierRepository) {}

  @Serves(listDossierVersions)
  async list(@Request() { principal, params }: Asked<typeof listDossierVersions>): Promise<Answer> {
    const versions = await this.dossiers.versions({ organisationId: principal.organisationId, ...params });
    if (versions.length === 0) throw unknownCase();
    return ok({ items: versions.map(present) });
  }

  @Serves(getDossierVersion)
  async one(@Request() { principal, params }: Asked<typeof getDossierVersion>): Promise<Answer> {
    return ok(presentWhole(await this.version({ organisationId: principal.organisationId, ...params })));
  }

  @Serves(compareDossierVersions)
  async compare(@Request() { principal, params: { from, to, escalationId } }: Asked<typeof compareDossierVersions>): Promise<Answer> {
    const reference = { organisationId: principal.organisationId, escalationId };
    const [one, other] = [await this.version({ ...reference, version: from }), await this.version({ ...reference, version: to })];
    const changes = changesBetween(wordsOf(one), wordsOf(other));
    return ok({ from: present(one), to: present(other), changes } satisfies DossierDifference);
  }

  private async version(reference: { organisationId: string; escalationId: string; version: number }): Promise<DossierVersion> {
    const stored = await this.dossiers.version(reference);
    if (!stored) throw notFound('No dossier of your organisation has that version.');
    return stored;
  }
}

const present = ({ version, writtenBy, writtenAt }: DossierVersionLine): DossierVersionView => ({
  version,
  writtenBy,
  writtenAt: iso(writtenAt),
});

const presentWhole = (stored: DossierVersion): DossierVersionWhole => ({
  ...present(stored),
  dossier: stored.content && presentDossier(stored.content),
});

const wordsOf = ({ content }: DossierVersion): Json => (content && presentDossier(content)) as Json;
