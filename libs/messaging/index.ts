// The way in: what a message says, whether it may still leave, and how it leaves.
export { addresseesOf } from './addressing';
export { createMailChannel, type Mail, type MailChannel, type MailChannelOptions } from './channels/mail-channel';
export { type MailFaultClass, MailNotSent } from './channels/mail-fault';
export { type AcknowledgeLink, acknowledgeAddress, readAcknowledgeLink, signAcknowledgeLink } from './links/acknowledge-link';
export type { MessageAction, MessageAmount, MessageCase, MessageData, MessageDecision, Party, Words } from './message-data';
export {
  type PreviewedTemplate,
  policyTemplateFaults,
  previewTemplate,
  renderOwn,
  type TemplateGuide,
  templateGuide,
} from './own-templates';
export { amountInWords } from './rendering/amount';
export { escapeHtml, htmlOf } from './rendering/html';
export { moment } from './rendering/moment';
export { type MessageToRender, type RenderedMessage, render } from './rendering/render';
export { type RosterMail, renderRosterMail } from './rendering/render-roster';
export { RenderingFault } from './rendering/rendering-fault';
export { terms } from './rendering/terms';
export { type OutgoingMessage, wanted } from './wanting/wanted';
