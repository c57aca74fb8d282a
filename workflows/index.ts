// The only list of exported workflows.
export { escalation } from './escalation/escalation.workflow';
