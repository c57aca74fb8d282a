// The public face of the roster's health: what would leave a case with nobody, found before it happens (domain.md §6).
import { peopleFindings } from './people';
import type { RosterFinding, RosterQuestion } from './roster';
import { teamFindings } from './teams';

export type { CheckedTeam, RosterFinding, RosterQuestion } from './roster';
export { namedInPlan } from './teams';

/** Every finding, teams first. @throws OnCallHorizonError for a plan that was compiled for other instants. */
export const rosterHealth = (question: RosterQuestion): RosterFinding[] => [...teamFindings(question), ...peopleFindings(question)];
