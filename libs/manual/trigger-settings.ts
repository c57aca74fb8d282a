// What the manual says of the trigger rules of a policy, setting by setting.
import type { Setting } from './setting';

type Words = Pick<Setting, 'fr' | 'en' | 'vocabulary'>;
const trigger = (name: string, words: Words): Setting => ({ place: `/triggers/*/${name}`, chapter: 'evaluation', ...words });

export const triggerSettings: readonly Setting[] = [
  trigger('id', { fr: 'Déclencheur {*1} : « {value} ».', en: 'Trigger {*1}: "{value}".' }),
  trigger('kind', {
    fr: 'Déclencheur {*1}, ce qu’il surveille : {value}.',
    en: 'Trigger {*1}, what it watches: {value}.',
    vocabulary: 'trigger',
  }),
  trigger('mode', { fr: 'Déclencheur {*1}, mode : {value}.', en: 'Trigger {*1}, mode: {value}.', vocabulary: 'trigger' }),
  trigger('category', {
    fr: 'Déclencheur {*1}, catégorie de l’escalade : {value}.',
    en: 'Trigger {*1}, category to raise with: {value}.',
    vocabulary: 'category',
  }),
  trigger('reason', {
    fr: 'Déclencheur {*1}, motif de l’escalade : {value}.',
    en: 'Trigger {*1}, reason to raise with: {value}.',
    vocabulary: 'trigger',
  }),
  trigger('percent', {
    fr: 'Déclencheur {*1}, part du délai, en pour cent : {value}.',
    en: 'Trigger {*1}, share of the time, in percent: {value}.',
  }),
  trigger('words/*/*', {
    fr: 'Déclencheur {*1}, mot ({*2}) : « {value} », avec ses formes.',
    en: 'Trigger {*1}, word ({*2}): "{value}", with its inflections.',
  }),
  trigger('atMost', {
    fr: 'Déclencheur {*1}, humeur du client au plus : {value}.',
    en: 'Trigger {*1}, mood of the customer at most: {value}.',
  }),
  trigger('fallsBy', { fr: 'Déclencheur {*1}, ou humeur en baisse de : {value}.', en: 'Trigger {*1}, or mood fallen by: {value}.' }),
  trigger('moreThan', {
    fr: 'Déclencheur {*1}, échanges sans solution, plus de : {value}.',
    en: 'Trigger {*1}, exchanges without a solution, more than: {value}.',
  }),
  trigger('times', {
    fr: 'Déclencheur {*1}, fois que le même problème revient : {value}.',
    en: 'Trigger {*1}, times that the same problem came: {value}.',
  }),
  trigger('days', { fr: 'Déclencheur {*1}, sur ce nombre de jours : {value}.', en: 'Trigger {*1}, within so many days: {value}.' }),
  trigger('customers', {
    fr: 'Déclencheur {*1}, clients avec le même symptôme : {value}.',
    en: 'Trigger {*1}, customers with the same symptom: {value}.',
  }),
];
