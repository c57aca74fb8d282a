// Narrows a list to the cases in which the words asked for occur, and says how well each fits.
import type { SelectQueryBuilder } from 'typeorm';
import type { EscalationEntity } from '../entities/escalation.entity';

// The search row stands beside the case; its own organisation is compared too, because the index begins with it.
const beside = 'search.escalation_id = escalation.id and search.organisation_id = :organisationId';
const asked = 'search_query(:q)';
const start = 'search_start(:q)';
const anywhere = `(search.words @@ ${asked} or search.ticket_reference like ${start} or search.customer_reference like ${start})`;

/** What the viewer may search. Who the customer is (weight D) and parts of the dossier (B) are masked for a partner's people, so neither finds a case for them. */
const sightOf = (partner: string) => ({
  words: `case when ${partner} then ts_filter(search.words, '{a}') else search.words end`,
  reference: `(search.ticket_reference like ${start} or (not ${partner} and search.customer_reference like ${start}))`,
});

/** Leaves the cases that hold the words of `q`, or whose reference starts with it. */
export function found(
  query: SelectQueryBuilder<EscalationEntity>,
  { q, partner }: { q: string; partner: string },
): SelectQueryBuilder<EscalationEntity> {
  const { words, reference } = sightOf(partner);
  return query
    .innerJoin('case_search', 'search', beside)
    .andWhere(anywhere, { q })
    .andWhere(`(not ${partner} or ${words} @@ ${asked} or ${reference})`);
}

// A whole number, because it goes into cursors; 32 keeps ts_rank below 1, so that a reference always comes before words.
const million = 1_000_000;

/** How well a case fits, an integer: a reference first, then the subject, then the dossier. */
export function score(partner: string): string {
  const { words, reference } = sightOf(partner);
  return `(case when ${reference} then ${million} else 0 end + (ts_rank(${words}, ${asked}, 32) * ${million})::integer)`;
}
