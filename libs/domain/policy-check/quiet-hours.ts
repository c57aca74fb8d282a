// Quiet hours that never end would hold a message for ever.
import type { PolicyDocument } from '@relais/contracts';
import type { PolicyFault } from './policy-fault';

/** Periods that leave no minute of the day to send in. */
export const quietHoursFaults = ({ quietHours }: PolicyDocument): PolicyFault[] =>
  Object.entries(quietHours).flatMap(([readers, period]) =>
    period && period.from === period.to
      ? [
          {
            pointer: `/quietHours/${readers}`,
            detail: `begins and ends at ${period.from} and covers the whole day: no message that may wait would ever leave`,
          },
        ]
      : [],
  );
