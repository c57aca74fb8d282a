// Does to a timeline by SQL what somebody would who can write to the database and wants the past to be another.
import type { TimelineAnchor, Verified } from '@relais/persistence';
import { verifyTimelines } from '@relais/persistence';
import { hashOf, type SealedEntry, sealed } from '../../libs/persistence/timeline/seal';
import type { World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { type Sql, sqlOf } from './sql';

/** A life of several steps with notes and words, about to be tampered with. */
export class TamperedLife {
  private constructor(
    private readonly world: World,
    readonly life: RecordedLife,
  ) {}

  static async lived(world: World): Promise<TamperedLife> {
    const life = await RecordedLife.raised(world);
    const sophie = await world.actor('sophie.laurent');
    await life.due('reminder');
    await life.due('reminder');
    // Two reminders were sent: the next one hands over to the backup, which is a note.
    await life.due('reminder');
    await life.send(['return', sophie], { reason: 'not_for_us', comment: 'Ask the tech team.' });
    await life.send(['add_note', sophie], { note: 'Called her.' });
    return new TamperedLife(world, life);
  }

  get id(): string {
    return this.life.escalationId;
  }

  sql<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return sqlOf(this.world.url, work);
  }

  /** Changes the columns of one line. */
  change([step, sequence]: readonly [number, number], set: string): Promise<unknown> {
    return this.sql((sql) =>
      sql(`update timeline_entry set ${set} where escalation_id = $1 and step = $2 and sequence = $3`, [this.id, step, sequence]),
    );
  }

  async entries(): Promise<SealedEntry[]> {
    const rows = await this.sql((sql) => sql('select * from timeline_entry where escalation_id = $1 order by step, sequence', [this.id]));
    return rows.map((row) => ({ ...camelCased(row), at: (row.at as Date).getTime() }) as SealedEntry);
  }

  /** Writes a line's seal anew after its columns were changed, as somebody would who knows the form. */
  async reseal(place: readonly [number, number]): Promise<void> {
    const entry = (await this.entries()).find(({ step, sequence }) => step === place[0] && sequence === place[1]) as SealedEntry;
    await this.change(place, `hash = '${hashOf(entry)}'`);
  }

  /** Writes the seals of all lines and of the case anew. */
  async rechain(): Promise<void> {
    const entries = sealed(await this.entries(), { length: 0, hash: null });
    for (const { step, sequence, position, previousHash, hash, textSalt, textDigest } of entries) {
      const words = textSalt === null ? 'text_salt = null, text_digest = null' : `text_salt = '${textSalt}', text_digest = '${textDigest}'`;
      await this.change([step, sequence], `position = ${position}, previous_hash = '${previousHash}', hash = '${hash}', ${words}`);
    }
    const last = entries.at(-1) as SealedEntry;
    await this.sql((sql) =>
      sql('update escalation set timeline_hash = $2, timeline_length = $3, step = $4 where id = $1', [
        this.id,
        last.hash,
        entries.length,
        last.step,
      ]),
    );
  }

  verified(anchors: readonly TimelineAnchor[] = []): Promise<Verified> {
    return verifyTimelines(this.world.database, { escalationId: this.id, anchors });
  }

  /** `kind step.sequence` of the first fault; null when there is none. */
  async found(anchors: readonly TimelineAnchor[] = []): Promise<string | null> {
    const [fault] = (await this.verified(anchors)).faults;
    return fault ? `${fault.kind} ${fault.step}.${fault.sequence}` : null;
  }
}

const camelCased = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
