// Contract: life.md §1 `evaluating`, §2 first rows. Were it to fail, customers would be refused without their right to insist.
import { day, evaluating, hour, MachineCase, mondayMorning, people } from '@relais/testing/cases';

describe('is it justified?', () => {
  it('waits for a person to assess, and reminds the agent twice, then gives the supervisor a task', () => {
    const aCase = evaluating();
    expect(aCase.status).toBe('evaluating');
    expect(aCase.context.tasks.assess).toEqual({ for: 'agent', since: mondayMorning });
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
    expect(aCase.until('reminder').told).toEqual(['agent_silent → supervisor']);
    expect(aCase.context.due.reminder).toBeUndefined();
    expect(aCase.context.tasks).toMatchObject({ assess: { for: 'agent' }, supervise_agent: { for: 'supervisor' } });
  });

  it('leaves at once when the raise carried its assessment', () => {
    expect(new MachineCase({ verdict: 'justified' }).status).toBe('awaiting_acknowledgment');
    expect(new MachineCase({ verdict: 'redirected' }).context.outcome).toBe('redirected');
    expect(new MachineCase({ verdict: 'not_justified' }).told).toEqual(['refusal_explained → customer']);
  });

  it('goes on once found justified, with the whole gate', () => {
    const aCase = evaluating().send(['assess', people.agent], { verdict: 'justified' });
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.effects).toContainEqual({ type: 'ask', params: { what: 'gate', short: false } });
  });

  it('closes as redirected at once: the customer is told, no feedback follows', () => {
    const aCase = evaluating().send(['assess', people.agent], { verdict: 'redirected' });
    expect(aCase.context).toMatchObject({ outcome: 'redirected', closedBecause: 'redirected', due: {}, tasks: {} });
    expect(aCase.told).toEqual(['redirected → customer', 'closed → agent']);
  });

  it('is assessed once only', () => {
    const aCase = evaluating().send(['assess', people.agent], { verdict: 'not_justified' });
    expect(aCase.refusal(['assess', people.agent], { verdict: 'justified' })).toMatchObject({ code: 'already_done' });
  });
});

describe('a refusal that was explained', () => {
  const refused = () =>
    evaluating()
      .pass(2 * hour)
      .send(['assess', people.agent], { verdict: 'not_justified' });

  it('waits for the customer: SLA clocks hold, nobody is reminded, no task is left for the agent', () => {
    const { context } = refused();
    expect(context.due).toEqual({ customer: mondayMorning + 2 * hour + 5 * day });
    expect(context.left.response).toEqual({ kind: 'opening', milliseconds: 22 * hour });
    expect(context.tasks).toEqual({});
  });

  it('closes as declined when the customer accepts, or stays silent for five days', () => {
    const accepted = refused().send(['accept_alternative', people.agent]);
    expect(accepted.context).toMatchObject({ outcome: 'declined', closedBecause: 'alternative_accepted' });
    const silent = refused().pass(5 * day);
    expect(silent.context).toMatchObject({ outcome: 'declined', closedBecause: 'silence' });
    for (const { told } of [accepted, silent]) expect(told).toEqual(['declined → customer', 'closed → agent']);
  });

  it('goes on with the short gate when the customer insists, and the SLA clocks with what they had left', () => {
    const aCase = refused().pass(day).send(['insist', people.agent]);
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({ insisted: true, left: {} });
    expect(aCase.effects).toContainEqual({ type: 'ask', params: { what: 'gate', short: true } });
    expect(aCase.context.due.response).toBe(aCase.at + 22 * hour);
  });

  it('lets nobody insist or accept before it was explained', () => {
    for (const name of ['insist', 'accept_alternative'] as const) {
      expect(evaluating().refusal([name, people.agent])).toMatchObject({ code: 'not_allowed_now' });
    }
  });

  it('records a breach that nobody had noticed while the worker was down', () => {
    const aCase = evaluating()
      .sleep(2 * day)
      .send(['assess', people.agent], { verdict: 'not_justified' });
    expect(aCase.noted).toEqual(['response_breached']);
    expect(aCase.context.rounds[0]).toMatchObject({ responseBreached: true, resolutionBreached: false });
  });
});
