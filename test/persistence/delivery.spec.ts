// Contract: a delivery reads one moment of the case, takes a message once, and what it sent is kept word for word.
import { MessageRepository } from '@relais/persistence';
import { startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const messages = ({ escalationId }: RecordedLife) =>
  new MessageRepository(world.database).ofEscalation({ organisationId: world.organisationId, escalationId });

describe('a delivery', () => {
  it('reads everything of one moment, is taken once, keeps its first words and each attempt', async () => {
    const life = await RecordedLife.raised(world);
    const repository = new MessageRepository(world.database);
    const { id: messageId } = (await messages(life)).find(({ addressee }) => addressee === 'recipient')!;
    const message = { organisationId: world.organisationId, messageId };
    const deliverable = (await repository.forDelivery(message))!;
    expect(deliverable.dossier!.content.preciseAsk).toBe('Refund 35 euros?');
    expect(deliverable.organisation).toMatchObject({ practice: true, timeZone: 'Europe/Paris' });
    expect(Object.values(deliverable.people).map(({ username }) => username)).toEqual(
      expect.arrayContaining(['lea.martin', 'sophie.laurent', 'julien.moreau']),
    );
    const taken = await Promise.all([1, 2, 3].map(() => repository.take({ ...message, at: life.at })));
    expect(taken.filter((one) => one !== null)).toHaveLength(1);
    await repository.keepWords({ ...message, erasures: 0, subject: 'One', body: 'First' });
    expect(await repository.keepWords({ ...message, erasures: 0, subject: 'Two', body: 'Second' })).toEqual({
      subject: 'One',
      body: 'First',
    });
    await repository.recordDelivery({ ...message, at: life.at + 1, status: 'sent' });
    expect((await messages(life)).find(({ id }) => id === messageId)).toMatchObject({ status: 'sent', attempts: [{ outcome: 'sent' }] });
  });
});
