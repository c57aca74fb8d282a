// One case and the people around it, told in domain words; every answer comes from the API, Postgres or the mail server.
import type { CaseView, ClockName, MessageKind, TaskKind, TimelineEntry } from '@relais/contracts';
import type { ListedMessage } from '@relais/persistence';
import type { ReceivedMail } from '@relais/servers';
import type { Reply } from '../../api/caller';
import { cast, type Part, type TeamName, teams } from './cast';
import { type Person, personOf } from './commands';
import type { Organisation, RulesChange } from './organisation';
import { type RaiseChange, raiseBody } from './raise-body';
import type { CaseReference, Stage } from './stage';
import type { Moment, Week } from './week';

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export class Story {
  private reference: CaseReference | null = null;
  private entries: readonly TimelineEntry[] = [];
  private messages: readonly ListedMessage[] = [];
  private readonly others: Story[] = [];
  private undo: () => Promise<void> = async () => undefined;
  /** The case as the API shows it, after the last thing that happened. */
  view!: CaseView;

  constructor(
    private readonly stage: Stage,
    private readonly organisation: Organisation,
    private readonly week: Week,
  ) {}

  /** Raises a case as its agent. */
  async raise(change: RaiseChange = {}, { by = 'agent' as Part } = {}): Promise<void> {
    const { status, body } = await this.as(by).call('POST /v1/escalations', raiseBody(change, this.stage.now));
    if (status !== 201) throw new Error(`the raise was answered ${status} ${JSON.stringify(body)}`);
    this.reference = { organisationId: this.organisation.id, escalationId: body.id };
    this.stage.cases.push(this.reference);
    await this.read();
  }

  as(part: Part): Person {
    const { apiUrl } = this.stage.servers;
    const escalationId = () => this.found.escalationId;
    return personOf({ apiUrl, key: this.organisation.key, username: cast[part], escalationId, afterwards: () => this.read() });
  }

  /** `31m`, `2h`, `3d` around the clock. */
  async after(span: `${number}${keyof typeof units}`): Promise<void> {
    const unit = span.slice(-1) as keyof typeof units;
    await this.passTo(this.stage.now + Number(span.slice(0, -1)) * units[unit]);
  }

  until(moment: Moment): Promise<void> {
    return this.passTo(this.week.instant(moment));
  }

  /** The moment as the API takes it. */
  at(moment: Moment): string {
    return new Date(this.week.instant(moment)).toISOString();
  }

  /** The operator applies the published rules to the running case (composed by Relais; no address of the API yet). */
  async applyPolicy(): Promise<void> {
    await this.organisation.applyPolicy(this.found, this.stage.now);
    await this.read();
  }

  /** The same helpdesk raises again; answers what the API says. */
  raiseAgain(change: RaiseChange): Promise<Reply> {
    return this.as('agent').call('POST /v1/escalations', raiseBody(change, this.stage.now));
  }

  /** An operator of Temporal asks for the end. */
  async cancelInTemporal(workflowIdOf: (escalationId: string) => string): Promise<void> {
    await this.stage.servers.temporal.workflow.getHandle(workflowIdOf(this.id)).cancel();
    await this.stage.closed(this.found);
    await this.read();
  }

  /** Other rules from now on, until the story ends. */
  async publishForThisStory(change: RulesChange): Promise<void> {
    this.undo = await this.organisation.publish(change);
  }

  /** Another case of the same week, ended with this one. */
  another(): Story {
    const other = new Story(this.stage, this.organisation, this.week);
    this.others.push(other);
    return other;
  }

  /** What the story leaves open is cancelled, so that no clock of it disturbs the next one. */
  async end(): Promise<void> {
    for (const other of this.others) await other.end();
    await this.undo();
    if (this.reference === null || (await this.stage.stored(this.reference)).status === 'closed') return;
    await this.as('operator').cancel({ reason: 'The story is told' });
  }

  idOf = (part: Part): string => this.organisation.userId(cast[part]);
  teamId = (team: TeamName): string => this.organisation.teamId(teams[team]);

  get id(): string {
    return this.found.escalationId;
  }

  get status(): string {
    return this.view.status;
  }

  get owner(): string {
    return this.organisation.nameOf(this.view.ownerId);
  }

  get recipient(): string {
    const { userId } = this.view.recipient ?? { userId: null };
    return userId === null ? 'the direction' : this.organisation.nameOf(userId);
  }

  /** When each armed clock falls due. */
  get clocks(): Partial<Record<ClockName, Moment>> {
    return Object.fromEntries(this.view.clocks.map(({ clock, dueAt }) => [clock, this.momentOf(dueAt)]));
  }

  /** Paused clocks with what is left of them, in hours. */
  get paused(): Partial<Record<ClockName, number>> {
    return Object.fromEntries(
      this.view.pausedClocks.map(({ clock, leftMilliseconds }) => [clock, Math.round(leftMilliseconds / 36_000) / 100]),
    );
  }

  /** `acknowledge for recipient` */
  get tasks(): string[] {
    return this.view.tasks.map(({ kind, for: whose }: { kind: TaskKind; for: string }) => `${kind} for ${whose}`);
  }

  /** When an event, a clock or a note of that name was recorded. */
  when(name: string): Moment[] {
    return this.entries.filter(({ type, clock }) => type === name || clock === name).map(({ at }) => this.momentOf(at));
  }

  /** Everything that moved the case, in order: `mon 10:00 acknowledge`; a clock by its name. */
  get timeline(): string[] {
    return this.entries.filter(({ kind }) => kind === 'event').map(({ at, type, clock }) => `${this.momentOf(at)} ${clock ?? type}`);
  }

  entryOf(name: string): TimelineEntry {
    const entry = this.entries.findLast(({ type, clock }) => type === name || clock === name);
    if (entry === undefined) throw new Error(`nothing called '${name}' happened: ${this.timeline.join(', ')}`);
    return entry;
  }

  /** Mails of this case that arrived, of some kinds or of all, oldest first, by when they were due to leave: `mon 10:00 transfer`. */
  mailsTo(part: Part | 'customer', ...kinds: MessageKind[]): string[] {
    return this.arrived(part)
      .filter(({ message: { kind } }) => kinds.length === 0 || kinds.includes(kind))
      .map(({ message }) => `${this.momentOf(message.createdAt)} ${message.kind}`);
  }

  /** The newest mail of that kind. */
  mailTo(part: Part | 'customer', kind: MessageKind): ReceivedMail {
    const found = this.arrived(part).findLast(({ message }) => message.kind === kind);
    if (found === undefined) throw new Error(`no mail '${kind}' reached ${part}: ${this.mailsTo(part).join(', ')}`);
    return found.mail;
  }

  /** Messages that nobody wanted any more when their turn came: `transfer to recipient`. */
  get unwanted(): string[] {
    return this.messages
      .filter(({ status }) => status === 'not_wanted')
      .map(({ kind, addressee }) => `${kind} to ${addressee}`)
      .sort();
  }

  /** The mail server takes nothing for so many tries; whatever it refused comes again. */
  mailServerRefuses(times: number): void {
    this.stage.servers.mail.refuseNext({ code: 451, count: times });
  }

  /** Resolves once every mail has left or was found unwanted. */
  async delivered(): Promise<void> {
    await this.stage.delivered();
    await this.read();
  }

  /** Looks at everything again, after something that was no command. */
  reread(): Promise<void> {
    return this.read();
  }

  private async passTo(instant: number): Promise<void> {
    await this.stage.passUntil(instant);
    await this.read();
  }

  /** Waits for what was set off, then looks at everything. */
  private async read(): Promise<void> {
    await this.stage.settled();
    const path = `/v1/escalations/${this.id}`;
    const operator = this.as('operator');
    this.view = (await operator.call(`GET ${path}`)).body;
    this.entries = (await operator.call(`GET ${path}/timeline?limit=500`)).body.items;
    this.messages = await this.stage.messages.ofEscalation(this.found);
  }

  private arrived(part: Part | 'customer'): { message: ListedMessage; mail: ReceivedMail }[] {
    const userId = part === 'customer' ? null : this.idOf(part);
    const mine = this.messages.filter((message) => (userId === null ? message.addressee === 'customer' : message.userId === userId));
    return mine
      .flatMap((message) =>
        this.stage.servers.mail
          .to(message.address ?? '')
          .flatMap((mail) => (mail.messageId === message.messageId ? [{ message, mail }] : [])),
      )
      .sort(({ message: one }, { message: other }) => one.createdAt - other.createdAt || one.kind.localeCompare(other.kind));
  }

  private get found(): CaseReference {
    if (this.reference === null) throw new Error('nobody has raised this case yet');
    return this.reference;
  }

  private momentOf(instant: string | number): Moment {
    return this.week.moment(typeof instant === 'number' ? instant : Date.parse(instant));
  }
}
