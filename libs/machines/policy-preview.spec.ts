// Contract: design §1.5, "shows the difference". Were it to fail, people would agree to deadlines other than those a case then gets.
import type { CaseContext, ClockName } from '@relais/contracts';
import { currentMachineVersion, previewPolicy } from '@relais/machines';
import { awaiting, deciding, defaultPolicy, hour, type MachineCase, mondayMorning, people, rulesWith } from '@relais/testing/cases';

const six = { kind: 'opening', milliseconds: 6 * hour } as const;
const rules = rulesWith({
  policyVersion: 2,
  policy: {
    cadence: { ...defaultPolicy.cadence, standard: six },
    targets: { ...defaultPolicy.targets, standard: { response: six, resolution: { kind: 'always', milliseconds: 30 * hour } } },
  },
});

const previewed = ({ status, context, version, step, at }: MachineCase, actor = people.operator) =>
  previewPolicy({ status: status as never, context, machineVersion: currentMachineVersion, version, step }, { rules, actor, at });
const due = ({ due: clocks }: CaseContext) => Object.entries(clocks).sort();
const foretold = (clocks: ReturnType<typeof previewed>['clocks']) =>
  clocks.map(({ clock, newDueAt }): [ClockName, number | null] => [clock, newDueAt]).sort();

describe('what other rules would do to a case', () => {
  it.each([
    ['waiting for its recipient', () => awaiting().pass(2 * hour)],
    ['acknowledged', () => deciding().pass(3 * hour)],
    ['asked about', () => deciding().send(['request_information', people.supervisor], { from: 'customer' })],
  ])('is what they then do to it: %s', (_, begun) => {
    const aCase = begun();
    const before = structuredClone(aCase.context);
    const { refusal, clocks } = previewed(aCase);
    expect(refusal).toBeNull();
    expect(aCase.context).toEqual(before);
    expect(clocks.map(({ clock, dueAt }) => [clock, dueAt]).sort()).toEqual(due(before));
    aCase.send(['apply_policy', people.operator], { rules });
    expect(foretold(clocks)).toEqual(due(aCase.context));
  });

  it('is unknown of a clock that is due already: the rules of now decide what follows', () => {
    const aCase = awaiting();
    aCase.at = mondayMorning + 8 * hour;
    const promised = previewed(aCase).clocks.find(({ clock }) => clock === 'promise');
    expect(promised).toMatchObject({ dueAt: mondayMorning + 8 * hour, newDueAt: null });
  });

  it('is nothing where the case would refuse them, and says why', () => {
    const { refusal, clocks } = previewed(awaiting(), people.supervisor);
    expect(refusal).toMatchObject({ code: 'not_entitled' });
    expect(clocks.every(({ dueAt, newDueAt }) => dueAt === newDueAt)).toBe(true);
  });
});
