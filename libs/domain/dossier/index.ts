// The public face of the dossier's quality gate.
export { type GateQuestion, gate } from './gate';
