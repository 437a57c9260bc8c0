// Blind indexes and keyed hashes: a value can be found again, but not read or guessed, from what is stored.

import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Keys } from './keys.js';

/** One name a use, so that the same value gives different marks in different columns. Never a birth date alone. */
export type IndexedField =
  | 'debtor-external-id'
  | 'debtor-person'
  | 'debtor-search'
  | 'submission-agent'
  | 'submission-case'
  | 'submission-debtor'
  | 'submission-papers'
  | 'submission-reference'
  | 'document-content'
  | 'document-picture'
  | 'form-token'
  | 'idempotent-request'
  | 'idempotent-body'
  | 'import-file'
  | 'rate-subject'
  | 'staff-username'
  | 'staff-link'
  | 'session-token'
  | 'known-browser'
  | 'sign-in-tries'
  | 'decided-agent'
  | 'call-version';

/** 192 bits of HMAC-SHA-256 as base64url text. `parts` are kept apart, so ("ab","c") is not ("a","bc"). */
export function blindIndex(
  keys: Keys,
  field: IndexedField,
  ...parts: readonly (string | Uint8Array)[]
): string {
  const hmac = createHmac('sha256', keys.index).update(`fullmakt/index/1/${field}`);
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hmac.update(`\0${bytes.byteLength}\0`).update(bytes);
  }
  return hmac.digest().subarray(0, 24).toString('base64url');
}

/** For secrets of at least 128 random bits that we made ourselves, such as API keys. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', `fullmakt/secret/1/${secret}`, 'buffer');
}

/** Compares in constant time. */
export function isSecret(secret: string, kept: Buffer): boolean {
  return timingSafeEqual(hashSecret(secret), kept);
}
