// The way in: what each process reads of its environment.
export {
  type ApiConfiguration,
  type Configuration,
  loadApiConfiguration,
  loadConfiguration,
  loadWorkerConfiguration,
  type WorkerConfiguration,
} from './configuration';
export { type Environment, readVariables } from './environment';
export { EnvironmentError, type EnvironmentFault } from './fault';
export { address, choice, hostAndPort, name, port, secret, text } from './variable';
export { localDefaults } from './variables';
