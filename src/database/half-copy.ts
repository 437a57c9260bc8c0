// The mark in a database that is being filled from another one: until it is taken away, nobody works in there.

import { eq } from 'drizzle-orm';
import { type Database, DatabaseUnavailable, type Tx } from './database.js';

/** It lies among the facts about an installation, and is none: it is never copied along. */
export const HALF_COPY_KEY = 'half-copy';

/** What it is a copy of: the id of the source's audit log; null for a database that is not being filled. */
export async function halfCopyOf({ q, t }: Tx): Promise<string | null> {
  const [mark] = await q.select().from(t.meta).where(eq(t.meta.key, HALF_COPY_KEY));
  return mark ? mark.value.toString('hex') : null;
}

export async function markHalfCopy({ q, t }: Tx, of: string): Promise<void> {
  await q.insert(t.meta).values({ key: HALF_COPY_KEY, value: Buffer.from(of, 'hex') });
}

export async function unmarkHalfCopy({ q, t }: Tx): Promise<void> {
  await q.delete(t.meta).where(eq(t.meta.key, HALF_COPY_KEY));
}

/** @throws DatabaseUnavailable for a database that does not hold everything yet */
export async function assertWhole(database: Pick<Database, 'read'>): Promise<void> {
  if ((await halfCopyOf(database.read)) === null) return;
  throw new DatabaseUnavailable(
    'the database is half a copy of another one: run the same copy or restore again, it goes on where it stopped',
  );
}
