// The questions that advice on a case asks of other cases, as SQL; each is bounded and walks an index.
import { partnerPerson, sees } from '../escalations/visibility';

// `$4`: who reads. Postgres answers whether they are a partner's once a query, not once a row.
const looker = `looker as materialized (
    select $4::uuid as id, ${partnerPerson({ viewer: '$4::uuid', organisation: '$1::uuid' })} as partner)`;
const seen = sees({ viewer: 'looker.id', partner: 'looker.partner', escalation: 'escalation' });

/** Escalations that the customer of case `$2` had before it, counted, and the newest `$5` of them with what was granted. */
export const earlierQuery = `
  with ${looker}, earlier as (
    select escalation.id, escalation.category, escalation.raised_at, escalation.status, escalation.outcome
    from looker, escalation mine join escalation on escalation.customer_id = mine.customer_id
    where mine.organisation_id = $1::uuid and mine.id = $2::uuid and escalation.organisation_id = $1::uuid
      and (escalation.raised_at, escalation.id) < (mine.raised_at, mine.id) and ${seen}
  ), counted as (select count(*)::integer as count, count(*) filter (where category = $3::text)::integer as same from earlier),
  newest as (select * from earlier order by raised_at desc, id desc limit $5::integer)
  select counted.count, counted.same, newest.id, newest.category, newest.raised_at, newest.status, newest.outcome,
    granted.amount_minor, granted.currency
  from counted left join newest on true
  left join lateral (
    select sum(decision.amount_minor)::double precision as amount_minor, max(decision.currency) as currency from decision
    where decision.organisation_id = $1::uuid and decision.escalation_id = newest.id and decision.choice in ('approve', 'alternative')
  ) granted on true
  order by newest.raised_at desc, newest.id desc`;

/** The latest `$5` decisions of category `$3` on other cases than `$2`, the newest first, with what the customer said at J+3. */
export const precedentQuery = `
  with ${looker}
  select decision.escalation_id as id, decision.decided_at, decision.choice, decision.amount_minor, decision.currency, decision.reason,
    decision.cause, decision.against_advice, asked.satisfied, asked.satisfaction
  from looker, decision join escalation on escalation.id = decision.escalation_id
  left join lateral (
    select follow_up.satisfied, follow_up.satisfaction from follow_up
    where follow_up.organisation_id = $1::uuid and follow_up.escalation_id = decision.escalation_id and follow_up.checked_at >= decision.decided_at
    order by follow_up.checked_at limit 1
  ) asked on true
  where decision.organisation_id = $1::uuid and decision.category = $3::text and decision.choice <> 'escalate_further'
    and decision.escalation_id <> $2::uuid and ${seen}
  order by decision.decided_at desc, decision.id desc
  limit $5::integer`;

/** What the first level found when it assessed the case: in the raise, or later. A command that the case refused says nothing of it. */
export const situationQuery = `
  select coalesce(body ->> 'situation', body -> 'assessment' ->> 'situation') as situation from command
  where organisation_id = $1 and escalation_id = $2 and (type = 'raise' or type = 'assess' and exists (
      select from timeline_entry where organisation_id = $1 and escalation_id = $2 and command_id = command.id))
    and coalesce(body ->> 'situation', body -> 'assessment' ->> 'situation') is not null
  order by claimed_at desc limit 1`;
