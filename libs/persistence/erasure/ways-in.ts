// Takes the ways in off an erased user: whom they signed in as, also where a request or the trail of the configuration tells it (ADR 17).
import type { EntityManager } from 'typeorm';
import type { ErasedField } from '../entities/erasure.entity';
import { hasRequest, withoutRequest } from './emptying';
import { struckOut } from './naming-pattern';
import { type Change, Tally } from './tally';

interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface User {
  readonly organisationId: string;
  readonly userId: string;
}

/**
 * A subject is compared whole and with its issuer, not searched for as names are: it may be a number that means something else elsewhere.
 * Inside the transaction that holds the user's row, so that no link is made meanwhile.
 */
export async function takeWaysIn(manager: EntityManager, user: User): Promise<Readonly<Record<string, ErasedField>>> {
  const tally = new Tally({ fields: {}, cases: [] });
  const identities = await identitiesOf(manager, user);
  for (const change of takings(user, identities)) await tally.make(manager, change);
  return tally.fields;
}

/** Today's, and those that the trail still tells. */
const identitiesOf = (manager: EntityManager, { organisationId, userId }: User): Promise<Identity[]> =>
  manager.query<Identity[]>(
    `with told as (
       select before as identity from config_change where organisation_id = $1 and subject_id = $2 and what = 'identity_linked'
       union select after from config_change where organisation_id = $1 and subject_id = $2 and what = 'identity_linked'
       union select jsonb_build_object('issuer', issuer, 'subject', subject) from user_identity where organisation_id = $1 and user_id = $2
     )
     select identity ->> 'issuer' as issuer, identity ->> 'subject' as subject from told
     where identity is not null and identity ->> 'subject' <> '${struckOut}'`,
    [organisationId, userId],
  );

function takings({ organisationId, userId }: User, identities: readonly Identity[]): Change[] {
  const trail = (['before', 'after'] as const).map(
    (column): Change => ({
      field: `config_change.${column}`,
      how: 'struckOut',
      sql: `update config_change set ${column} = jsonb_set(${column}, '{subject}', '"${struckOut}"')
        where organisation_id = $1 and what = 'identity_linked' and ${column} in (select jsonb_array_elements($2::jsonb))
        returning null::uuid as case_id`,
      values: [organisationId, JSON.stringify(identities)],
    }),
  );
  return [
    {
      field: 'user_identity.subject',
      how: 'emptied',
      sql: 'delete from user_identity where organisation_id = $1 and user_id = $2 returning null::uuid as case_id',
      values: [organisationId, userId],
    },
    ...trail,
    {
      field: 'command.body',
      how: 'emptied',
      sql: `update command set ${withoutRequest} where organisation_id = $1 and type = 'linkIdentity' and ${hasRequest}
        and (outcome_body -> 'body' ->> 'userId' = $2 or body ->> 'subject' = any($3)) returning escalation_id as case_id`,
      values: [organisationId, userId, identities.map(({ subject }) => subject)],
    },
  ];
}
