// When an organisation leaves its readers in peace, as its policy says it.
import { z } from 'zod';
import { localTime } from './calendar';

const quietPeriod = () => z.strictObject({ from: localTime, to: localTime });
export type QuietPeriod = z.output<ReturnType<typeof quietPeriod>>;

/** On the reader's wall clock, each day; a period may go over midnight. Readers left out have none. */
export const quietHours = () => z.strictObject({ customers: quietPeriod().optional(), staff: quietPeriod().optional() });
export type QuietHours = z.output<ReturnType<typeof quietHours>>;
