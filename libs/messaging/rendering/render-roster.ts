// Renders the weekly mail about a roster: what would leave a case with nobody.
import type { Language, RosterFindingCode } from '@relais/contracts';
import { renderTemplate } from './engine';
import { type RenderedMessage, renderedOf } from './render';

export interface RosterMail {
  readonly language: Language;
  /** IANA name; moments are told on its wall clock. */
  readonly timeZone: string;
  readonly organisation: { readonly name: string; readonly practice: boolean };
  readonly person: { readonly name: string | null };
  readonly findings: readonly {
    readonly code: RosterFindingCode;
    readonly team: string | null;
    readonly people: readonly string[];
    readonly pointer: string | null;
    readonly periods: readonly { readonly from: number; readonly to: number }[];
    /** Periods beside those listed. */
    readonly more: number;
  }[];
}

/** Without language and extension. */
export const rosterTemplate = 'roster_health/operator';

/** @throws RenderingFault for a template that asks for what is not there. */
export function renderRosterMail({ language, timeZone, ...data }: RosterMail): RenderedMessage {
  const asked = { template: `${rosterTemplate}.${language}`, reader: { language, timeZone }, data };
  const [text, html] = (['text', 'html'] as const).map((medium) => renderTemplate({ ...asked, medium })) as [string, string];
  return renderedOf({ text, html }, { practice: data.organisation.practice, language });
}
