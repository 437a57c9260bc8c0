// Keeps how far retention has come where it need not begin at the beginning, and whether it is held back.

import { eq } from 'drizzle-orm';
import type { Tx } from '../database/database.js';

export async function readNote(tx: Tx, name: string): Promise<string | null> {
  const { meta } = tx.t;
  const [row] = await tx.q
    .select()
    .from(meta)
    .where(eq(meta.key, keyOf(name)));
  return row ? row.value.toString('utf8') : null;
}

/** Null takes it away. */
export async function writeNote(tx: Tx, name: string, text: string | null): Promise<void> {
  const { meta } = tx.t;
  if (text === null) {
    await tx.q.delete(meta).where(eq(meta.key, keyOf(name)));
    return;
  }
  const value = Buffer.from(text);
  await tx.q
    .insert(meta)
    .values({ key: keyOf(name), value })
    .onConflictDoUpdate({ target: meta.key, set: { value } });
}

function keyOf(name: string): string {
  return `retention/${name}`;
}
