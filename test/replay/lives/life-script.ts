// How a life is written down: its options, and what people do in it.
import type { CaseOptions } from '@relais/testing/cases';
import { people } from '@relais/testing/cases';
import type { Life } from '../stage';

export interface LifeScript {
  readonly options?: CaseOptions;
  readonly live: (life: Life) => Promise<void>;
}

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' }) as const;

/** The supervisor of level 2 takes the case. */
export const acknowledge = async (life: Life): Promise<void> => {
  await life.reaches('awaiting_acknowledgment');
  await life.send(['acknowledge', people.supervisor], { promisedAt: Date.now() + 3_600_000 });
};

/** Approves with as many credits of one euro as given. */
export const approve = async (life: Life, credits = 0): Promise<void> => {
  const actions = Array.from({ length: credits }, () => ({ kind: 'credit', amountMinor: 100 }) as const);
  await life.send(['decide', people.supervisor], { choice: 'approve', cost: euro(100 * Math.max(1, credits)), actions });
};

/** An arbitration opened or settled as it was before positions, options and the message that ends it. */
export const asBefore = (body: object = {}): never => body as never;

/** From `following_up` to the end, with a satisfied customer. */
export const wellEnded = async (life: Life, by: (typeof people)[keyof typeof people] = people.supervisor): Promise<void> => {
  await life.reaches('following_up');
  await life.send(['record_check', by], { satisfied: true, satisfaction: 5 });
  await life.send(['give_feedback', by]);
  await life.send(['rate_support', people.agent], { rating: 5 });
};

/** The rest of a life that is recorded for what came before. */
export const withdrawn = async (life: Life): Promise<void> => {
  await life.send(['withdraw', people.agent]);
};
export { euro };
