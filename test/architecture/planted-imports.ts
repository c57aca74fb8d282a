// Lists one forbidden import per import rule: the proof, rule by rule, that the rule can fail.

/** `file` holds `line`; dependency-cruiser must report `rule` for that file. */
export interface PlantedImport {
  rule: string;
  file: string;
  line: string;
}

const planted = (rule: string, file: string) => ({ importing: (line: string): PlantedImport => ({ rule, file, line }) });

export const plantedImports: PlantedImport[] = [
  planted('api-imports-libs-only', 'apps/api/bad/room.ts').importing("import '@relais/activities/recording';"),
  planted('worker-imports-activities-and-libs', 'apps/worker/bad/room.ts').importing("import '@relais/workflows/escalation';"),
  planted('dashboard-imports-contracts-and-machines', 'apps/dashboard/bad/room.ts').importing("import 'node:fs';"),
  planted('local-imports-config-persistence-servers', 'apps/local/bad/room.ts').importing("import '@relais/messaging/ok';"),
  planted('workflow-index-lists-workflows', 'workflows/index.ts').importing(
    "import { clock } from './runtime/clock'; export const time = clock;",
  ),
  planted('workflow-imports-the-pure-core', 'workflows/escalation/room.ts').importing("import 'typeorm';"),
  planted('workflow-runtime-is-free-of-the-domain', 'workflows/runtime/room.ts').importing("import '@relais/domain/decision';"),
  planted('activities-import-domain-and-contracts', 'activities/bad/room.ts').importing("import '@relais/machines/ok';"),
  planted('contracts-import-zod-only', 'libs/contracts/bad/room.ts').importing("import '@relais/config/ok';"),
  planted('temporal-contract-imports-temporal-only', 'libs/contracts/temporal/room.ts').importing("import '@temporalio/client';"),
  planted('domain-is-pure', 'libs/domain/bad/room.ts').importing("import 'node:crypto';"),
  planted('calendar-compilation-is-pure', 'libs/domain/calendar-compilation/room.ts').importing("import 'node:fs';"),
  planted('calendar-import-reads-icalendar', 'libs/domain/calendar-import/room.ts').importing("import 'node:fs';"),
  planted('decision-tables-read-feel', 'libs/domain/decision-tables/room.ts').importing("import 'node:fs';"),
  planted('dmn-reads-xml', 'libs/domain/dmn/room.ts').importing("import 'node:fs';"),
  planted('machines-are-pure', 'libs/machines/bad/room.ts').importing("import '@temporalio/workflow';"),
  planted('persistence-imports-contracts-domain-config', 'libs/persistence/bad/room.ts').importing("import '@relais/machines/ok';"),
  planted('temporal-client-imports-contracts-config', 'libs/temporal/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('messaging-imports-contracts-domain', 'libs/messaging/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('manual-imports-contracts-domain-messaging', 'libs/manual/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('policy-file-imports-contracts-and-yaml', 'libs/policy-file/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('config-imports-zod-only', 'libs/config/bad/room.ts').importing("import 'typeorm';"),
  planted('servers-import-no-product-code', 'libs/servers/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('demo-imports-contracts-only', 'demo/bad/room.ts').importing("import '@relais/persistence/ok';"),
  planted('activities-as-types-in-workflows', 'workflows/escalation/value.ts').importing(
    "import { record } from '@relais/activities/recording'; record();",
  ),
  planted('contracts-as-types-in-domain', 'libs/domain/bad/value.ts').importing("import { schema } from '@relais/contracts/ok'; schema();"),
  planted('ports-as-types-in-activities', 'activities/bad/value.ts').importing("import { ok } from '@relais/persistence/ok'; ok();"),
  planted('activities-without-frameworks', 'activities/bad/framework.ts').importing(
    "import type { Entity } from 'typeorm'; export type E = Entity;",
  ),
  planted('no-worker-in-api', 'apps/api/bad/native.ts').importing("import '@temporalio/worker';"),
  planted('no-controllers-in-worker', 'apps/worker/bad/controller.ts').importing("import './health.controller';"),
  planted('dashboard-without-servers', 'apps/dashboard/bad/server.ts').importing("import '@nestjs/common';"),
  planted('features-apart', 'apps/dashboard/features/inbox/list.ts').importing("import '../roster/week';"),
  planted('persistence-without-http-and-temporal', 'libs/persistence/bad/http.ts').importing("import 'node:https';"),
  planted('temporal-client-without-worker-and-database', 'libs/temporal/bad/native.ts').importing("import '@temporalio/worker';"),
  planted('testing-from-tests-only', 'apps/api/bad/testing.ts').importing("import '@relais/testing/ok';"),
  planted('servers-from-local-and-testing-only', 'apps/worker/bad/servers.ts').importing("import '@relais/servers/ok';"),
  planted('local-is-not-imported', 'libs/testing/bad/local.ts').importing("import '@relais/local/ok';"),
  planted('workflows-are-not-imported', 'apps/worker/bad/workflow.ts').importing(
    "import type { run } from '@relais/workflows/escalation'; export type Run = typeof run;",
  ),
  planted('scripts-are-not-imported', 'apps/worker/bad/script.ts').importing("import '../../../scripts/tool.mjs';"),
  planted('no-cycles', 'apps/worker/bad/one.ts').importing("import './two'; export const one = 1;"),
  planted('domain-nouns-one-way', 'libs/domain/hours/a.ts').importing("import '@relais/domain/decision';"),
  planted('domain-nouns-one-way', 'libs/domain/decision/b.ts').importing("import '../hours/c';"),
  planted('no-unresolvable', 'apps/worker/bad/typo.ts').importing("import './nowhere';"),
  planted('no-undeclared-packages', 'apps/worker/bad/undeclared.ts').importing("import 'undeclared';"),
  planted('no-development-packages-in-product', 'apps/worker/bad/development.ts').importing(
    "import { property } from 'fast-check'; property();",
  ),
  planted('rooms-by-their-name', 'apps/worker/bad/relative.ts').importing("import '../../../libs/config/ok/index';"),
];

/** Reported by the second pass, which sees only what is left after types are erased. */
export const plantedInBundle: PlantedImport[] = [
  planted('workflow-bundle-stays-pure', 'workflows/escalation/escalation.workflow.ts').importing(
    "import { schema } from '@relais/contracts/ok'; import type { Entity } from 'typeorm'; export const run = (e: Entity) => schema(e);",
  ),
  planted('workflow-bundle-without-node', 'libs/machines/bad/node.ts').importing("import 'node:fs';"),
];
