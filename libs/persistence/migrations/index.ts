// The list of migrations in the order they are applied; a migration that ran anywhere is never changed.
import { TheLifeOfACase1700000000001 } from './1700000000001-the-life-of-a-case';

export const migrations = [TheLifeOfACase1700000000001];
