// Scanning afterwards what was received while the scanner was out of reach.

import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { FileStore } from '../file-store.js';
import type { Scanner } from '../scanning.js';
import { readObject } from '../storing/actions.js';
import { markScanned, unscannedAfter } from '../storing/records.js';

export type Needs = {
  readonly database: Database;
  readonly keys: Keys;
  readonly files: FileStore;
  /** Left out where none is set; then nothing is done. */
  readonly scanner?: Scanner;
};

const A_TURN = 20;
/** One paper may be too large for the scanner; when several in a row cannot be scanned, it is the scanner. */
const MOST_FAILURES = 3;

/**
 * In the order they came, until none is left or the scanner fails time and again. `found` are papers in which a reviewer sees
 * that there is malware; what was received is not sent back.
 */
export async function scanUnscanned(
  { scanner, ...needs }: Needs,
  goOn: () => Promise<boolean>,
): Promise<{ readonly clean: number; readonly found: number }> {
  const counts = { clean: 0, found: 0 };
  if (!scanner) return counts;
  let after = '';
  let failures = 0;
  do {
    const papers = await unscannedAfter(needs.database.read, after, A_TURN);
    for (const paper of papers) {
      const bytes = await readObject(needs, paper);
      const scan = bytes ? await scanner.scan(bytes) : 'unscanned';
      failures = scan === 'unscanned' ? failures + 1 : 0;
      if (failures === MOST_FAILURES) return counts;
      if (scan === 'unscanned') continue;
      await needs.database.transaction((tx) => markScanned(tx, { id: paper.id }, scan));
      counts[scan] += 1;
    }
    const last = papers.at(-1);
    if (last === undefined) return counts;
    after = last.id;
  } while (await goOn());
  return counts;
}
