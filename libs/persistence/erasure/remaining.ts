// What an erasure leaves for people to do or to know.
import type { ErasureRemainder } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { ErasureEntity } from '../entities/erasure.entity';
import { isSearchable } from './naming-pattern';

type Ids = readonly { readonly id: string }[];

export async function remainingIn(manager: EntityManager, { organisationId, subjectKind, subjectId, identity }: ErasureEntity) {
  const ask = async (code: ErasureRemainder['code'], query: string): Promise<ErasureRemainder> => ({
    code,
    ids: (await manager.query<Ids>(query, [organisationId, subjectId])).map(({ id }) => id),
  });
  const asked =
    subjectKind === 'customer' ? [ask('unreachable_customer', unreachable)] : [ask('cases_to_reassign', held), ask('teams_to_staff', led)];
  const left = (await Promise.all(asked)).filter(({ ids }) => ids.length > 0);
  if (subjectKind === 'user') left.push({ code: 'own_words', ids: [] });
  if (identity?.some((name) => !isSearchable(name))) left.push({ code: 'too_short_to_search', ids: [] });
  return left;
}

const unreachable = `select id from escalation where organisation_id = $1 and customer_id = $2 and status <> 'closed' order by raised_at, id`;
const held = `
  select id from escalation where organisation_id = $1 and status <> 'closed'
    and $2 in (owner_id, agent_id, point_of_contact_id, recipient_user_id) order by raised_at, id`;
const led = `
  select id from team t where organisation_id = $1 and ($2 in (primary_user_id, backup_user_id) or exists (
    select from on_call_plan p where p.team_id = t.id and strpos(p.document::text, $2::uuid::text) > 0
      and p.version = (select max(version) from on_call_plan newest where newest.team_id = t.id)))
  order by name, id`;
