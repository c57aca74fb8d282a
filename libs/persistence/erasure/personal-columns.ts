// Says of every column of every table whether it may hold a person's words, and what an erasure does to it; a test holds it against the database.

/** Columns by name, several parted by a space. */
export interface TableColumns {
  /** The column that names the case a row belongs to; none where rows belong to no case. */
  readonly case?: string;
  /** Emptied in the cases of an erased customer; elsewhere a name in them is struck out. */
  readonly words?: string;
  /** Handled by a rule of their own, which is named. */
  readonly special?: Readonly<Record<string, Special>>;
  /** Codes, ids, amounts, instants, hashes under a salt, and what Relais or an administrator calls things that are no person. */
  readonly plain: string;
}

/**
 * `sealed`: emptied with its salt, whole also where it only names the person (ADR 13). `document`: emptied as `words`; names are struck out of its
 * strings. `request`: emptied whole with what could tell it again. `key`: replaced where it names the person. `address`: emptied where it is the
 * person's. `link`: emptied whole where it names the person. `identity`: replaced by an opaque word, or emptied. `label`: the name is struck out.
 * `derived`: triggers keep it as the words are. `while_running`: emptied when the erasure is finished. `trail`: the person's subject, and names, are
 * struck out.
 */
export type Special =
  | 'sealed'
  | 'document'
  | 'request'
  | 'key'
  | 'address'
  | 'link'
  | 'identity'
  | 'label'
  | 'derived'
  | 'while_running'
  | 'trail';

const byCase = 'escalation_id';

export const columnsOfTables: Readonly<Record<string, TableColumns>> = {
  organisation: { plain: 'id name practice language created_at' },
  user: {
    special: { username: 'identity', name: 'identity', email: 'identity' },
    plain: 'id organisation_id language active created_at',
  },
  user_identity: { special: { subject: 'identity' }, plain: 'organisation_id user_id issuer' },
  team: { special: { name: 'label' }, plain: 'id organisation_id level partner primary_user_id backup_user_id calendar_id' },
  membership: { plain: 'organisation_id team_id user_id role' },
  calendar: { special: { name: 'label' }, plain: 'organisation_id id version document public_holidays saved_at saved_by' },
  policy: {
    special: { reason: 'label' },
    plain: `organisation_id version document calendar_id published_at authors drafted_at changed_at revision based_on rolled_back_to published_by`,
  },
  customer: {
    special: { reference: 'identity', name: 'identity', email: 'identity', time_zone: 'identity' },
    plain: 'id organisation_id language',
  },
  policy_application: {
    special: { reason: 'label' },
    plain: 'id organisation_id version calendar_id calendar_version asked_by asked_at',
  },
  policy_application_case: { plain: 'application_id escalation_id organisation_id from_version status code settled_at' },
  ticket: { special: { reference: 'identity', link: 'link' }, plain: 'id organisation_id customer_id created_at' },
  command: {
    case: byCase,
    special: { key: 'key', request_hash: 'request', body: 'request', outcome_body: 'request' },
    plain: 'id organisation_id principal type escalation_id actor advice attempt outcome_status claimed_at answered_at',
  },
  escalation: {
    case: 'id',
    words: 'subject',
    plain: `id organisation_id ticket_id customer_id follows status outcome class category level agent_id owner_id point_of_contact_id
      recipient_team_id recipient_user_id next_clock next_due_at snoozed_until raised_at recorded_at version step timeline_hash timeline_length
      missing machine_version snapshot rules input`,
  },
  case_search: {
    special: { ticket_reference: 'derived', customer_reference: 'derived', words: 'derived' },
    plain: 'escalation_id organisation_id',
  },
  dossier: { case: byCase, special: { content: 'document' }, plain: 'organisation_id escalation_id version written_by written_at' },
  fact: { case: byCase, words: 'text', plain: 'id organisation_id escalation_id happened_at added_by added_at' },
  evidence: {
    case: byCase,
    words: 'label',
    special: { link: 'link' },
    plain: 'id organisation_id escalation_id kind added_by added_at',
  },
  note: { case: byCase, words: 'text', plain: 'id organisation_id escalation_id internal added_by added_at' },
  task: { plain: 'organisation_id escalation_id kind opened_step addressee opened_at closed_step closed_at' },
  action: {
    case: byCase,
    words: 'description',
    plain: 'organisation_id escalation_id id decision_id kind amount_minor currency status runs attempts changed_at',
  },
  decision: {
    case: byCase,
    words: 'motive customer_message next_steps override',
    plain: `id organisation_id escalation_id choice amount_minor currency draft decided_by decided_at advice against_advice category reason
      cause`,
  },
  arbitration: {
    case: byCase,
    words: 'question reason applied_policy applied_margin',
    plain: `organisation_id escalation_id opened_step opened_by opened_at owner_id decider_id deadline_at settled_to team_id user_id option
      settled_by settled_at`,
  },
  arbitration_position: {
    case: byCase,
    words: 'position policy margin objective',
    plain: 'id organisation_id escalation_id opened_step team_id stated_by stated_at',
  },
  arbitration_option: {
    case: byCase,
    words: 'label delay risk',
    plain: 'organisation_id escalation_id position_id number amount_minor currency',
  },
  arbitration_message: {
    case: byCase,
    words: 'text reason',
    plain: 'id organisation_id escalation_id opened_step next_update_at status written_by written_at judged_by judged_at',
  },
  information_request: {
    case: byCase,
    words: 'question answer',
    plain: 'id organisation_id escalation_id asked_from asked_by asked_at answered_by answered_at',
  },
  follow_up: {
    case: byCase,
    words: 'comment',
    plain: 'id organisation_id escalation_id satisfied satisfaction recommendation gesture_used retained checked_by checked_at',
  },
  feedback: {
    case: byCase,
    words: 'well_done to_improve to_learn lesson rating_comment',
    plain: 'organisation_id escalation_id given_by given_at rating rated_by rated_at',
  },
  timeline_entry: {
    case: byCase,
    special: { text: 'sealed', text_salt: 'sealed' },
    plain: `organisation_id escalation_id step sequence at kind type clock actor command_id from_status to_status owner_id point_of_contact_id
      data text_digest digest position previous_hash hash`,
  },
  message: {
    case: byCase,
    words: 'subject body',
    special: { address: 'address' },
    plain: `id organisation_id escalation_id step key kind addressee user_id language channel status code clock attempt action_id message_id
      created_at taken_at sent_at held_until`,
  },
  delivery_attempt: { plain: 'id organisation_id message_id at outcome code' },
  access_log: { plain: 'id organisation_id at principal user_id escalation_id what' },
  api_key: {
    special: { name: 'label' },
    plain: 'id organisation_id hash scopes created_at revoked_at start previous_hash previous_until last_used_at',
  },
  config_change: { special: { before: 'trail', after: 'trail' }, plain: 'id organisation_id at principal user_id what subject_id' },
  rate_limit: { plain: 'key points expire' },
  timeline_anchor: { plain: 'organisation_id escalation_id position step sequence hash anchored_at' },
  reconciliation_finding: {
    plain: 'id organisation_id escalation_id kind remedy detail first_seen_at last_seen_at resolved_at resolution',
  },
  reconciliation_look: { plain: 'organisation_id escalation_id looked_at' },
  history_archive: { plain: 'organisation_id escalation_id events history archived_at' },
  erasure: {
    special: { identity: 'while_running' },
    plain: `id organisation_id subject_kind subject_id subject_digest reason legal_basis erased_by begun_at finished_at cursor fields cases
      faults_before faults_after remaining`,
  },
  on_call_plan: { special: { reason: 'label' }, plain: 'organisation_id team_id version document saved_at saved_by' },
  absence: { plain: 'id organisation_id user_id starts_at ends_at deputy_id recorded_at recorded_by ended_at' },
  roster_mail: { plain: 'organisation_id week user_id status code changed_at' },
  migration: { plain: 'id timestamp name' },
};

/** A column that may hold words, with its table and the column that names the case. */
export interface WordsColumn {
  readonly table: string;
  readonly column: string;
  readonly case: string;
}

const named = (columns = ''): string[] => columns.split(/\s+/).filter((column) => column !== '');

/** Every column that is classified, as `table.column`. */
export const classifiedColumns = (): string[] =>
  Object.entries(columnsOfTables).flatMap(([table, { words, special = {}, plain }]) =>
    [...named(words), ...Object.keys(special), ...named(plain)].map((column) => `${table}.${column}`),
  );

/** Columns of rows of cases that hold text. */
export const wordsColumns: readonly WordsColumn[] = Object.entries(columnsOfTables).flatMap(([table, { case: key, words }]) =>
  named(words).map((column) => ({ table, column, case: key ?? byCase })),
);

/** Tables whose `column` of that kind is handled by one rule. */
export const specialColumns = (kind: Special): readonly { readonly table: string; readonly column: string }[] =>
  Object.entries(columnsOfTables).flatMap(([table, { special = {} }]) =>
    Object.entries(special).flatMap(([column, held]) => (held === kind ? [{ table, column }] : [])),
  );
