// Lost if these fail: a process of the local stack that dies stays dead, or comes back after it was told to stop.
import { Screen } from './screen';
import { type Supervised, supervise } from './supervision';

/** A process that ends when told so, for a reason. */
class Rehearsed implements Supervised {
  stopped = 0;
  die: (reason: string) => void = () => undefined;
  readonly ended = new Promise<string>((resolve) => {
    this.die = resolve;
  });
  stop = async () => {
    this.stopped += 1;
    this.die('exit code 0');
  };
}

const rehearse = (outcomes: (Rehearsed | Error)[]) => {
  const said: string[] = [];
  let tell: () => void = () => undefined;
  const screen = new Screen((line) => {
    said.push(line);
    tell();
  });
  const start = async () => {
    const next = outcomes.shift();
    if (!next || next instanceof Error) throw next ?? new Error('started once too often');
    return next;
  };
  const hears = async (words: string) => {
    while (!said.some((line) => line.includes(words))) await new Promise<void>((resolve) => (tell = resolve));
  };
  return { run: () => supervise({ name: 'Worker', screen, start, waits: [0] }), hears, said };
};

describe('supervision', () => {
  it('starts a killed process again and says so', async () => {
    const [first, second] = [new Rehearsed(), new Rehearsed()];
    const { run, hears } = rehearse([first, second]);
    const stop = await run();
    first.die('ended by SIGKILL');
    await hears('ended by SIGKILL; starting it again');
    await hears('is back');
    await stop();
    expect(second.stopped).toBe(1);
  });

  it('goes on trying when a new start fails', async () => {
    const [first, second] = [new Rehearsed(), new Rehearsed()];
    const { run, hears } = rehearse([first, new Error('port taken'), second]);
    const stop = await run();
    first.die('exit code 1');
    await hears('did not start: port taken');
    await hears('is back');
    await stop();
  });

  it('fails at once when the very first start fails', async () => {
    await expect(rehearse([new Error('cannot read the policy')]).run()).rejects.toThrow('cannot read the policy');
  });

  it('does not bring back what it was told to stop', async () => {
    const first = new Rehearsed();
    const { run, said } = rehearse([first]);
    const stop = await run();
    await stop();
    await first.ended;
    expect(said).toEqual([]);
  });
});
