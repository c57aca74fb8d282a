// Whether the customer is on the phone now, whatever the case began with.
import type { CaseContext } from '@relais/contracts';

/**
 * From the raise by phone until the call has ended or the customer is answered in writing (domain.md §3 "Live handover", §7); false for a case
 * that was not raised by phone.
 */
export const isOnThePhone = ({ profile, writingSince, call }: Pick<CaseContext, 'profile' | 'writingSince' | 'call'>): boolean =>
  profile.live && writingSince === undefined && (call === undefined || call.lengthMilliseconds === null);
