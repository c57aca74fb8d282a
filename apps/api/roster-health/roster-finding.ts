// Lays out what is wrong with a roster, wherever it is shown.
import type { RosterFindingView } from '@relais/contracts';
import type { RosterFinding } from '@relais/domain/roster-health';
import { iso } from '../escalations/case-presentation';

export const presentFinding = ({ userIds, periods, ...finding }: RosterFinding): RosterFindingView => ({
  ...finding,
  userIds: [...userIds],
  periods: periods.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
});
