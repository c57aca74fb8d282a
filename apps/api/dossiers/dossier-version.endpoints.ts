// The reads of a dossier's versions, as rows of the endpoint table.
import { dossierDifference, dossierVersionView, dossierVersionWhole } from '@relais/contracts';
import { z } from 'zod';
import { whoeverSees } from '../access/access';
import { escalationPath } from '../commands/command.endpoints';
import { endpoint } from '../http/endpoint';

const version = () => z.coerce.number().int().min(1).max(1_000_000);
const read = {
  method: 'GET',
  tag: 'escalations',
  scope: 'escalations:read',
  acting: 'optional',
  keyed: false,
  problems: ['not_found'],
} as const;

export const listDossierVersions = endpoint({
  ...read,
  path: '/v1/escalations/{escalationId}/dossier/versions',
  access: whoeverSees('dossier_versions'),
  name: 'listDossierVersions',
  summary: 'Who wrote which version of the dossier, and when; the newest first',
  params: escalationPath,
  answers: {
    200: {
      description: 'All versions, without their words.',
      body: { name: 'DossierVersionList', schema: z.object({ items: z.array(dossierVersionView()) }) },
    },
  },
});

export const getDossierVersion = endpoint({
  ...read,
  path: '/v1/escalations/{escalationId}/dossier/versions/{version}',
  access: whoeverSees('dossier_version'),
  name: 'getDossierVersion',
  summary: 'The dossier as one version of it was written; the read is recorded',
  params: escalationPath.extend({ version: version() }),
  answers: { 200: { description: 'The version.', body: { name: 'DossierVersion', schema: dossierVersionWhole(), io: 'input' } } },
});

export const compareDossierVersions = endpoint({
  ...read,
  path: '/v1/escalations/{escalationId}/dossier/versions/{from}/diff/{to}',
  access: whoeverSees('dossier_difference'),
  name: 'compareDossierVersions',
  summary: 'What differs between two versions of the dossier, place by place; lists are compared position by position',
  params: escalationPath.extend({ from: version(), to: version() }),
  answers: { 200: { description: 'What differs.', body: { name: 'DossierDifference', schema: dossierDifference() } } },
});

export const dossierVersionEndpoints = [listDossierVersions, getDossierVersion, compareDossierVersions] as const;
