// Writes in one language, for one source: names, moments, durations and amounts as the reader says them.
import type { Language } from '@relais/contracts';
import { amountInWords, moment } from '@relais/messaging';
import type { ManualCalendar, ManualPerson, ManualSource, ManualTeam } from './manual-source';
import type { SettingValue } from './places';
import { durationInWords } from './words/duration';
import { dayInWords, numberInWords } from './words/figure';
import { inWords } from './words/vocabulary';

export class Pen {
  readonly language: Language;
  private readonly people: ReadonlyMap<string, ManualPerson>;
  private readonly teams: ReadonlyMap<string, ManualTeam>;

  constructor(readonly source: ManualSource) {
    this.language = source.language;
    this.people = new Map(source.users.map((person) => [person.id, person]));
    this.teams = new Map(source.teams.map((team) => [team.id, team]));
  }

  say(fr: string, en: string): string {
    return this.language === 'fr' ? fr : en;
  }

  term(code: string, vocabulary: string): string {
    return inWords(code, { vocabulary, language: this.language });
  }

  level(level: number | string): string {
    return this.say(`niveau ${level}`, `level ${level}`);
  }

  duration(text: string): string {
    return durationInWords(text, this.language) ?? text;
  }

  amount(amountMinor: number): string {
    return amountInWords({ amountMinor, currency: this.source.policy.document.currency }, this.language);
  }

  number(value: number): string {
    return numberInWords(value, this.language);
  }

  /** A setting's value; an amount where its place is that of one. */
  value(value: SettingValue, place: string): string {
    if (value === null) return this.say('sans limite', 'no limit');
    if (typeof value === 'boolean') return value ? this.say('oui', 'yes') : this.say('non', 'no');
    if (typeof value === 'string') return this.duration(value);
    if (/^\/(levelC|c)eilings\/|Minor$/.test(place)) return this.amount(value);
    return place.endsWith('Percent') ? `${this.number(value)} %` : this.number(value);
  }

  moment(at: number): string {
    return moment({ at, timeZone: this.source.calendar.document.timeZone, language: this.language });
  }

  /** A local day, written `2026-03-02`. */
  day(date: string): string {
    return dayInWords(date, this.language);
  }

  person(userId: string | null): string {
    if (userId === null) return this.say('personne', 'nobody');
    const person = this.people.get(userId);
    if (!person) return this.say('personne inconnue', 'unknown person');
    const name = person.name ?? this.say('personne effacée', 'erased person');
    return person.active ? name : this.say(`${name} (compte inactif)`, `${name} (inactive account)`);
  }

  team(teamId: string): string {
    return this.teams.get(teamId)?.name ?? this.say(`équipe inconnue ${teamId}`, `unknown team ${teamId}`);
  }

  teamOf(teamId: string): ManualTeam | undefined {
    return this.teams.get(teamId);
  }

  /** Null where the team's hours are those of the organisation, also when it names that very calendar. */
  ownCalendar({ calendar }: ManualTeam): ManualCalendar | null {
    return calendar?.id === this.source.calendar.id ? null : calendar;
  }

  /** Which hours of the chapter on opening hours are the team's. */
  hoursOf(team: ManualTeam): string {
    return this.ownCalendar(team)?.name ?? this.say('de l’organisation', 'of the organisation');
  }
}
