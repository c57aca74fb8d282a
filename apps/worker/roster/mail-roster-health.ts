// Mails to the operators of each organisation, once a week, what would leave a case with nobody (docs/on-call.md).
import { type RosterFinding, rosterHealth } from '@relais/domain/roster-health';
import { type MailChannel, MailNotSent, type RosterMail, renderRosterMail } from '@relais/messaging';
import type { DirectoryRepository, PolicyRepository, RosterMailRepository, RosterRepository, StoredUser } from '@relais/persistence';
import type { Log } from '../logging';

export interface RosterMailing {
  readonly rosters: Pick<RosterRepository, 'read'>;
  readonly mails: RosterMailRepository;
  readonly directory: Pick<DirectoryRepository, 'organisation' | 'users' | 'teams'>;
  readonly policies: Pick<PolicyRepository, 'published'>;
  readonly mail: MailChannel;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Thrown so that the runner comes again; whoever was mailed is not mailed again. */
export class RosterMailPostponed extends Error {
  override readonly name = 'RosterMailPostponed';
}

const day = 24 * 3_600_000;
const mostPeriods = 10;

interface Letter {
  readonly organisationId: string;
  readonly week: string;
  readonly at: number;
  readonly content: Omit<RosterMail, 'language' | 'person'>;
}

export class RosterHealthMailing {
  constructor(private readonly given: RosterMailing) {}

  /** Of the week that holds `at` (epoch milliseconds, UTC). @throws RosterMailPostponed when a mail could not leave */
  async mail(at: number): Promise<void> {
    const week = mondayOf(at);
    let postponed = 0;
    for (const organisationId of await this.given.mails.organisationIds()) postponed += await this.mailOne({ organisationId, week, at });
    if (postponed > 0) throw new RosterMailPostponed(`${postponed} roster mails did not leave`);
  }

  /** How many did not leave. */
  private async mailOne({ organisationId, week, at }: Omit<Letter, 'content'>): Promise<number> {
    const { rosters, directory, log } = this.given;
    const findings = rosterHealth(await rosters.read({ organisationId, at }));
    log.info({ organisationId, findings: findings.length }, 'checked the roster');
    if (findings.length === 0) return 0;
    const users = await directory.users(organisationId);
    const content = await this.content(organisationId, { findings, users });
    const operators = users.filter(({ active, memberships }) => active && memberships.some(({ role }) => role === 'operator'));
    let postponed = 0;
    for (const user of operators) if (!(await this.send(user, { organisationId, week, at, content }))) postponed += 1;
    return postponed;
  }

  /** Whether there is nothing left to do for this person. */
  private async send({ id: userId, name, email: to, language }: StoredUser, letter: Letter): Promise<boolean> {
    const { mails, mail, log } = this.given;
    const { organisationId, week, at, content } = letter;
    const reference = { organisationId, week, userId };
    // Shown by the roster's health itself.
    if (to === null) return true;
    if (!(await mails.take({ ...reference, at }))) return true;
    const messageId = `<roster-${week}-${userId}@relais>`;
    try {
      await mail.send({ to, language, messageId, ...renderRosterMail({ ...content, language, person: { name } }) });
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      log.warn({ ...reference, code: error.code }, 'a roster mail did not leave');
      if (error.faultClass !== 'permanent') return false;
      await mails.settle({ ...reference, at, status: 'failed', code: error.code });
      return true;
    }
    await mails.settle({ ...reference, at, status: 'sent', code: null });
    return true;
  }

  private async content(
    organisationId: string,
    { findings, users }: { findings: readonly RosterFinding[]; users: readonly StoredUser[] },
  ): Promise<Letter['content']> {
    const { directory, policies } = this.given;
    const organisation = await directory.organisation(organisationId);
    const policy = await policies.published(organisationId);
    const teams = await directory.teams(organisationId);
    if (!organisation) throw new Error(`organisation ${organisationId} was there a moment ago: nothing deletes one`);
    const listed = findings.map(({ code, teamId, userIds, pointer, periods }) => ({
      code,
      team: teams.find(({ id }) => id === teamId)?.name ?? null,
      people: userIds.map((userId) => users.find(({ id }) => id === userId)?.name ?? userId),
      pointer,
      periods: periods.slice(0, mostPeriods),
      more: Math.max(0, periods.length - mostPeriods),
    }));
    return { organisation, timeZone: policy?.calendar.document.timeZone ?? 'UTC', findings: listed };
  }
}

/** The local day of no zone in particular: UTC's. */
function mondayOf(at: number): string {
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * day).toISOString().slice(0, 10);
}
