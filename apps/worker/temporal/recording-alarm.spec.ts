// Proves that a step which cannot be recorded is heard of.
import type { StepRecord } from '@relais/contracts/temporal';
import { withAlarm } from './recording-alarm';

describe('the alarm on a step that is not recorded: without it a case stands still and nobody hears of it', () => {
  const step = { escalationId: 'a-case', step: 4 } as StepRecord;
  const failing = { record: async () => Promise.reject(Object.assign(new Error('words of the database'), { code: '25006' })) };
  const afterWaiting = async (milliseconds: number): Promise<unknown[]> => {
    const said: unknown[] = [];
    const alarm = { log: { error: (...words: unknown[]) => said.push(...words) }, now: () => milliseconds, askedAt: () => 0 };
    await expect(withAlarm(failing, alarm as never).record(step)).rejects.toThrow('words of the database');
    return said;
  };

  it('says nothing while it is young: the next attempt may succeed', async () => {
    expect(await afterWaiting(60_000)).toEqual([]);
  });

  it('names case, step and code after a minute, and none of the database’s words', async () => {
    const said = await afterWaiting(60_001);
    expect(said[0]).toEqual({ alarm: 'recording_failing', escalationId: 'a-case', step: 4, waited: 60_001, code: '25006' });
    expect(JSON.stringify(said)).not.toContain('words of the database');
  });
});
