// What is left where an entry's details were erased on purpose: a mark that only this installation can make, so that the
// verifier tells lawful forgetting from somebody having thrown a key away.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../sealing/keys.js';

const MARK = 0;

/** Takes the place of the entry's data key. Bound to its place: copied to another entry it is no mark. */
export function erasureMark(keys: Keys, chain: number, seq: number): Buffer {
  const mac = createHmac('sha256', keys.chain).update(`fullmakt/erased/1/${chain}/${seq}`).digest();
  return Buffer.concat([Buffer.from([MARK]), mac]);
}

/** Looks like one; whether it is genuine only `isErased` tells. */
export function looksErased(dataKey: Buffer): boolean {
  return dataKey[0] === MARK;
}

export function isErased(
  keys: Keys,
  entry: { readonly chain: number; readonly seq: number; readonly dataKey: Buffer | null },
): boolean {
  const mark = erasureMark(keys, entry.chain, entry.seq);
  return entry.dataKey?.length === mark.length && timingSafeEqual(entry.dataKey, mark);
}
