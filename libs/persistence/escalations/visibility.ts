// Says once which cases a person may see, as SQL, for lists, search and live hints alike (design.md §6, "Who").

/** Names of SQL: expressions that the caller's query knows. */
export interface Sight {
  /** The id of the person who looks, a uuid; `null` for a key that acts for nobody, which sees its organisation. */
  readonly viewer: string;
  /** Whether that person is a partner's: `partnerPerson`, or a column that holds its answer. */
  readonly partner: string;
  /** Alias of the `escalation` row. */
  readonly escalation: string;
}

/** Whether `viewer` is in a partner team of the organisation; one such team is enough, whatever else they belong to. */
export const partnerPerson = ({ viewer, organisation }: { viewer: string; organisation: string }): string =>
  `exists (select 1 from membership m join team t on t.id = m.team_id
     where m.organisation_id = ${organisation} and m.user_id = ${viewer} and t.partner)`;

/**
 * Whether the viewer may see the case, beside that it is their organisation's: a partner's people see those that they or one of their teams
 * have a part in, everybody else sees all (domain.md §1, "Outsourcing").
 */
export const sees = ({ viewer, partner, escalation }: Sight): string =>
  `(not ${partner}
    or ${viewer} in (${escalation}.agent_id, ${escalation}.owner_id, ${escalation}.point_of_contact_id, ${escalation}.recipient_user_id)
    or exists (select 1 from membership own where own.user_id = ${viewer} and own.team_id = ${escalation}.recipient_team_id))`;
