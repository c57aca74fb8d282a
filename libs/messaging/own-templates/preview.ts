// Shows a text on an invented case before anybody lives by it.
import type { RenderedMessage } from '../rendering/render';
import { RenderingFault } from '../rendering/rendering-fault';
import { type CheckedTemplate, draftOf, type TemplateFault, templateFaults } from './check-template';
import { ownTexts, renderDraft } from './render-own';
import { wholeCase } from './sample-cases';
import { wordedMessages } from './template-names';

export interface PreviewedTemplate {
  /** Null for what cannot be rendered at all. */
  readonly rendered: RenderedMessage | null;
  readonly faults: readonly TemplateFault[];
}

/** The text as a reader would get it, and what a check says of it; null for a name of no message. */
export function previewTemplate({
  name,
  ...draft
}: { readonly name: string } & Omit<CheckedTemplate, 'message'>): PreviewedTemplate | null {
  const message = wordedMessages.get(name);
  if (!message) return null;
  const checked = { ...draft, message };
  return { rendered: renderedOrNull(checked), faults: templateFaults(checked) };
}

function renderedOrNull(checked: CheckedTemplate): RenderedMessage | null {
  try {
    return renderDraft(draftOf(checked, { texts: ownTexts(checked.template), data: wholeCase(checked.message) }));
  } catch (error) {
    // Said as a fault.
    if (error instanceof RenderingFault) return null;
    throw error;
  }
}
