// Lives that use every command at least once with nothing but marked words, and everything that can fail on the way.

import { randomUUID } from 'node:crypto';
import { commandSegment, type PublicCommand } from '@relais/contracts';
import type { Reply } from '../api/caller';
import type { PersonName } from '../api/organisations';
import { CaseInHand, Story } from '../api/story';
import { until } from '../races/case-in-race';
import { handleOf } from '../races/history';
import type { House } from '../races/house';
import { anyMark, type Body, markedCommand, markedDecision, markedRaise, markedRecommendation, markedWords, markOf } from './marked-bodies';

/** What has been sent so far: which commands were taken, and every marked word in them. */
export class MarkedLives {
  readonly taken = new Set<PublicCommand>();
  readonly words = new Set<string>();
  private readonly story: Story;
  private tickets = 0;

  constructor(private readonly house: House) {
    this.story = new Story(house);
  }

  async raise(change: Body = {}): Promise<CaseInHand> {
    const { id: agentId } = this.house.organisation.people.agent;
    const body = markedRaise({ ticket: this.nextTicket(), agentId, ...change });
    const reply = await this.story.as('agent')('POST /v1/escalations', { body });
    expect({ status: reply.status, problem: reply.body.detail, errors: reply.body.errors }).toEqual({ status: 201 });
    this.remember(body);
    return new CaseInHand(this.story, reply.body.id);
  }

  /** Sends a command that must be taken; asks again with the same key where the answer is "perhaps taken". */
  async does(escalation: CaseInHand, person: PersonName, command: PublicCommand, body: Body = markedCommand(command)): Promise<void> {
    const idempotencyKey = randomUUID();
    const segment = command === 'complete_dossier' ? 'dossier' : commandSegment(command);
    const send = (): Promise<Reply> => escalation.send(person, [segment, body], { idempotencyKey });
    let reply = await send();
    while (reply.status === 503) reply = await send();
    expect({ command, status: reply.status, problem: reply.body.detail, errors: reply.body.errors }).toEqual({ command, status: 200 });
    this.taken.add(command);
    this.remember(body);
  }

  /** From a verdict over a return, questions and a failed action to the feedback. */
  async wholeLife(): Promise<void> {
    const escalation = await this.raise({ assessment: undefined });
    await this.does(escalation, 'agent', 'assess');
    await this.does(escalation, 'agent', 'complete_dossier');
    await escalation.reaches('awaiting_acknowledgment');
    for (const command of ['add_note', 'add_fact', 'attach_evidence', 'update_customer'] as const)
      await this.does(escalation, 'agent', command);
    await this.does(escalation, 'supervisor', 'snooze');
    await this.does(escalation, 'supervisor', 'return');
    await this.does(escalation, 'agent', 'complete_dossier');
    await escalation.reaches('awaiting_acknowledgment');
    await this.does(escalation, 'supervisor', 'request_information');
    await this.does(escalation, 'agent', 'provide_information');
    const { people, teams } = this.house.organisation;
    await this.does(
      escalation,
      'manager',
      'reassign',
      markedCommand('reassign', { role: 'recipient', to: people.backup.id, teamId: teams[2] }),
    );
    await this.does(escalation, 'backup', 'acknowledge');
    await this.does(escalation, 'backup', 'decide', markedDecision(1313));
    await this.actionIs(escalation, 'failed');
    await this.does(escalation, 'operator', 'retry_action');
    await escalation.reaches('following_up');
    await this.does(escalation, 'backup', 'record_check');
    await this.does(escalation, 'backup', 'give_feedback');
    await this.does(escalation, 'agent', 'rate_support');
    await escalation.reaches('closed');
  }

  /** Arbitration, a live case that goes up a level, an insisting customer, and every other end. */
  async otherTurns(): Promise<void> {
    const { people, teams } = this.house.organisation;
    const notJustified = markedCommand('assess', { verdict: 'not_justified' });
    const insisting = await this.raise({ assessment: notJustified });
    await this.does(insisting, 'agent', 'insist');
    const accepting = await this.raise({ assessment: notJustified });
    await this.does(accepting, 'agent', 'accept_alternative');
    const live = await this.raise({ profile: { category: 'billing', level: 2, live: true } });
    await this.does(live, 'supervisor', 'pick_up');
    await this.does(live, 'supervisor', 'end_call');
    await this.does(live, 'supervisor', 'move_to_writing');
    await this.does(live, 'supervisor', 'open_arbitration');
    await this.does(live, 'supervisor', 'state_position', markedCommand('state_position', { teamId: teams[2] }));
    const settlement = { to: 'decider', userId: people.supervisor.id, teamId: teams[2] };
    await this.does(live, 'manager', 'settle_arbitration', markedCommand('settle_arbitration', settlement));
    await this.does(live, 'supervisor', 'validate_message', markedCommand('validate_message', { validated: false }));
    await this.does(live, 'manager', 'redraft_message');
    await this.does(live, 'supervisor', 'validate_message');
    await this.does(live, 'supervisor', 'decide', markedRecommendation());
    await this.does(live, 'operator', 'cancel');
    const ticket = this.nextTicket();
    const withdrawn = await this.raise({ ticket });
    await this.joined({ escalation: withdrawn, ticket });
    await this.does(withdrawn, 'agent', 'withdraw');
  }

  /** Lives go on side by side: each raise has a ticket of its own. */
  private nextTicket(): string {
    this.tickets += 1;
    return `number ${this.tickets}`;
  }

  /** The ticket is raised again while its case is open. */
  private async joined({ escalation, ticket }: { escalation: CaseInHand; ticket: string }): Promise<void> {
    const { id: agentId } = this.house.organisation.people.agent;
    const body = markedRaise({ ticket, agentId });
    const reply = await this.story.as('agent')('POST /v1/escalations', { body });
    expect([reply.status, reply.body.id]).toEqual([200, escalation.id]);
    this.remember(body);
  }

  /** Actions whose endpoint is away, then silent after it has done its work. */
  async troubledActions(): Promise<void> {
    for (const amount of [1414, 1515]) {
      const escalation = await this.decided(amount);
      await escalation.reaches('following_up');
    }
  }

  /** The database refuses a note, naming the row in its error; once it takes it again, the note is there. */
  async failingRecorder(): Promise<void> {
    const escalation = await this.raise();
    const { database } = this.house;
    await database.query(`alter table note add constraint no_marks check (text not like '%${markOf('add_note')}%') not valid`);
    const sent = this.does(escalation, 'agent', 'add_note');
    await until(async () => {
      const { raw } = await handleOf(this.house, escalation.id).describe();
      return (raw.pendingActivities ?? []).some(({ lastFailure }) => lastFailure != null);
    }, 'the recorder to fail');
    await database.query('alter table note drop constraint no_marks');
    await sent;
  }

  /** Everything that is refused, with marks wherever a caller can put words. Answers the statuses. */
  async refusals(): Promise<number[]> {
    const escalation = await this.raise();
    const { id } = escalation;
    const agent = this.story.as('agent');
    const path = `POST /v1/escalations/${id}`;
    const words = `${anyMark}refused`;
    const replies = [
      await escalation.send('supervisor', ['decide', markedDecision(100)]),
      await escalation.send('expert', ['acknowledge', markedCommand('acknowledge')]),
      await escalation.send('supervisor', ['acknowledge', markedCommand('acknowledge', { promisedAt: '2001-01-01T00:00:00Z' })]),
      await escalation.send('supervisor', ['return', markedCommand('return')], { ifMatch: '"99"' }),
      await escalation.send('supervisor', ['return', markedCommand('return')], { ifMatch: words }),
      await escalation.send('agent', ['add-note', { note: words, [words]: words }]),
      await escalation.send('agent', ['add-note', { note: words.repeat(5_000) }]),
      await escalation.send('agent', ['add-fact', { at: words, text: words }]),
      await escalation.send('operator', ['reassign', markedCommand('reassign', { role: words })]),
      await agent(`${path}/add-note`, { raw: `{"note": "${words}` }),
      await agent(`${path}/${words}`, { body: { note: words } }),
      await agent(`GET /v1/escalations/${words}`),
      await agent(`GET /v1/escalations?cursor=${words}&q=${words}`),
      await agent(`GET /v1/escalations?q=${words}`),
      await agent(`${path}/add-note`, { for: words, body: { note: words } }),
      await agent(`${path}/add-note`, { key: `${words}${words}`, body: { note: words } }),
      await agent(`${path}/add-note`, { idempotencyKey: words, body: { note: words } }),
      await agent(`${path}/add-note`, { idempotencyKey: words, body: { note: `${words} again` } }),
      await agent('POST /v1/escalations', { body: { ...markedRaise({ ticket: words, agentId: randomUUID() }) } }),
    ];
    await this.does(escalation, 'agent', 'withdraw');
    replies.push(await escalation.send('agent', ['add-note', { note: words }]));
    return replies.map(({ status }) => status);
  }

  private async decided(amountMinor: number): Promise<CaseInHand> {
    const escalation = await this.raise();
    await this.does(escalation, 'supervisor', 'acknowledge');
    await this.does(escalation, 'supervisor', 'decide', markedDecision(amountMinor));
    return escalation;
  }

  private async actionIs(escalation: CaseInHand, status: string): Promise<void> {
    await until(async () => (await escalation.read()).body.actions[0]?.status === status, `the action to be ${status}`);
  }

  private remember(body: Body): void {
    for (const word of markedWords(body)) this.words.add(word);
  }
}
