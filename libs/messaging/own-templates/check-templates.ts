// Checks all the texts that a policy holds, each at its place in the document.
import { type Language, languages, type MessageTemplate, type PolicyTemplates } from '@relais/contracts';
import { type CheckedTemplate, type TemplateFault, templateFaults } from './check-template';
import { wordedMessages } from './template-names';

/**
 * Every fault of the templates of a policy, by its pointer in the policy's document (domain.md §6, §9): the faults of one text at a time, so that
 * whoever has others to answer may do so in between.
 */
export function* policyTemplateFaults(templates: PolicyTemplates): Generator<readonly TemplateFault[]> {
  for (const [name, versions] of Object.entries(templates)) {
    const pointer = `/templates/${name}`;
    const message = wordedMessages.get(name);
    if (message) for (const language of languages) yield faultsIn(versions[language], { pointer, message, language });
    else yield [{ pointer, detail: 'names no message: GET /v1/policy/templates lists them' }];
  }
}

function faultsIn(
  template: MessageTemplate | undefined,
  { pointer, message, language }: Omit<CheckedTemplate, 'template'> & { readonly pointer: string },
): TemplateFault[] {
  if (!template) return [{ pointer, detail: `has no ${words[language]} text, and each message is read in both languages` }];
  const faults = templateFaults({ message, language, template });
  return faults.map((fault) => ({ ...fault, pointer: `${pointer}/${language}${fault.pointer}` }));
}

const words: Readonly<Record<Language, string>> = { fr: 'French', en: 'English' };
