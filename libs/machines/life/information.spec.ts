// Contract: life.md §1 `information`, §2 `request_information`, §3 `customer`. Were it to fail, the customer's silence would count as ours.
import {
  awaiting,
  day,
  deciding,
  hour,
  instant,
  MachineCase,
  mondayMorning,
  parisOffice,
  people,
  rulesWith,
  teamOf,
} from '@relais/testing/cases';

describe('information asked of the agent', () => {
  it('lets the SLA clocks go on, gives the agent a task and reminds them', () => {
    const before = awaiting();
    const aCase = awaiting().send(['request_information', people.supervisor], { from: 'agent' });
    expect(aCase.status).toBe('documenting');
    expect(aCase.context.due.response).toBe(before.context.due.response);
    expect(aCase.context.tasks).toEqual({ provide_information: { for: 'agent', since: aCase.at } });
    expect(aCase.told).toEqual(['information_requested → agent']);
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
  });

  it('goes back to the same recipient: cadence anew, no second message to the customer', () => {
    const aCase = awaiting().pass(day).send(['request_information', people.supervisor], { from: 'agent' }).pass(hour);
    aCase.send(['provide_information', people.agent]);
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.told).toEqual(['information_provided → recipient']);
    expect(aCase.context).toMatchObject({
      recipient: { userId: people.supervisor.userId },
      ladder: { reminders: 0 },
      information: null,
      documenting: null,
    });
    expect(aCase.context.due.reminder).toBe(aCase.at + day);
    expect(aCase.context.tasks).toEqual({ acknowledge: { for: 'recipient', since: aCase.at } });
  });

  it('goes back to the decider who asked', () => {
    const aCase = deciding().send(['request_information', people.supervisor], { from: 'agent' });
    expect(aCase.context.information).toMatchObject({ backTo: 'deciding' });
    aCase.send(['provide_information', people.agent]);
    expect(aCase.status).toBe('deciding');
    expect(aCase.context.tasks).toEqual({ decide: { for: 'owner', since: aCase.at } });
    expect(aCase.context.due).not.toHaveProperty('reminder');
  });

  it('is left by the answer only: neither dossier, fact nor evidence asks the gate', () => {
    const aCase = deciding().send(['request_information', people.supervisor], { from: 'agent' });
    for (const name of ['complete_dossier', 'add_fact', 'attach_evidence'] as const)
      aCase.send([name, people.agent], { at: aCase.at } as never);
    expect(aCase.status).toBe('documenting');
    expect(aCase.history.some(({ type }) => type === 'gate_answered')).toBe(true);
    expect(aCase.history.filter(({ type }) => type === 'gate_answered')).toHaveLength(1);
  });

  it('is asked one question at a time, and answered only when asked', () => {
    const aCase = deciding().send(['request_information', people.supervisor], { from: 'agent' });
    expect(aCase.refusal(['request_information', people.supervisor], { from: 'agent' })?.code).toBe('not_allowed_now');
    expect(new MachineCase({ world: { missing: 1 } }).refusal(['provide_information', people.agent])?.code).toBe('not_allowed_now');
  });

  it('may be asked while another person takes the case: the answer goes to them', () => {
    const handed = { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) } as const;
    const decider = deciding()
      .send(['request_information', people.supervisor], { from: 'agent' })
      .send(['reassign', people.manager], handed);
    expect(decider.told).toEqual(['reassigned → owner']);
    expect(decider.send(['provide_information', people.agent]).context.ownerId).toBe(people.expert.userId);
    const waiting = awaiting()
      .send(['request_information', people.supervisor], { from: 'agent' })
      .send(['reassign', people.manager], handed);
    expect(waiting.told).toEqual(['transfer → recipient']);
    waiting.send(['provide_information', people.agent]);
    expect(waiting.status).toBe('awaiting_acknowledgment');
    expect(waiting.context).toMatchObject({ recipient: { userId: people.expert.userId }, ownerId: people.agent.userId });
  });
});

describe('information asked of the customer', () => {
  const asked = () =>
    deciding()
      .pass(2 * hour)
      .send(['request_information', people.supervisor], { from: 'customer' });

  it('holds the SLA clocks with what they had left, the promise goes on', () => {
    const aCase = asked();
    expect(aCase.told).toEqual(['information_requested → customer', 'information_requested → agent']);
    expect(Object.keys(aCase.context.due).sort()).toEqual(['customer', 'promise']);
    expect(aCase.context.left.resolution).toEqual({ kind: 'opening', milliseconds: 70 * hour });
  });

  it('sets them going again with the answer', () => {
    const aCase = asked()
      .pass(2 * day)
      .send(['provide_information', people.agent]);
    expect(aCase.status).toBe('deciding');
    expect(aCase.context.due.resolution).toBe(aCase.at + 70 * hour);
    expect(aCase.context).toMatchObject({ left: {}, due: { resolutionWarning: mondayMorning + 2 * day + 0.8 * 72 * hour } });
  });

  it('sets them going again after five days of silence; the agent is told and reminded, the question stays open', () => {
    const aCase = asked().until('customer');
    expect(aCase.told).toEqual(['customer_silent → agent']);
    expect(aCase.status).toBe('documenting');
    expect(aCase.context.due.resolution).toBe(aCase.at + 70 * hour);
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
    expect(aCase.send(['provide_information', people.agent]).status).toBe('deciding');
  });

  it('keeps what was left in opening time: a question over the weekend costs nothing', () => {
    const friday = instant('2026-03-06T15:00:00+01:00');
    const aCase = new MachineCase({
      rules: rulesWith({ calendar: parisOffice }),
      raisedAt: friday,
      profile: { category: 'billing', tier: 'vip' },
    });
    // Four opening hours from Friday 15:00: three that day, one on Monday.
    expect(aCase.context.due.response).toBe(instant('2026-03-09T10:00:00+01:00'));
    aCase.pass(hour).send(['request_information', people.supervisor], { from: 'customer' });
    expect(aCase.context.left.response).toEqual({ kind: 'opening', milliseconds: 3 * hour });
    aCase.pass(instant('2026-03-08T12:00:00+01:00') - aCase.at).send(['provide_information', people.agent]);
    expect(aCase.context.due.response).toBe(instant('2026-03-09T12:00:00+01:00'));
  });

  it('records a breach that came before the question', () => {
    const aCase = awaiting()
      .sleep(day + hour)
      .send(['request_information', people.supervisor], { from: 'customer' });
    expect(aCase.noted).toEqual(['response_breached']);
    expect(aCase.context.left).not.toHaveProperty('response');
  });
});
