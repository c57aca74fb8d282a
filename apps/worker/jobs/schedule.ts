// Says when the jobs come that no case asks for; of several runners, one takes each.
import { parseCronItems } from 'graphile-worker';

const aDay = 24 * 60 * 60 * 1000;

/** Times are UTC. A run that was missed because nothing ran is made up for within a day. */
export const schedule = parseCronItems([
  { task: 'anchor_timelines', match: '17 2 * * *', options: { backfillPeriod: aDay } },
  // Monday morning, so that there is a week to mend it in.
  { task: 'mail_roster_health', match: '43 5 * * 1', options: { backfillPeriod: aDay } },
]);
