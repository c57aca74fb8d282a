// The time that cases live by: the test server's own, which stands (but for the seconds a test takes) until a story lets it pass.
import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';

type TestService = NonNullable<Connection['testService']>;

export class CaseTime {
  private ahead = 0;

  private constructor(
    private readonly connection: Connection,
    private readonly service: TestService,
  ) {}

  static async of(address: string): Promise<CaseTime> {
    // Without the usual retries: a sleep that failed may have passed.
    const options = { address, interceptors: [], [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
    const connection = await Connection.connect(options);
    const time = new CaseTime(connection, connection.testService as TestService);
    // Started with time skipping enabled, the server is unlocked: it would run from timer to timer by itself, and its first sleep fail.
    await time.service.lockTimeSkipping({});
    await time.read();
    return time;
  }

  /** Epoch milliseconds; what the API and the worker are given as their clock. */
  readonly now = (): number => Date.now() + this.ahead;

  /** Jumps there, and from timer to timer on the way; an instant already past changes nothing. */
  async skipTo(instant: number): Promise<void> {
    const left = instant - (await this.read());
    if (left > 0) await this.service.unlockTimeSkippingWithSleep({ duration: msToTs(left) });
    await this.read();
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async read(): Promise<number> {
    const { time } = await this.service.getCurrentTime({});
    const instant = tsToMs(time);
    this.ahead = instant - Date.now();
    return instant;
  }
}
