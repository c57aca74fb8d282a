// Brings a published version of the policy to running cases, one or many, and shows first what it would change.
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor, CaseSnapshot, FrozenRules, PolicyPreviewView } from '@relais/contracts';
import { freezeRules } from '@relais/domain/policy';
import {
  CalendarRepository,
  type CalendarsOfTeams,
  calendarOfCase,
  EscalationRepository,
  PolicyApplicationRepository,
  type StoredCalendar,
  type StoredEscalation,
  type StoredPolicyApplication,
  type StoredPolicyVersion,
  TeamCalendarRepository,
} from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import { filterOf } from '../escalations/case-filter';
import { CaseReader } from '../escalations/case-reader.service';
import type { Asked } from '../http/asked';
import { contradiction, notFound, ProblemError } from '../http/problem-error';
import type { applyPolicyToCases, previewPolicyOfCases } from './policy-application.endpoints';
import { calendarOf } from './policy-calendar';
import { presentPreview } from './policy-preview';
import { neverPublished } from './policy-refusal';
import { PolicyVersions } from './policy-versions.service';

/** Few enough that nobody else waits long for them. */
const casesInARow = 5;

interface Reference {
  readonly organisationId: string;
  readonly version: number;
}

/** A published version with its calendar, and those of teams, as they are now. */
interface Applicable {
  readonly policy: StoredPolicyVersion;
  readonly calendar: StoredCalendar;
  readonly ofTeams: CalendarsOfTeams;
}

@Injectable()
export class PolicyApplications {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly calendars: CalendarRepository,
    private readonly teamCalendars: TeamCalendarRepository,
    private readonly escalations: EscalationRepository,
    private readonly applications: PolicyApplicationRepository,
    private readonly cases: CaseReader,
  ) {}

  /** @throws ProblemError not_found for the case or the version · already_done for a draft */
  async rulesFor(reference: Reference & { escalationId: string }): Promise<FrozenRules> {
    const [applicable, stored] = await Promise.all([this.applicable(reference), this.cases.read(reference)]);
    return rulesOf(applicable, stored);
  }

  /** @throws ProblemError not_found · already_done · not_allowed_now for a case that has not started */
  async ofCase(question: Reference & { escalationId: string; actor: Actor; at: number }) {
    const applicable = await this.applicable(question);
    const stored = await this.cases.read(question);
    if (!isStarted(stored)) {
      throw new ProblemError({ code: 'not_allowed_now', detail: 'The case is accepted and not started yet: ask again in a moment.' });
    }
    return { ...named(applicable), ...previewed(stored, { applicable, ...question }) };
  }

  /** @throws ProblemError not_found · already_done · InvalidCursorError */
  async ofCases({ principal, params, body, actor, at }: Asked<typeof previewPolicyOfCases>) {
    const { organisationId } = principal;
    const applicable = await this.applicable({ organisationId, ...params });
    const { filter, ...page } = body;
    const question = { organisationId, viewerId: actor.userId, filter: { ...filterOf(filter), running: true } } as const;
    const [matching, { items, nextCursor }] = await Promise.all([
      this.escalations.count(question),
      this.escalations.listWhole({ ...question, sort: 'raisedAt', ...page }),
    ]);
    const previews = await previewedOneByOne(items.filter(isStarted), { applicable, actor, at });
    return { ...named(applicable), matching, items: previews, nextCursor };
  }

  /** @throws ProblemError not_found · already_done · invalid_command when more fit than `most` */
  async ask(asked: Asked<typeof applyPolicyToCases>, commandId: string): Promise<StoredPolicyApplication> {
    const { principal, params, body, actor } = asked;
    const { version } = params;
    const { calendar } = await this.applicable({ organisationId: principal.organisationId, version });
    const { filter, most, reason } = body;
    const changer = { ...changerOf(asked), userId: actor.userId as string };
    const outcome = await this.applications.ask({ commandId, changer, version, calendar, filter: filterOf(filter), most, reason });
    if (outcome.kind === 'asked') return outcome.application;
    const detail = `More than ${most} running cases fit: narrow the filter, or look at the preview and allow more.`;
    throw contradiction([{ pointer: '/most', detail }], detail);
  }

  /** @throws ProblemError not_found */
  async one(reference: { organisationId: string; applicationId: string }): Promise<StoredPolicyApplication> {
    const application = await this.applications.find(reference);
    if (!application) throw notFound('No version of your organisation’s policy was applied under that id.');
    return application;
  }

  running(organisationId: string) {
    return this.escalations.runningByPolicyVersion(organisationId);
  }

  private async applicable({ organisationId, version }: Reference): Promise<Applicable> {
    const policy = await this.versions.one({ organisationId, version });
    if (policy.publishedAt === null) throw neverPublished();
    const calendar = await calendarOf(this.calendars, { organisationId, policy });
    return { policy, calendar, ofTeams: await this.teamCalendars.all(organisationId) };
  }
}

// From the raise on, so that the calendar knows every instant of the case.
function rulesOf(
  { policy: { document, version }, ...hours }: Applicable,
  { snapshot, recipientTeamId, raisedAt }: StoredEscalation,
): FrozenRules {
  const calendar = calendarOfCase({ document, ...hours }, { profile: snapshot?.context.profile ?? null, recipientTeamId });
  return freezeRules({ document, version, calendar: calendar.document, at: raisedAt });
}

const named = ({ policy: { version }, calendar }: Applicable) => ({
  version,
  calendarId: calendar.id,
  calendarVersion: calendar.version,
});

type Started = StoredEscalation & { readonly snapshot: CaseSnapshot };
const isStarted = (stored: StoredEscalation): stored is Started => stored.snapshot !== null;

interface Previewing {
  readonly applicable: Applicable;
  readonly actor: Actor;
  readonly at: number;
}

/** Others are answered in between: each case has its calendar compiled. */
async function previewedOneByOne(cases: readonly Started[], previewing: Previewing): Promise<PolicyPreviewView[]> {
  const previews: PolicyPreviewView[] = [];
  for (const stored of cases) {
    previews.push(previewed(stored, previewing));
    if (previews.length % casesInARow === 0) await setImmediate();
  }
  return previews;
}

const previewed = (stored: Started, { applicable, actor, at }: Previewing): PolicyPreviewView =>
  presentPreview(stored, { rules: rulesOf(applicable, stored), actor, at });
