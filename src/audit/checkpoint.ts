// Checkpoints: the heads of all chains, signed, kept where the database's owner cannot reach. A log alone cannot show its own truncation.

import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Instant } from '../shared/dates.js';
import type { Head } from './chain.js';

export type Checkpoint = {
  readonly logId: string;
  readonly at: Instant;
  /** Entries in all chains together. */
  readonly size: number;
  readonly heads: readonly { readonly chain: number; readonly seq: number; readonly hash: string }[];
};

/** One line of JSON with its Ed25519 signature. */
export function signCheckpoint(key: KeyObject, checkpoint: Checkpoint): string {
  const text = JSON.stringify(checkpoint);
  const signature = sign(null, signed(text), key).toString('base64');
  return JSON.stringify({ checkpoint: text, signature });
}

/** The checkpoint in a line, or null when it was not signed by this key or cannot be read. */
export function readCheckpoint(key: KeyObject, line: string): Checkpoint | null {
  try {
    const { checkpoint, signature } = JSON.parse(line) as { checkpoint: string; signature: string };
    const genuine = verify(null, signed(checkpoint), createPublicKey(key), Buffer.from(signature, 'base64'));
    return genuine ? (JSON.parse(checkpoint) as Checkpoint) : null;
  } catch {
    return null;
  }
}

export function checkpointOf(logId: string, at: Instant, heads: readonly Head[]): Checkpoint {
  return {
    logId,
    at,
    size: heads.reduce((sum, head) => sum + head.seq, 0),
    heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: hash.toString('hex') })),
  };
}

function signed(text: string): Buffer {
  return Buffer.from(`fullmakt/checkpoint/1\n${text}`);
}
