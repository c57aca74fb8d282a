// Writes the escalation manual out of a policy: chapter by chapter, for one reader's language.
import { paragraph, row } from './blocks';
import type { ManualSource } from './manual-source';
import type { Manual, Row, Section } from './model';
import { Pen } from './pen';
import { arbitration } from './sections/arbitration';
import { cadence } from './sections/cadence';
import { contacts } from './sections/contacts';
import { promises } from './sections/customer-wording';
import { deciding } from './sections/deciding';
import { dossier } from './sections/dossier';
import { evaluation } from './sections/evaluation';
import { following } from './sections/following';
import { glossary } from './sections/glossary';
import { hours } from './sections/hours';
import { liveCall } from './sections/live-call';
import { ownMessages } from './sections/own-messages';
import { routing } from './sections/routing';
import { settingsOf } from './settings-lines';
import { withStandardTables } from './standard-tables';

const chapters = [
  { id: 'words', fr: 'Les mots', en: 'Words', blocks: glossary },
  {
    id: 'routing',
    fr: 'Qui prend quoi, qui vient ensuite, dans quels délais',
    en: 'Who takes what, who comes next, within which delays',
    blocks: routing,
  },
  { id: 'reminders', fr: 'Relances', en: 'Reminders', blocks: cadence },
  { id: 'evaluation', fr: 'L’escalade est-elle justifiée ?', en: 'Is it justified?', blocks: evaluation },
  { id: 'dossier', fr: 'Ce qu’un dossier contient', en: 'What a dossier must hold', blocks: dossier },
  { id: 'deciding', fr: 'Décider', en: 'Deciding', blocks: deciding },
  { id: 'promises', fr: 'Promesses, et quoi dire au client', en: 'Promises, and what to tell the customer', blocks: promises },
  { id: 'messages', fr: 'Messages de l’organisation', en: 'Messages of the organisation', blocks: ownMessages },
  { id: 'live', fr: 'Client au téléphone', en: 'Live handover', blocks: liveCall },
  { id: 'arbitration', fr: 'Arbitrage', en: 'Arbitration', blocks: arbitration },
  { id: 'following', fr: 'Vérification et retour à l’agent', en: 'Check and feedback', blocks: following },
  { id: 'hours', fr: 'Horaires et jours fermés', en: 'Opening hours and days off', blocks: hours },
  { id: 'contacts', fr: 'Contacts, astreintes, suppléants', en: 'Contacts, people on call, deputies', blocks: contacts },
  { id: 'settings', fr: 'Autres réglages', en: 'Other settings', blocks: (pen: Pen) => settingsOf(pen, 'settings') },
] as const;

/** The same source gives the same manual. @throws RenderingFault for a message to customers that cannot be written */
export function writeManual(given: ManualSource): Manual {
  const pen = new Pen(withStandardTables(given));
  const sections = chapters.map(({ id, fr, en, blocks }): Section => ({ id, title: pen.say(fr, en), blocks: blocks(pen) }));
  const { name, practice } = given.organisation;
  return {
    language: pen.language,
    title: pen.say('Manuel d’escalade', 'Escalation manual'),
    cover: cover(pen),
    sections: practice ? [practising(pen), ...sections] : sections,
    furniture: {
      contents: pen.say('Sommaire', 'Contents'),
      page: 'page',
      of: pen.say('sur', 'of'),
      footer: `${name} – ${pen.say('version', 'version')} ${given.policy.version}`,
    },
  };
}

function cover(pen: Pen): Row[] {
  const { organisation, policy, calendar, at } = pen.source;
  const { version, document, publishedAt, publishedBy, authors, reason } = policy;
  const people = (ids: readonly string[]): string => ids.map((id) => pen.person(id)).join(', ') || '–';
  return [
    row([pen.say('Organisation', 'Organisation'), organisation.name]),
    row([pen.say('Règles', 'Rules'), document.name], ['/name']),
    row(['Version', String(version)]),
    row([
      pen.say('Publiée le', 'Published'),
      publishedAt === null ? pen.say('pas encore : brouillon', 'not yet: a draft') : pen.moment(publishedAt),
    ]),
    row([pen.say('Publiée par', 'Published by'), publishedBy === null ? '–' : pen.person(publishedBy)]),
    row([pen.say('Écrite par', 'Written by'), people(authors)]),
    row([pen.say('Motif', 'Reason'), reason ?? '–']),
    row([pen.say('Calendrier', 'Calendar'), calendar.name]),
    row([pen.say('Personnes d’astreinte au', 'People on call as of'), pen.moment(at)]),
  ];
}

function practising(pen: Pen): Section {
  const text = pen.say(
    'Ces règles servent à s’entraîner : leurs délais sont de quelques secondes.',
    'These rules are for practice: their delays are of seconds.',
  );
  return { id: 'practice', title: pen.say('Entraînement', 'Practice'), blocks: [paragraph(text)] };
}
