// The chain: every entry commits to the one before it, over sealed bytes only, so nothing in it needs to be opened to check it.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Instant } from '../shared/dates.js';

/** An entry as it is stored. `dataKey` is not chained itself: the sealed bytes commit to it, and erasing it is allowed. */
export type ChainedEntry = {
  readonly chain: number;
  readonly seq: number;
  readonly at: Instant;
  readonly type: string;
  readonly outcome: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly aboutId: string | null;
  readonly caseNumber: string | null;
  readonly requestId: string;
  readonly sealed: Buffer;
};

export type Head = { readonly chain: number; readonly seq: number; readonly hash: Buffer };

/** Where a chain begins, before its first entry. */
export function startOfChain(chain: number): Head {
  return { chain, seq: 0, hash: Buffer.alloc(32) };
}

/** HMAC-SHA-256 over the link before and every stored part, each with its length, so that no part can borrow from another. */
export function entryHash(key: KeyObject, before: Buffer, entry: ChainedEntry): Buffer {
  const hmac = createHmac('sha256', key);
  hmac.update('fullmakt/audit/1').update(before);
  hmac.update(
    JSON.stringify([
      entry.chain,
      entry.seq,
      entry.at,
      entry.type,
      entry.outcome,
      entry.actorKind,
      entry.actorId,
      entry.aboutId,
      entry.caseNumber,
      entry.requestId,
      entry.sealed.length,
    ]),
  );
  return hmac.update(entry.sealed).digest();
}

export type Link = ChainedEntry & { readonly hash: Buffer };

/** What is wrong with a link, given the head before it; null when it follows. */
export function brokenLink(key: KeyObject, before: Head, link: Link): 'GAP' | 'ALTERED' | null {
  if (link.chain !== before.chain || link.seq !== before.seq + 1) return 'GAP';
  const expected = entryHash(key, before.hash, link);
  if (link.hash.length !== expected.length || !timingSafeEqual(expected, link.hash)) return 'ALTERED';
  return null;
}
