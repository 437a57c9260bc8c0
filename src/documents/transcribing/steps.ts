// Steps of the actions beside: asking for pages to be read in the background.

import type { Tx } from '../../database/database.js';
import type { Instant } from '../../shared/dates.js';
import type { DocumentId } from '../../shared/ids.js';
import type { StoredDocument } from '../document.js';
import { pagesToRead } from '../letter/letter-facts.js';
import { addPending, countPending, pendingAmong } from './records.js';

/**
 * A queue as long as this takes a machine a quarter of an hour or more. Beyond it papers go to a person as they are: our
 * overload is never the sender's fault.
 */
const MOST_PENDING = 200;

/** Asks for what a machine has not read yet. True when any of the documents waits, asked for now or before. */
export async function askForReading(
  tx: Tx,
  documents: readonly StoredDocument[],
  at: Instant,
): Promise<boolean> {
  const unread = documents.filter(({ facts }) => pagesToRead(facts).length > 0).map(({ id }) => id);
  if (unread.length === 0) return false;
  if ((await countPending(tx)) + unread.length <= MOST_PENDING)
    for (const id of unread) await addPending(tx, id, at);
  return isAnyPending(tx, unread);
}

/** Whether any of the documents still waits. */
export async function isAnyPending(tx: Tx, ids: readonly DocumentId[]): Promise<boolean> {
  return (await pendingAmong(tx, ids)).size > 0;
}
