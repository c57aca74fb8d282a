// One spelling everywhere: camelCase in TypeScript is snake_case in Postgres, for every table and column (design.md §2).
import { DefaultNamingStrategy } from 'typeorm';

/** `nextDueAt` → `next_due_at`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');

export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snakeCase(className.replace(/Entity$/, ''));
  }

  override columnName(property: string, given: string, prefixes: string[]): string {
    return snakeCase([...prefixes, given || property].join('_'));
  }
}
