// Every endpoint of the API: routes, checks, refusals of wrong methods and the OpenAPI document come from this list alone.
import { absenceEndpoints } from './absences/absence.endpoints';
import { acknowledgmentEndpoints } from './acknowledgment/acknowledgment.endpoints';
import { adviceEndpoints } from './advice/advice.endpoints';
import { adviseOnCase } from './advice/case-advice.endpoints';
import { adviseOnRecipient } from './advice/recipient-advice.endpoints';
import { adviseOnTriggers } from './advice/trigger.endpoints';
import { apiKeyEndpoints } from './api-keys/api-key.endpoints';
import { arbitrationEndpoints } from './arbitrations/arbitration.endpoints';
import { calendarEndpoints } from './calendars/calendar.endpoints';
import { commandEndpoints } from './commands/command.endpoints';
import { dossierVersionEndpoints } from './dossiers/dossier-version.endpoints';
import { erasureEndpoints } from './erasures/erasure.endpoints';
import { escalationEndpoints } from './escalations/escalation.endpoints';
import { healthEndpoints } from './health/health.endpoints';
import type { Endpoint } from './http/endpoint';
import { linkIdentity, listConfigChanges } from './identities/identity.endpoints';
import { streamHints } from './live/live.endpoints';
import { onCallEndpoints } from './on-call/on-call.endpoints';
import { getPolicy } from './policy/policy.endpoints';
import { policyApplicationEndpoints } from './policy/policy-application.endpoints';
import { policyManualEndpoints } from './policy/policy-manual.endpoints';
import { planPolicy } from './policy/policy-plan.endpoints';
import { policyTableEndpoints } from './policy/policy-table.endpoints';
import { policyVersionEndpoints } from './policy/policy-version.endpoints';
import { templateEndpoints } from './policy/template.endpoints';
import { raiseEscalation } from './raising/raise.endpoints';
import { listFindings } from './reconciliation/reconciliation.endpoints';
import { getRosterHealth } from './roster-health/roster-health.endpoints';
import { chooseTeamCalendar, listTeams } from './teams/team.endpoints';
import { listUsers } from './users/user.endpoints';

export const endpoints: readonly Endpoint[] = [
  raiseEscalation,
  ...escalationEndpoints,
  ...dossierVersionEndpoints,
  adviseOnCase,
  ...arbitrationEndpoints,
  ...commandEndpoints,
  streamHints,
  ...adviceEndpoints,
  adviseOnTriggers,
  adviseOnRecipient,
  ...calendarEndpoints,
  chooseTeamCalendar,
  getPolicy,
  ...policyVersionEndpoints,
  ...policyManualEndpoints,
  ...templateEndpoints,
  ...policyApplicationEndpoints,
  planPolicy,
  ...policyTableEndpoints,
  listTeams,
  listUsers,
  ...onCallEndpoints,
  ...absenceEndpoints,
  getRosterHealth,
  ...erasureEndpoints,
  linkIdentity,
  ...apiKeyEndpoints,
  listConfigChanges,
  listFindings,
  ...acknowledgmentEndpoints,
  ...healthEndpoints,
];
