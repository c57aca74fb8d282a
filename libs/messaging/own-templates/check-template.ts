// Says why a text of an organisation cannot be sent: what it cannot name, what it does not say, what it must not say.
import type { Addressee, Language, MessageTemplate } from '@relais/contracts';
import { flaggedWords } from '@relais/domain/dossier';
import type { MessageData } from '../message-data';
import { renderTemplate } from '../rendering/engine';
import { RenderingFault } from '../rendering/rendering-fault';
import { knownVariables } from './known-variables';
import { type Duty, dutiesOf, readAs } from './must-hold';
import { namedVariables, UnreadableTemplate } from './named-variables';
import { type Draft, type OwnTexts, ownTexts, renderDraft, renderWords, type Told, toldBy } from './render-own';
import { barestCase, wholeCase, wholeCases } from './sample-cases';
import type { OwnText } from './sandbox';
import type { WordedMessage } from './template-names';

/** One place of a template, `/subject` or `/body`, and what is wrong there. */
export interface TemplateFault {
  readonly pointer: string;
  readonly detail: string;
}

export interface CheckedTemplate {
  readonly message: WordedMessage;
  readonly language: Language;
  readonly template: MessageTemplate;
}

/** Every fault of a template (domain.md §6, §9); it is tried on invented cases only once it can be read. */
export function templateFaults(checked: CheckedTemplate): TemplateFault[] {
  const { template, message } = checked;
  const texts = ownTexts(template);
  const unreadable = (['subject', 'body'] as const).flatMap((part) =>
    readingFaults(texts[part], message).map((detail) => ({ pointer: `/${part}`, detail })),
  );
  if (/[\r\n]/.test(template.subject)) unreadable.push({ pointer: '/subject', detail: 'is more than one line' });
  if (unreadable.length > 0) return unreadable;
  return [...new Set(tried(checked, texts))].map((detail) => ({ pointer: '/body', detail }));
}

function readingFaults(text: OwnText, message: WordedMessage): string[] {
  try {
    const known = knownVariables(message);
    const faults: string[] = [];
    for (const { path, line, as } of namedVariables(text.parsed('text'))) {
      const detail = faultOfVariable({ path, as }, known);
      if (detail !== null) faults.push(`line ${line()}: ${detail}`);
    }
    if (/\{%-?\s*briefing\b/.test(text.source) && message.audience === 'customer')
      faults.push('the briefing is for those who act on the case');
    return [...new Set(faults)];
  } catch (error) {
    if (error instanceof UnreadableTemplate) return [`line ${error.line}: ${error.message}`];
    if (error instanceof RenderingFault) return [error.message];
    throw error;
  }
}

function faultOfVariable({ path, as }: { path: string; as: 'value' | 'loop' | 'amount' }, known: ReadonlySet<string>): string | null {
  const begins = (start: string): boolean => [...known].some((one) => one.startsWith(start));
  if (as === 'loop') return begins(`${path}[]`) ? null : `'${path}' is no list of this message`;
  if (known.has(path)) return null;
  if (as === 'amount') return known.has(`${path}.amountMinor`) ? null : `this message has no amount '${path}'`;
  // Whether it is there may be asked of a whole and of a list; how many, of a list.
  if (begins(`${path}.`) || begins(`${path}[]`)) return null;
  if (path.endsWith('.size') && begins(`${path.slice(0, -'.size'.length)}[]`)) return null;
  return `this message has no variable '${path}'`;
}

/** A text is written for one addressee of those who share it. */
export const addresseeOf = { customer: 'customer', recipient: 'recipient', agent: 'agent', staff: 'supervisor' } as const satisfies Record<
  WordedMessage['audience'],
  Addressee
>;

export const draftOf = ({ message, language }: CheckedTemplate, told: Pick<Draft, 'texts' | 'data'>): Draft => ({
  ...told,
  language,
  addressee: addresseeOf[message.audience],
});

/** What is said is the same in both media, so one case is enough to try the HTML on. */
function* tried(checked: CheckedTemplate, texts: OwnTexts): Generator<string> {
  const { message } = checked;
  const draft = (data: MessageData): Draft => draftOf(checked, { texts, data });
  try {
    const { text } = renderWords(texts, toldBy(draft(barestCase(message))));
    yield* cautionFaults(text, message);
    renderDraft(draft(wholeCase(message)));
    for (const data of wholeCases(message)) {
      const told = toldBy(draft(data));
      const whole = oneLine(renderWords(texts, told).text);
      for (const duty of dutiesOf(message)) {
        if (!holds(whole, { duty, told })) yield `does not say '${duty.variable}' in every case: ${duty.because}`;
      }
    }
  } catch (error) {
    if (!(error instanceof RenderingFault)) throw error;
    yield error.message;
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function holds(line: string, { duty, told: { reader, data } }: { duty: Duty; told: Told }): boolean {
  const expected =
    duty.as === 'briefing'
      ? renderTemplate({ template: `parts/briefing.${reader.language}`, medium: 'text', reader, data })
      : readAs(valueAt(data, duty.variable), { ...duty, ...reader });
  return expected === null || line.includes(oneLine(expected));
}

const valueAt = (data: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], data);

/** A transfer of a legal case promises and admits nothing; one about an invoice promises nothing (domain.md §6). */
function* cautionFaults(text: string, { category }: WordedMessage): Generator<string> {
  if (category !== 'legal' && category !== 'billing') return;
  const { promise, admission } = flaggedWords(text);
  if (promise !== null) yield `promises ("${promise}"), and before the decision nobody can`;
  if (admission !== null && category === 'legal') yield `admits ("${admission}"), and a legal case holds facts only`;
}
