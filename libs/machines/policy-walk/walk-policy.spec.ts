// Contract: under rules that were walked, every case ends or waits for somebody who is there. Were a fault to slip through, a case would stop for good.
import { caseClasses, categories, type Recipient, type Role, roles } from '@relais/contracts';
import { mondayMorning, parisOffice, rulesWith, worldOfEverybody } from '@relais/testing/cases';
import { type PolicyWalk, type WalkFault, walkPolicy } from '.';

const { recipients } = worldOfEverybody();
const seats = Object.values(recipients).flatMap((seat) => (seat ? [seat] : []));
const recipientOf = (teamId: string): Recipient | null => seats.find((seat) => seat.teamId === teamId) ?? null;
const everyRole = new Set<Role>(roles);
const whole = { rules: rulesWith(), recipientOf, roles: everyRole, at: mondayMorning };
function walked(walk: PolicyWalk): { lives: number; faults: WalkFault[] } {
  const lives = [...walkPolicy(walk)];
  return { lives: lives.length, faults: lives.filter((fault) => fault !== null) };
}
const forEver = { kind: 'opening', milliseconds: 90_000 * 3_600_000 } as const;

describe('lives walked under the rules of the domain', () => {
  it.each([
    ['around the clock', rulesWith()],
    ['in the hours of an office', rulesWith({ calendar: parisOffice })],
    ['on a ladder of one level', rulesWith({ policy: { levels: [4] } })],
    ['without reminders', rulesWith({ policy: { reminders: 0 } })],
  ])('all end or rest on somebody’s task: %s', (_, rules) => {
    const { lives, faults } = walked({ ...whole, rules });
    expect(faults).toEqual([]);
    expect(lives).toBeGreaterThan(200);
  });

  it('end although no team answers: the direction takes over', () => {
    expect(walked({ ...whole, recipientOf: () => null }).faults).toEqual([]);
  });

  it('stop where the last resort is a role that nobody holds, in every class and category', () => {
    const { faults } = walked({ ...whole, recipientOf: () => null, roles: new Set<Role>(['agent']) });
    expect(new Set(faults.map(({ class: caseClass }) => caseClass))).toEqual(new Set(caseClasses));
    expect(new Set(faults.map(({ category }) => category))).toEqual(new Set(categories));
    expect(faults.some(({ detail }) => detail.includes('direction'))).toBe(true);
  });

  it('stop where a clock would be due after the calendar ends, in the class that has it alone', () => {
    const { cadence } = whole.rules.policy;
    const rules = rulesWith({ calendar: parisOffice, policy: { cadence: { ...cadence, vip: forEver } } });
    const { faults } = walked({ ...whole, rules });
    expect(new Set(faults.map(({ class: caseClass }) => caseClass))).toEqual(new Set(['vip']));
    for (const { detail } of faults) expect(detail).toContain('a state without a clock');
  });
});
