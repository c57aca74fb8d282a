// Lost if these fail: somebody who left stays known by name in what others wrote, or what they were responsible for is left to nobody.
import { ownerships, verifyTimelines } from '@relais/persistence';
import { Erasing, figures } from './erasing';
import { PlantedLife, rowsWith } from './planted-life';
import { startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

let world: World;
let erasing: Erasing;
beforeAll(async () => {
  world = await startWorld();
  erasing = new Erasing(world);
}, 120_000);
afterAll(() => world.stop());

describe('an erased user', () => {
  it('is named in no row any more: not as a person, not in mails, nor where others wrote of them; their cases are listed', async () => {
    const hugo = await world.actor('hugo.bernard');
    await sqlOf(world.url, (sql) =>
      sql(`update "user" set name = 'Zquser Lefèvre', email = 'zquser@example.org', username = 'zquser.login' where id = $1`, [
        hugo.userId,
      ]),
    );
    await sqlOf(world.url, (sql) => sql('update team set primary_user_id = $1 where id = $2', [hugo.userId, hugo.teamIds[0]]));
    const one = await PlantedLife.raised(world, { mark: 'zqclient', ticket: 'of hugo' });
    await one.toDecision();
    await one.does('helene.marchand', 'reassign', {
      role: 'owner',
      to: hugo.userId,
      teamId: undefined,
      reason: 'zquser lefevre knows her',
    });
    const sophie = await world.actor('sophie.laurent');
    await one.life.send(['add_note', sophie], { note: 'Vu avec ZQUSER LEFÈVRE (zquser@example.org), puis zquser.login' });
    await sqlOf(world.url, (sql) =>
      sql(
        `update message set subject = 'Zquser', body = 'Bonjour Zquser Lefevre, voici zqclient' where escalation_id = $1 and user_id is not null`,
        [one.id],
      ),
    );
    await sqlOf(world.url, (sql) =>
      sql(
        `update dossier set content = jsonb_set(jsonb_set(content, '{who}', '"Zquser Lefèvre"'), '{evidence,0,link}', '"https://x.example/zquser.login"') where escalation_id = $1`,
        [one.id],
      ),
    );
    await sqlOf(world.url, (sql) =>
      sql(
        `update message set user_id = $2, address = 'zquser@example.org' where id = (select id from message where escalation_id = $1 and user_id is not null limit 1)`,
        [one.id, hugo.userId],
      ),
    );
    await sqlOf(world.url, (sql) => sql(`update message set subject = null where escalation_id = $1 and subject = 'Zquser'`, [one.id]));
    expect((await rowsWith(world.url, /zquser|lef[eè]vre/i)).length).toBeGreaterThan(5);
    const before = { figures: await figures(world.url), people: (await sqlOf(world.url, (sql) => sql('select from "user"'))).length };

    const certificate = await erasing.erase({ kind: 'user', id: hugo.userId });

    expect(await rowsWith(world.url, /zquser|lef[eè]vre/i)).toEqual([]);
    expect(await figures(world.url)).toEqual(before.figures);
    const [row] = await sqlOf(world.url, (sql) => sql('select username, name, email, active from "user" where id = $1', [hugo.userId]));
    expect(row).toEqual({ username: `erased-${hugo.userId}`, name: null, email: null, active: false });
    expect(certificate.remaining).toEqual([
      { code: 'cases_to_reassign', ids: [one.id] },
      { code: 'teams_to_staff', ids: [hugo.teamIds[0]] },
      { code: 'own_words', ids: [] },
    ]);
    expect(certificate).toMatchObject({ faultsBefore: 0, faultsAfter: 0 });
    expect((await verifyTimelines(world.database, { escalationId: null, anchors: [] })).faults).toEqual([]);
    expect((await ownerships(world.database, one.id))[0]!.fault).toBeNull();
    // What others wrote stays, less the name; codes are what they were.
    const [note] = await sqlOf(world.url, (sql) =>
      sql(`select text from note where text like 'Vu avec%' and escalation_id = $1`, [one.id]),
    );
    expect(note!.text).toBe('Vu avec [erased] ([erased]), puis [erased]');
    const [dossier] = await sqlOf(world.url, (sql) =>
      sql('select content from dossier where escalation_id = $1 order by version desc limit 1', [one.id]),
    );
    expect(dossier!.content).toMatchObject({ who: '[erased]', evidence: [{ kind: 'invoice', link: 'https://erased.invalid/' }] });
    expect((await rowsWith(world.url, /zqclient/)).length).toBeGreaterThan(5);
  }, 60_000);

  it('takes along what was said of their work, as agent and as decider', async () => {
    const one = await (await (await PlantedLife.raised(world, { mark: 'zqsheet', ticket: 'feedback' })).toDecision()).toEnd();
    const lea = await world.actor('lea.martin');
    const certificate = await erasing.erase({ kind: 'user', id: lea.userId });
    const [sheet] = await sqlOf(world.url, (sql) => sql('select * from feedback where escalation_id = $1', [one.id]));
    expect(sheet).toMatchObject({ well_done: null, to_improve: null, to_learn: null, lesson: null, rating: 3 });
    expect(sheet!.rating_comment).toContain('zqsheet');
    const words = await sqlOf(world.url, (sql) =>
      sql(`select type from timeline_entry where escalation_id = $1 and text is null and text_digest is not null`, [one.id]),
    );
    expect(words).toEqual([{ type: 'give_feedback' }]);
    expect(certificate.fields['feedback.well_done']).toMatchObject({ emptied: expect.any(Number) });
    const sophie = await world.actor('sophie.laurent');
    await erasing.erase({ kind: 'user', id: sophie.userId });
    const [after] = await sqlOf(world.url, (sql) => sql('select rating_comment from feedback where escalation_id = $1', [one.id]));
    expect(after).toEqual({ rating_comment: null });
    expect((await verifyTimelines(world.database, { escalationId: null, anchors: [] })).faults).toEqual([]);
  }, 60_000);
});
