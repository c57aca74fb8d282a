// Lost if these fail: what people wrote about a customer stays for ever in Temporal's histories or in a log, where nobody can erase it (design §1.6).
import { publicCommands } from '@relais/contracts';
import { type House, openHouse } from '../races/house';
import { anyMark } from './marked-bodies';
import { MarkedLives } from './marked-lives';
import { findings, textInPostgres, textInTemporal } from './searched';

let house: House;
let lives: MarkedLives;
let refused: number[];
/** Marks, and the customer's and the people's addresses and names. */
const personal = new RegExp(`${anyMark}|@example\\.(com|org)`);

beforeAll(async () => {
  house = await openHouse();
  await house.database.query(
    `update "user" set name = '${anyMark}name ' || username, email = '${anyMark}mail' || username || '@example.com'`,
  );
  await house.worker.start();
  lives = new MarkedLives(house);
  refused = await lives.refusals();
  await Promise.all([lives.wholeLife(), lives.otherTurns(), lives.troubledActions()]);
  await lives.failingRecorder();
}, 180_000);
afterAll(() => house?.stop(), 30_000);

const workflowIds = async (): Promise<string[]> => {
  const { rows } = await house.database.query<{ id: string }>(`select 'escalation-' || id as id from escalation where step > 0`);
  return rows.map(({ id }) => id);
};

describe('the lives that are searched', () => {
  it('used every command that people can send', () => {
    expect([...lives.taken].sort()).toEqual([...publicCommands].sort());
  });

  it('were refused in every way there is', () => {
    expect(refused).toEqual([409, 403, 422, 412, 400, 400, 400, 400, 400, 400, 404, 400, 400, 200, 403, 401, 200, 422, 422, 410]);
  });

  it('left every marked word in Postgres: what is not found elsewhere was there to be found', async () => {
    const stored = await textInPostgres(house.database);
    expect([...lives.words].filter((word) => !stored.includes(word))).toEqual([]);
    expect(lives.words.size).toBeGreaterThan(publicCommands.length * 2);
  });
});

describe('a person’s words', () => {
  it('are in no history, payload, failure, memo, search attribute or id of Temporal', async () => {
    const ids = await workflowIds();
    const text = await textInTemporal(house.temporal, ids);
    // What was searched is what was meant: decoded payloads of steps, failures of actions and of the recorder.
    for (const known of ['awaiting_acknowledgment', 'promisedAt', 'ActionUnavailableError', 'DatabaseError', '23514'])
      expect(text).toContain(known);
    expect(findings(text, personal)).toEqual([]);
    process.stdout.write(`    searched ${ids.length} histories, ${text.length} characters, for ${lives.words.size} words\n`);
  });

  it('are in no line that API and worker print at debug level', () => {
    const text = house.lines.join('\n');
    for (const known of ['"msg":"request"', '"name":"worker"', 'not_allowed_now', 'invalid_command']) expect(text).toContain(known);
    expect(findings(text, personal)).toEqual([]);
    process.stdout.write(`    searched ${house.lines.length} lines of log\n`);
  });

  it('would have been found in a workflow that carries them', async () => {
    const workflowId = 'one that talks';
    const word = `${anyMark}found`;
    const handle = await house.temporal.workflow.start('talker', {
      workflowId,
      taskQueue: 'nobody',
      args: [`1 ${word}`],
      memo: { word: `2 ${word}` },
    });
    await handle.signal('told', { deep: [`3 ${word}`] });
    await handle.terminate(`4 ${word}`);
    const text = await textInTemporal(house.temporal, [workflowId]);
    for (const number of [1, 2, 3, 4]) expect(findings(text, new RegExp(`${number} ${word}`))).not.toEqual([]);
  });
});
