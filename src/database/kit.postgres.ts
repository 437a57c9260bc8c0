// How the logical column types are stored in PostgreSQL.

import { bigint, boolean, customType, index, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Kit } from './kit.js';

// Whatever order the server was set up with: text is compared by its bytes, as in SQLite, in keys and indexes as well.
const text = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** As text, because what is read must be what was written, to the byte: `jsonb` would reorder it. */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text collate "C"',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => JSON.parse(stored) as unknown,
});

// The one cast of the schema: columns of both kits have the same TypeScript data types.
export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  text,
  int: (name: string) => bigint(name, { mode: 'number' }),
  bool: (name: string) => boolean(name),
  bytes,
  json,
} as unknown as Kit;
