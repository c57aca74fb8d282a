// The public face of quiet hours.
export { endOfQuiet, type HeldMessage, heldUntil } from './held-until';
export { mayWait } from './may-wait';
