// Lost if these fail: rules kept in a file come back as other rules, or somebody looks for a fault that the file never names.
import { policyDocument, policyDurations } from '@relais/contracts';
import { type FileFault, PolicyFileRefusedError, readPolicyFile, writePolicyFile } from '.';

const id = (number: number): string => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
const names = {
  teams: [
    { id: id(2), name: 'Facturation: niveau 2' },
    { id: id(3), name: 'Experts' },
    { id: id(4), name: 'Experts' },
  ],
  calendars: [{ id: id(9), name: 'Bureaux de Paris' }],
};
const perClass = <Value>(value: Value) => ({ incident: value, vip: value, standard: value });
const document = policyDocument().parse({
  ...{ name: 'Été: 100 % « no »', currency: 'EUR', levels: [2, 3], reminders: 2, warningPercent: 80, returnsBeforeArbitration: 2 },
  ...Object.fromEntries(policyDurations.map((name) => [name, 'PT5M always'])),
  cadence: perClass('P1D'),
  targets: perClass({ response: 'PT1H', resolution: 'PT2H' }),
  ceilings: { agent: 0, supervisor: 10_000, manager: 10_000, direction: null },
  matrix: [
    { level: [2], category: ['billing'], teamId: id(2) },
    { level: [2], teamId: id(3) },
    { level: [3], teamId: id(7) },
  ],
  matrixLabels: { teamId: 'Équipe' },
});
const text = writePolicyFile({ document, calendarId: id(9) }, { names, about: ['Version 4 of the policy'] });

const faultsOf = (file: string): readonly FileFault[] => {
  try {
    readPolicyFile(file, names);
  } catch (error) {
    if (error instanceof PolicyFileRefusedError) return error.faults;
    throw error;
  }
  throw new Error('the file was read');
};

describe('a policy in a file', () => {
  it('is the same policy when it is read again', () => {
    const read = readPolicyFile(text, names);
    expect(policyDocument().parse(read.document)).toEqual(document);
    expect(read.calendarId).toBe(id(9));
    expect(
      writePolicyFile(
        { document: policyDocument().parse(read.document), calendarId: id(9) },
        { names, about: ['Version 4 of the policy'] },
      ),
    ).toBe(text);
  });

  it('names teams and the calendar as people do, and by id what two share or nobody has any more', () => {
    expect(text).toMatch(/^# Version 4 of the policy\n/);
    expect(text).toContain('calendar: Bureaux de Paris\n');
    expect(text).toContain(`  - { category: [ billing ], level: [ 2 ], team: "Facturation: niveau 2" }\n`);
    expect(text).toContain(`  - { level: [ 2 ], team: ${id(3)} }\n  - { level: [ 3 ], team: ${id(7)} }\n`);
  });

  it('keeps its calendar where the file names none', () => {
    expect(readPolicyFile(text.replace('calendar: Bureaux de Paris\n', ''), names).calendarId).toBeUndefined();
  });

  it('says on which line a place is, or the nearest place that is there', () => {
    const { lineOf } = readPolicyFile(text, names);
    const lines = text.split('\n');
    const at = (pointer: string) => lines[lineOf(pointer) - 1]?.trim();
    expect(at('/calendarId')).toBe('calendar: Bureaux de Paris');
    expect(at('/cadence/vip')).toBe('vip: P1D');
    expect(at('/targets/standard/response')).toBe('response: PT1H');
    expect(lineOf('/targets/standard/response')).toBeGreaterThan(lineOf('/targets/vip/response'));
    expect(at('/matrix/1/teamId')).toBe(`- { level: [ 2 ], team: ${id(3)} }`);
    expect(at('/matrixLabels/teamId')).toBe('teamId: Équipe');
    expect(at('/cadence/nobody')).toBe('cadence:');
    expect(lineOf('/unheardOf')).toBe(1);
  });
});

describe('a file that is no policy is refused whole', () => {
  it.each([
    ['an indentation that means nothing', 'name: A\ncadence:\n\tvip: P1D\n', [3]],
    ['a name twice', 'name: A\nlevels: [2]\nname: B\n', [3]],
    ['a bracket that never closes', 'name: A\nlevels: [2\n', [3]],
    ['two documents', 'name: A\n---\nname: B\n', [2]],
    ['no names at all', '- a\n- b\n', [1]],
    ['nothing', '', [1]],
    ['a type of its own', 'name: !money A\n', [1]],
  ])('%s', (_, file, lines) => {
    expect(faultsOf(file).map(({ line }) => line)).toEqual(lines);
  });

  it('names every team that is not there, or is two', () => {
    const file = 'calendar: Lune\nmatrix:\n  - { team: Experts }\n  - { team: Personne }\n';
    expect(faultsOf(file)).toEqual([
      { line: 3, detail: `2 are called "Experts": write the id of one, ${id(3)} or ${id(4)}` },
      { line: 4, detail: '"Personne" is nothing that the organisation has: write a name or an id of it' },
      { line: 1, detail: '"Lune" is nothing that the organisation has: write a name or an id of it' },
    ]);
  });

  it('an anchor that stands for more', () => {
    expect(faultsOf('a: &a [1]\nb: *a\n')).toEqual([{ line: 2, detail: expect.stringContaining('*a') }]);
  });
});
