// Contract: life.md §1 "documenting knows why". Were it to fail, recipients would get dossiers they must ask back about.
import { documenting, evaluating, hour, MachineCase, notForUs, people, teamOf } from '@relais/testing/cases';

const asks = (aCase: MachineCase, what: string) =>
  aCase.effects.filter(({ type, params }) => type === 'ask' && 'what' in params && params.what === what);

describe('a dossier that is not complete', () => {
  it('stays with the agent, who sees how much is missing and is reminded', () => {
    const aCase = documenting();
    expect(aCase.status).toBe('documenting');
    expect(aCase.context.documenting).toEqual({ because: 'raised', missing: 2 });
    expect(aCase.context.tasks).toHaveProperty('complete_dossier.for', 'agent');
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
    expect(aCase.until('reminder').until('reminder').told).toEqual(['agent_silent → supervisor']);
    expect(aCase.context.tasks).toHaveProperty('supervise_agent');
  });

  it('asks the gate again on each change of the dossier, and goes on when it passes', () => {
    const aCase = documenting();
    for (const name of ['complete_dossier', 'attach_evidence', 'add_fact'] as const) {
      const body = { complete_dossier: {}, attach_evidence: { kind: 'log' }, add_fact: { at: aCase.at } }[name];
      aCase.send([name, people.agent], body as never);
      expect(asks(aCase, 'gate')).toHaveLength(1);
      expect(aCase.status).toBe('documenting');
    }
    aCase.world.missing = 0;
    expect(aCase.send(['complete_dossier', people.agent], {}).status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({ documenting: null, counts: { transfers: 1 } });
  });

  it('does not ask the gate for a note', () => {
    const aCase = documenting().send(['add_note', people.agent], { internal: true });
    expect(aCase.effects).toEqual([]);
  });

  it('goes to the person the agent named, not to the matrix', () => {
    const aCase = evaluating().send(['reassign', people.agent], { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) });
    aCase.send(['assess', people.agent], { verdict: 'justified' });
    expect(aCase.context.recipient).toEqual({ teamId: teamOf(3), userId: people.expert.userId, backupUserId: null });
    expect(aCase.context.chosen).toBeNull();
  });

  it('goes to the person named while documenting as well, without asking the gate for that', () => {
    const aCase = documenting().send(['reassign', people.agent], { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) });
    expect(aCase.effects).toEqual([]);
    aCase.world.missing = 0;
    expect(aCase.send(['complete_dossier', people.agent], {}).context.recipient?.userId).toBe(people.expert.userId);
  });

  it('aims at the level the completed dossier says', () => {
    const aCase = documenting();
    aCase.world.missing = 0;
    aCase.send(['complete_dossier', people.agent], { profile: { level: 3 } });
    expect(aCase.context).toMatchObject({ level: 3, recipient: { teamId: teamOf(3) } });
  });
});

describe('a case that came back', () => {
  const returned = () => new MachineCase().pass(hour).send(['return', people.supervisor], notForUs);

  it('is not sent again by itself: the gate is asked only after the dossier was completed', () => {
    const aCase = returned();
    expect(aCase.told).toEqual(['returned → agent']);
    expect(aCase.context).toMatchObject({ documenting: { because: 'returned' }, counts: { returns: 1, returnsInARow: 1 } });
    expect(asks(aCase, 'gate')).toEqual([]);
    aCase.send(['add_fact', people.agent], { at: aCase.at } as never);
    aCase.send(['attach_evidence', people.agent], { kind: 'log' } as never);
    expect(aCase.status).toBe('documenting');
    expect(aCase.send(['complete_dossier', people.agent], {}).status).toBe('awaiting_acknowledgment');
  });

  it('is re-routed by the agent who names a recipient', () => {
    const aCase = returned().send(['reassign', people.agent], { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) });
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context.recipient?.userId).toBe(people.expert.userId);
  });

  it('stays while the gate does not pass', () => {
    const aCase = returned();
    aCase.world.missing = 1;
    expect(aCase.send(['complete_dossier', people.agent], {}).context.documenting).toEqual({ because: 'returned', missing: 1 });
  });

  it('starts the reminders of the agent anew', () => {
    const aCase = returned();
    expect(aCase.context.ladder).toEqual({ reminders: 0, onBackup: false });
    expect(aCase.until('reminder').told).toEqual(['documenting_reminder → agent']);
  });
});
