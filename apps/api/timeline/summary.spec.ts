// Lost if these fail: a timeline says what happened in codes, or credits it to the wrong person.
import { clockNames, commandNames, noteKinds } from '@relais/contracts';
import { summarise } from './summary';

const claire = { kind: 'person', person: { id: 'u', name: 'Claire' }, roles: ['supervisor'] } as const;
const relais = { kind: 'system', person: null, roles: [] } as const;

describe('the line of an entry', () => {
  it('says who did what', () => {
    expect(summarise({ type: 'acknowledge', clock: null, actor: claire })).toEqual({
      fr: 'Claire a pris l’escalade en charge',
      en: 'Claire acknowledged the escalation',
    });
  });

  it('does not invent a name that was erased', () => {
    expect(summarise({ type: 'decide', clock: null, actor: { ...claire, person: { id: 'u', name: null } } }).en).toBe('somebody decided');
  });

  it('names Relais where no person acted', () => {
    expect(summarise({ type: 'cancel', clock: null, actor: relais }).fr).toBe('Relais a annulé l’escalade');
  });

  it('has words for every clock, command and note', () => {
    const lines = [
      ...clockNames.map((clock) => summarise({ type: 'due', clock, actor: relais })),
      ...[...commandNames, ...noteKinds].map((type) => summarise({ type, clock: null, actor: claire })),
    ];
    for (const { fr, en } of lines) expect(`${fr} ${en}`).not.toMatch(/_/);
  });
});
