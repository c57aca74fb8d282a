// Lost if these fail: the demo stops half way on a decision that the API cannot read, or expects a mail that does not exist.
import { addressees, clockNames, commandBodies, messageKinds, outcomes } from '@relais/contracts';
import { readCases } from './case-files';
import { withInstants } from './driving/moments';

const now = Date.parse('2026-03-10T15:42:00Z');

describe.each(readCases().map((demoCase) => [demoCase.name, demoCase] as const))('the files of %s', (_name, { decisions, expected }) => {
  it('hold decisions that the contract takes', () => {
    for (const { command, body } of decisions) {
      expect(() => commandBodies[command]().parse(withInstants(body, { now, raise: now - 5000 }))).not.toThrow();
    }
  });

  it('spend no more on actions than the decision costs', () => {
    for (const { body } of decisions.filter(({ command }) => command === 'decide')) {
      const { cost, actions } = body as { cost: { amountMinor: number }; actions: { amountMinor: number }[] };
      expect(actions.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(cost.amountMinor);
    }
  });

  it('expect and wait for clocks, mails and people that exist', () => {
    const waited = decisions.flatMap(({ when }) => ('mail' in when ? [[when.mail, { [when.to]: 1 }] as const] : []));
    for (const [kind, to] of [...Object.entries(expected.mails), ...waited]) {
      expect(messageKinds).toContain(kind);
      expect(addressees).toEqual(expect.arrayContaining(Object.keys(to)));
    }
    expect(clockNames).toEqual(expect.arrayContaining([...expected.clocks]));
    expect(outcomes).toContain(expected.outcome);
  });
});
