// Time that passes when a test says so.
export { VirtualClock } from './virtual-clock';
