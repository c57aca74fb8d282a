// Lost if these fail: hours that change move the deadlines of people who were promised others, or a new case counts on hours nobody works.
import { sqlOf } from '../persistence/sql';
import { type ApiStack, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const morning = [['09:00', '12:00']];
const mornings = { timeZone: 'Europe/Paris', week: { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning } };
const operator = () => story.as('operator');

const rulesOf = async (escalationId: string) =>
  (await sqlOf(stack.databaseUrl, (sql) => sql('select rules, input from escalation where id = $1', [escalationId])))[0];

/** The organisation works other hours while `work` runs. */
async function onMornings(work: () => Promise<void>): Promise<void> {
  const path = `/v1/calendars/${stack.organisation.calendarId}`;
  const { body: before } = await operator()(`GET ${path}`);
  const saved = async (document: object) =>
    expect((await operator()(`PUT ${path}`, { body: { name: before.name, document } })).status).toBe(200);
  await saved(mornings);
  await work();
  await saved(before.document);
}

describe('a calendar that is saved again', () => {
  it('leaves a case that runs as it is, rules and clocks, and is what the next one takes along', async () => {
    const born = await story.raise();
    await born.reaches('awaiting_acknowledgment');
    const [rules, { body: before }] = [await rulesOf(born.id), await born.read()];
    await onMornings(async () => {
      expect(await rulesOf(born.id)).toEqual(rules);
      expect((await born.read()).body).toEqual(before);
      const next = await rulesOf((await story.raise()).id);
      expect(next!.rules.calendar).toMatchObject({
        timeZone: 'Europe/Paris',
        week: [[540, 720], [540, 720], [540, 720], [540, 720], [540, 720], [], []],
      });
    });
  }, 60_000);
});
