// What the catalogue of settings says of one of them.
export type Chapter =
  | 'routing'
  | 'cadence'
  | 'evaluation'
  | 'dossier'
  | 'deciding'
  | 'promises'
  | 'live'
  | 'arbitration'
  | 'following'
  | 'settings';

export interface Setting {
  /** JSON pointer into the policy's document; `*` stands for any name or number, and the text says it as `{*}`. */
  readonly place: string;
  readonly chapter: Chapter;
  /** `{value}` is where the value goes. */
  readonly fr: string;
  readonly en: string;
  /** Vocabulary of what `{*}` stands for, or of a value that is a code. */
  readonly vocabulary?: string;
}
