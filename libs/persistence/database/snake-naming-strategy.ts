// One spelling everywhere: camelCase in TypeScript is snake_case in Postgres, for every table and column (design.md §2).
import { DefaultNamingStrategy } from 'typeorm';

/** `nextDueAt` → `next_due_at`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, '');

export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snakeCase(className.replace(/Entity$/, ''));
  }

  // Nothing is embedded here, so the prefixes that TypeORM hands over as well are always empty.
  override columnName(property: string, given: string): string {
    return snakeCase(given || property);
  }
}
