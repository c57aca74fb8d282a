// Lost if these fail: a command acts twice under one key, or whoever repeats it is told that it was refused although the case took it.
import { randomUUID } from 'node:crypto';
import { holdNextAnswer } from './answers-in-hand';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());
afterEach(() => jest.restoreAllMocks());

const note: [string, object] = ['add-note', { note: 'une fois' }];
const timesTaken = async (escalation: CaseInHand, type: string): Promise<number> =>
  (await escalation.read('/timeline?limit=500', 'manager')).body.items.filter((entry: { type: string }) => entry.type === type).length;

it('a command refused before the case took it, and taken by a send that had read the same attempt, is not taken a second time', async () => {
  const escalation = await story.raise();
  await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(3) });
  const idempotencyKey = randomUUID();
  const refusal = holdNextAnswer();
  const first = escalation.send('supervisor', note, { idempotencyKey, ifMatch: '"1"' });
  await refusal.given;
  const receipt = holdNextAnswer();
  const second = escalation.send('supervisor', note, { idempotencyKey });
  await receipt.given;
  refusal.release();
  expect((await first).status).toBe(412);
  const third = await escalation.send('supervisor', note, { idempotencyKey });
  receipt.release();
  expect([(await second).status, third.status]).toEqual([200, 200]);
  expect(third.body).toEqual((await second).body);
  expect(await timesTaken(escalation, 'add_note')).toBe(1);
}, 40_000);
