// Reads named variables through a Zod shape, so that each process and the launcher fail the same way on the same faults.
import { type ZodRawShape, z } from 'zod';
import { EnvironmentError, type EnvironmentFault } from './fault';

/** Variables as a process receives them. An empty value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables of `shape` (keys are variable names) and freezes the result.
 *
 * @throws EnvironmentError naming every missing or wrong variable; the remedy is the description of its schema.
 */
export function readVariables<Shape extends ZodRawShape>(environment: Environment, shape: Shape): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.keys(shape).map((variable) => [variable, environment[variable] || undefined]));
  const result = z.object(shape).safeParse(given);
  if (!result.success) throw new EnvironmentError(faultsOf(result.error, { given, shape }));
  return Object.freeze(result.data);
}

function faultsOf(error: z.ZodError, { given, shape }: { given: Record<string, unknown>; shape: ZodRawShape }): EnvironmentFault[] {
  const variables = [...new Set(error.issues.map((issue) => String(issue.path[0])))];
  return variables.map((variable) => ({
    variable,
    problem: given[variable] === undefined ? 'is not set' : 'is not usable',
    remedy: describe(shape[variable]),
  }));
}

/** The description sits on the innermost schema once a default or `optional` is wrapped around it. */
function describe(schema: unknown): string {
  const { description, unwrap } = schema as z.ZodType & { unwrap?: () => unknown };
  if (description) return description;
  return unwrap ? describe(unwrap.call(schema)) : 'set it to a valid value';
}
