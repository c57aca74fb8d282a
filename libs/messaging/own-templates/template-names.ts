// Which messages an organisation may word itself, by the names it calls them.
import { type Category, categories, type MessageKind } from '@relais/contracts';
import { type Audience, addresseesOf, audienceOf, templateOf } from '../addressing';

export interface WordedMessage {
  /** `update.customer`; for what the customer hears at a transfer, `transfer.customer-billing`. */
  readonly name: string;
  readonly kind: MessageKind;
  readonly audience: Audience;
  /** Where each category has its own text. */
  readonly category: Category | null;
  /** The name of Relais' own text, without language and extension. */
  readonly standard: string;
}

/** The name by which a policy words a message. @throws MessageNotWritten for an addressee that the kind has no text for. */
export const ownTemplateName = (message: Parameters<typeof templateOf>[0]): string => templateOf(message).replace('/', '.');

function everyMessage(): WordedMessage[] {
  const kinds = Object.keys(addresseesOf) as MessageKind[];
  return kinds.flatMap((kind) =>
    addresseesOf[kind].flatMap((to) =>
      categories.map((category) => {
        const standard = templateOf({ kind, to, category });
        const perCategory = standard.endsWith(`-${category}`);
        const audience = audienceOf({ kind, to });
        return { name: standard.replace('/', '.'), kind, audience, category: perCategory ? category : null, standard };
      }),
    ),
  );
}

/** Every message that can be worded, by name (domain.md §6, §9). */
export const wordedMessages: ReadonlyMap<string, WordedMessage> = new Map(everyMessage().map((message) => [message.name, message]));
