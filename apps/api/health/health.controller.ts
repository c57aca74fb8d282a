// Tells whether the process lives and whether it can serve.
import { Controller, Inject } from '@nestjs/common';
import { Database } from '@relais/persistence';
import type { TemporalClient } from '@relais/temporal';
import { Answer, ok } from '../http/answer';
import { Serves } from '../http/endpoint';
import { TEMPORAL_CLIENT } from '../tokens';
import { getLive, getReady } from './health.endpoints';

@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    @Inject(TEMPORAL_CLIENT) private readonly temporal: TemporalClient,
  ) {}

  @Serves(getLive)
  async live(): Promise<Answer> {
    return ok({ status: 'up' });
  }

  @Serves(getReady)
  async ready(): Promise<Answer> {
    const answers = (reached: boolean) => (reached ? 'up' : 'down');
    const [postgres, temporal] = await Promise.all([
      // Why it is down is for the log of whoever needed it; here only whether.
      this.database.takesWrites().then(
        () => 'up' as const,
        () => 'down' as const,
      ),
      this.temporal.isReachable().then(answers),
    ]);
    return new Answer(postgres === 'up' ? 200 : 503, { status: postgres, postgres, temporal });
  }
}
