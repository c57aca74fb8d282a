// Checks all the texts that a policy holds, each at its place in the document.
import { type Language, languages, type PolicyTemplates } from '@relais/contracts';
import { type TemplateFault, templateFaults } from './check-template';
import { wordedMessages } from './template-names';

/** Every fault of the templates of a policy, by its pointer in the policy's document (domain.md §6, §9). */
export function policyTemplateFaults(templates: PolicyTemplates): TemplateFault[] {
  return Object.entries(templates).flatMap(([name, versions]) => {
    const pointer = `/templates/${name}`;
    const message = wordedMessages.get(name);
    if (!message) return [{ pointer, detail: 'names no message: GET /v1/policy/templates lists them' }];
    return languages.flatMap((language) => {
      const { [language]: template } = versions;
      if (!template) return [{ pointer, detail: `has no ${words[language]} text, and each message is read in both languages` }];
      return templateFaults({ message, language, template }).map((fault) => ({
        ...fault,
        pointer: `${pointer}/${language}${fault.pointer}`,
      }));
    });
  });
}

const words: Readonly<Record<Language, string>> = { fr: 'French', en: 'English' };
