// Turns the environment into the frozen object that product code reads; nothing else in the product reads `process.env`.
import { type Environment, readVariables } from './environment';
import { apiVariables, localDefaults, workerVariables } from './variables';

/** `SNAKE_CASE` variable to `camelCase` key: one spelling rule instead of a second list. */
type CamelCase<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<Text>;
type Configured<Variables> = { readonly [Name in keyof Variables & string as CamelCase<Name>]: Variables[Name] };

/** What the API reads: `relaisEnvironment`, `databaseUrl`, `temporalAddress`, `apiPort`, `publicUrl`, `linkSecret`… */
export type ApiConfiguration = Configured<ReturnType<typeof readVariables<typeof apiVariables>>>;
/** What the worker reads: the shared part, `smtpUrl`, `mailFrom`, `actionEndpointUrl`, `workerHealthPort`… */
export type WorkerConfiguration = Configured<ReturnType<typeof readVariables<typeof workerVariables>>>;
/** All variables of all processes. */
export type Configuration = ApiConfiguration & WorkerConfiguration;

/** @throws EnvironmentError naming every fault of the variables that the API needs. */
export const loadApiConfiguration = (environment: Environment): ApiConfiguration =>
  camelCased(readVariables(withLocalDefaults(environment), apiVariables));

/** @throws EnvironmentError naming every fault of the variables that the worker needs. */
export const loadWorkerConfiguration = (environment: Environment): WorkerConfiguration =>
  camelCased(readVariables(withLocalDefaults(environment), workerVariables));

/** @throws EnvironmentError naming every fault of all variables. */
export const loadConfiguration = (environment: Environment): Configuration =>
  camelCased(readVariables(withLocalDefaults(environment), { ...apiVariables, ...workerVariables }));

function withLocalDefaults(environment: Environment): Environment {
  if (environment.RELAIS_ENVIRONMENT !== 'local') return environment;
  const given = Object.entries(environment).filter(([, value]) => value);
  return { ...localDefaults, ...Object.fromEntries(given) };
}

function camelCased<Variables extends object>(variables: Variables): Configured<Variables> {
  const entries = Object.entries(variables).map(([variable, value]) => [keyOf(variable), value]);
  return Object.freeze(Object.fromEntries(entries)) as Configured<Variables>;
}

const keyOf = (variable: string) => variable.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
