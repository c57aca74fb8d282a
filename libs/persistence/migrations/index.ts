// The list of migrations in the order they are applied; a migration that ran anywhere is never changed.
import { TheLifeOfACase1700000000001 } from './1700000000001-the-life-of-a-case';
import { Search1700000000020 } from './1700000000020-search';
import { LiveHints1700000000021 } from './1700000000021-live-hints';
import { ProvenPast1700000000030 } from './1700000000030-proven-past';
import { SigningIn1700000000040 } from './1700000000040-signing-in';
import { Reconciliation1700000000042 } from './1700000000042-reconciliation';
import { Erasures1700000000043 } from './1700000000043-erasures';
import { OnCall1700000000047 } from './1700000000047-on-call';
import { PolicyVersions1700000000048 } from './1700000000048-policy-versions';
import { Advice1700000000050 } from './1700000000050-advice';
import { Arbitration1700000000051 } from './1700000000051-arbitration';
import { Calendars1700000000052 } from './1700000000052-calendars';
import { PolicyApplications1700000000053 } from './1700000000053-policy-applications';
import { QuietHours1700000000054 } from './1700000000054-quiet-hours';
import { AnswersWithChanges1700000000056 } from './1700000000056-answers-with-changes';
import { CasesByPolicyVersion1700000000057 } from './1700000000057-cases-by-policy-version';

export const migrations = [
  TheLifeOfACase1700000000001,
  Search1700000000020,
  LiveHints1700000000021,
  ProvenPast1700000000030,
  SigningIn1700000000040,
  Reconciliation1700000000042,
  Erasures1700000000043,
  OnCall1700000000047,
  PolicyVersions1700000000048,
  Advice1700000000050,
  Arbitration1700000000051,
  Calendars1700000000052,
  PolicyApplications1700000000053,
  QuietHours1700000000054,
  AnswersWithChanges1700000000056,
  CasesByPolicyVersion1700000000057,
];

/** What a database of this version has been through; one that has been through more is of a newer version. */
export const migrationNames: readonly string[] = migrations.map(({ name }) => name);
