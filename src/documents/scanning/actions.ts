// Scanning afterwards what was received while the scanner was out of reach.

import { type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { DocumentId, Id } from '../../shared/ids.js';
import { allowed, refused } from '../../shared/result.js';
import type { FileStore } from '../file-store.js';
import type { Scanner } from '../scanning.js';
import { readObject } from '../storing/actions.js';
import { markScanned, unscannedAfter } from '../storing/records.js';

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly newId: <Of extends string>() => Id<Of>;
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
      await recordScan(needs, paper.id, scan);
      counts[scan] += 1;
    }
    const last = papers.at(-1);
    if (last === undefined) return counts;
    after = last.id;
  } while (await goOn());
  return counts;
}

/** What a paper counts as from now on: it was unscanned until another process, or this one, was first. */
async function recordScan(
  needs: Omit<Needs, 'scanner'>,
  id: DocumentId,
  scan: 'clean' | 'found',
): Promise<void> {
  const who: Who = { kind: 'system', id: null, onBehalfOf: null, requestId: needs.newId<'request'>() };
  const event = { type: 'document-scanned', about: id } as const;
  await act(needs, who, async (tx) => {
    if (await markScanned(tx, { id }, scan)) {
      const done: AuditEvent = { ...event, outcome: 'done', details: { scan } };
      return { result: allowed(null), event: done };
    }
    const repeated: AuditEvent = { ...event, outcome: 'refused', details: { code: 'SCANNED_ALREADY' } };
    return { result: refused('SCANNED_ALREADY'), event: repeated };
  });
}
