// What a file may name: the teams and the calendars of the organisation.
import { accepted } from './api.mjs';

export async function namesOf(api) {
  const [teams, calendars] = await Promise.all([api.get('/v1/teams'), api.get('/v1/calendars')]);
  const named = ({ items }) => items.map(({ id, name }) => ({ id, name }));
  return { teams: named(accepted(teams)), calendars: named(accepted(calendars)) };
}
