// Finds people whom nothing would reach, and deputies who would not stand in.
import { deputyCycle } from '../on-call';
import { activeOf, finding, type RosterFinding, type RosterQuestion } from './roster';

export function peopleFindings(question: RosterQuestion): RosterFinding[] {
  const { users, absences, at } = question;
  const active = activeOf(question);
  const ahead = absences.filter(({ to }) => to > at);
  const circle = deputyCycle(ahead);
  return [
    ...users
      .filter(({ active: there, email }) => there && (email ?? '').trim() === '')
      .map(({ id }) => finding('person_without_address', { userIds: [id] })),
    ...(circle ? [finding('deputy_circle', { userIds: circle })] : []),
    ...ahead.flatMap(({ userId, deputyId }) =>
      deputyId !== undefined && !active.has(deputyId) ? [finding('inactive_deputy', { userIds: [userId, deputyId] })] : [],
    ),
  ];
}
