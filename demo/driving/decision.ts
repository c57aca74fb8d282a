// The shape of `decisions.json`: what the people of a case do, in order, and what each of them waits for.
import type { Addressee, ClockName, MessageKind, PublicCommand, Status } from '@relais/contracts';

/** What must have happened before somebody acts; `times`: for the which time, the first unless said. */
export type Condition =
  | { readonly mail: MessageKind; readonly to: Addressee; readonly times?: number }
  | { readonly clock: ClockName; readonly times?: number }
  | { readonly status: Status };

export interface Decision {
  readonly when: Condition;
  /** User name of the person who acts. */
  readonly who: string;
  readonly command: PublicCommand;
  /** As in the API, but an instant may be written `now+PT60S`, or `raise+PT37S` from the raise. */
  readonly body: Readonly<Record<string, unknown>>;
}
