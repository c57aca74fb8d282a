// The way in: what a message says, whether it may still leave, and how it leaves.
export { addresseesOf, MessageNotWritten } from './addressing';
export type { MessageAction, MessageAmount, MessageCase, MessageData, MessageDecision, Party, Words } from './message-data';
export { RenderingFault } from './rendering/engine';
export { type MessageToRender, render, type RenderedMessage } from './rendering/render';
