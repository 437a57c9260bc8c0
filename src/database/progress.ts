// How far a long piece of work has come, so that it can go on after it was interrupted. Kept with what it has done.

import { eq } from 'drizzle-orm';
import type { Tx } from './database.js';

/** `work` names it without telling anything, such as by a blind index; `place` is where it got to. */
export async function keepProgress(tx: Tx, work: string, place: number): Promise<void> {
  const { meta } = tx.t;
  const value = Buffer.from(String(place));
  await tx.q
    .insert(meta)
    .values({ key: keyOf(work), value })
    .onConflictDoUpdate({ target: meta.key, set: { value } });
}

/** Null when it has not begun, or is done. */
export async function readProgress(tx: Tx, work: string): Promise<number | null> {
  const { meta } = tx.t;
  const [row] = await tx.q
    .select()
    .from(meta)
    .where(eq(meta.key, keyOf(work)));
  return row ? Number(row.value.toString()) : null;
}

export async function forgetProgress(tx: Tx, work: string): Promise<void> {
  const { meta } = tx.t;
  await tx.q.delete(meta).where(eq(meta.key, keyOf(work)));
}

function keyOf(work: string): string {
  return `progress/${work}`;
}
