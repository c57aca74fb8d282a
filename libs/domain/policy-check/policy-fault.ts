// What a check says of one place, and whom it looks for.
import type { Role } from '@relais/contracts';

/** One place that makes a policy unfit: JSON pointer into its document (`/calendarId`: the calendar it counts on) and the reason. */
export interface PolicyFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Who is there today: the teams with their active members, and the roles that somebody active holds. */
export interface PolicyRoster {
  readonly teams: readonly { readonly id: string; readonly memberIds: readonly string[] }[];
  readonly roles: ReadonlySet<Role>;
}
