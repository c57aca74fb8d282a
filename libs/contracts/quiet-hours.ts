// When an organisation leaves its readers in peace, as its policy says it.
import { z } from 'zod';

const wallClock = () => z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "write a time of the day such as '21:00'");
const quietPeriod = () => z.strictObject({ from: wallClock(), to: wallClock() });
export type QuietPeriod = z.output<ReturnType<typeof quietPeriod>>;

/** On the reader's wall clock, each day; a period may go over midnight. Readers left out have none. */
export const quietHours = () => z.strictObject({ customers: quietPeriod().optional(), staff: quietPeriod().optional() });
export type QuietHours = z.output<ReturnType<typeof quietHours>>;
