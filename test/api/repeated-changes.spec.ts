// Lost if these fail: whoever asks again whether a change was made is refused for what has changed since.
import { type Sql, sqlOf } from '../persistence/sql';
import { type Call, type Caller, callerOf } from './caller';
import { cutOff } from './cut-off';
import { isoIn, planOf, repeatable } from './keyed-requests';
import { createOrganisation, type PersonName, type TestOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let organisation: TestOrganisation;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
beforeEach(async () => {
  organisation = await createOrganisation(stack.databaseUrl);
});
afterAll(() => stack?.stop());

const as = (person: PersonName): Caller => callerOf({ url: stack.url, key: organisation.key, as: person });
const asked = <Result>(work: (sql: Sql) => Promise<Result>) => sqlOf(stack.databaseUrl, work);
const teamPath = () => `/v1/teams/${organisation.teams[2]}`;
const sending = (request: string, call: Call & { by: PersonName }) => repeatable(request, { url: stack.url, organisation, ...call });

describe('a change that was made is answered as the first time', () => {
  it('of an on-call plan, though the version it was made on is gone', async () => {
    const send = sending(`PUT ${teamPath()}/on-call`, { by: 'operator', body: planOf(organisation), headers: { 'if-match': '"0"' } });
    const first = await send();
    expect(await send()).toMatchObject({ status: 200, body: first.body });
  });

  it('of an on-call plan, though somebody in it has left since', async () => {
    const send = sending(`PUT ${teamPath()}/on-call`, { by: 'operator', body: planOf(organisation) });
    const first = await send();
    await asked((sql) => sql('update "user" set active = false where id = $1', [organisation.people.supervisor.id]));
    expect(await send()).toMatchObject({ status: 200, body: first.body });
  });

  it('of an erasure that was cut off once it had begun: the same one goes on to its end', async () => {
    const body = { subject: { userId: organisation.people.gone.id }, reason: 'left_the_organisation' };
    const send = sending('POST /v1/erasures', { by: 'admin', body });
    expect((await cutOff({ ...stack, table: 'erasure' }, send)).body.code).toBe('internal');
    const first = await send();
    expect(first).toMatchObject({ status: 201, body: { status: 'finished' } });
    expect(first.headers.get('location')).toBe(`/v1/erasures/${first.body.id}`);
    expect(await send()).toMatchObject({ status: 201, body: first.body });
    expect((await as('admin')('GET /v1/erasures')).body.items).toMatchObject([{ id: first.body.id }]);
  });

  it('of a calendar that a file was imported into, though it has other hours by now', async () => {
    const path = `/v1/calendars/${organisation.calendarId}`;
    const day = `${new Date().getUTCFullYear() + 1}0601`;
    const event = ['BEGIN:VEVENT', 'UID:closing', `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT'];
    const iCalendar = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR'].join('\r\n');
    const send = sending(`POST ${path}/import`, { by: 'operator', body: { iCalendar }, headers: { 'if-match': '"1"' } });
    const first = await send();
    expect(first).toMatchObject({ status: 200, body: { version: 2 } });
    await asked((sql) =>
      sql(
        `insert into calendar select organisation_id, id, 3, name, '{"timeZone":"UTC","week":{}}', saved_at from calendar where id = $1 and version = 1`,
        [organisation.calendarId],
      ),
    );
    expect(await send()).toMatchObject({ status: 200, body: first.body });
  });

  it('of an absence, though the deputy has left since', async () => {
    const { supervisor, backup } = organisation.people;
    const body = { userId: supervisor.id, from: isoIn(1), to: isoIn(2), deputyId: backup.id };
    const send = sending('POST /v1/absences', { by: 'supervisor', body });
    const first = await send();
    await asked((sql) => sql('update "user" set active = false where id = $1', [backup.id]));
    expect(await send()).toMatchObject({ status: 201, body: first.body });
  });

  it('of a rotated API key, though its overlap is over', async () => {
    const { body } = await as('admin')('POST /v1/api-keys', { body: { name: 'helpdesk', scopes: ['escalations:read'] } });
    const previousUntil = isoIn(1 / 3600);
    const send = sending(`POST /v1/api-keys/${body.id}/rotate`, { by: 'admin', body: { previousUntil } });
    const first = await send();
    while (Date.now() <= Date.parse(previousUntil)) await as('admin')('GET /v1/api-keys');
    expect(await send()).toMatchObject({ status: 200, body: { ...first.body, key: null } });
  });
});
