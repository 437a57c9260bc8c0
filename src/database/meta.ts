// Facts about the installation itself, one row each: written once, never personal.

import { eq } from 'drizzle-orm';
import type { Database, Tx } from './database.js';

export type MetaKey = 'log-id' | 'keys' | 'canary';

export async function readMeta(database: { readonly read: Tx }, key: MetaKey): Promise<Buffer | null> {
  const { q, t } = database.read;
  const [row] = await q.select().from(t.meta).where(eq(t.meta.key, key));
  return row?.value ?? null;
}

/** Gives what stands there after it: our value, or the one another process was first to write. */
export async function writeMetaOnce(database: Database, key: MetaKey, value: Buffer): Promise<Buffer> {
  // Mostly it stands there, and then a start waits for no other writer.
  const known = await readMeta(database, key);
  if (known) return known;
  await database.transaction(({ q, t }) => q.insert(t.meta).values({ key, value }).onConflictDoNothing());
  return (await readMeta(database, key)) ?? value;
}
