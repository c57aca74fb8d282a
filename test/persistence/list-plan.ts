// Asks Postgres how it answers exactly the query that the list of cases sends.
import { EscalationRepository, type ListEscalations } from '@relais/persistence';
import { DataSource } from 'typeorm';
import type { World } from './practice-world';
import { sqlOf } from './sql';

/** The plan for all that an organisation's own people may see, as Postgres ran it. */
export async function planOf(world: World, question: Pick<ListEscalations, 'filter' | 'sort'>): Promise<string> {
  const asked: { query: string; parameters: unknown[] }[] = [];
  const spy = jest.spyOn(DataSource.prototype, 'createQueryRunner').mockImplementation(function spied(this: DataSource, ...mode) {
    spy.mockRestore();
    const runner = this.createQueryRunner(...mode);
    const original = runner.query.bind(runner);
    runner.query = ((query: string, parameters: unknown[], ...rest: []) => {
      asked.push({ query, parameters });
      return original(query, parameters, ...rest);
    }) as never;
    return runner;
  });
  const { organisationId } = world;
  await new EscalationRepository(world.database).list({ organisationId, viewerId: null, limit: 50, ...question });
  const [{ query, parameters }] = asked as [(typeof asked)[number]];
  const rows = await sqlOf(world.url, (sql) => sql(`explain (analyze, costs off) ${query}`, parameters));
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
