// Tells whoever writes a text what it may name and what it has to say.
import { mayWait } from '@relais/domain/quiet-hours';
import { addresseeOf } from './check-template';
import { knownVariables } from './known-variables';
import { dutiesOf } from './must-hold';
import { sandboxFilters, sandboxTags } from './sandbox';
import { type WordedMessage, wordedMessages } from './template-names';

export interface TemplateGuide {
  readonly messages: readonly (Omit<WordedMessage, 'standard'> & {
    readonly variables: readonly string[];
    /** Quiet hours may hold it. */
    readonly waits: boolean;
    readonly mustHold: readonly { readonly variable: string; readonly because: string }[];
  })[];
  readonly tags: readonly string[];
  readonly filters: readonly string[];
}

/** Every message that an organisation can word, by name (domain.md §9). */
export function templateGuide(): TemplateGuide {
  const messages = [...wordedMessages.values()].map(({ standard, ...rest }) => ({
    ...rest,
    variables: [...knownVariables({ standard, ...rest })],
    waits: mayWait({ kind: rest.kind, to: addresseeOf[rest.audience] }),
    mustHold: dutiesOf(rest).map(({ variable, because }) => ({ variable, because })),
  }));
  return { messages, tags: [...sandboxTags], filters: [...sandboxFilters] };
}
