// Envelopes: each record is sealed by a key of its own, that key is wrapped by the installation's, and both are bound to their place.

import { createCipheriv, createDecipheriv, hash, randomFillSync, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Keys } from './keys.js';

/** Where an envelope lies. Moved to another table, row or column it does not open. */
export type Place = { readonly table: string; readonly row: string; readonly column: string };

/** `sealed` opens only with the key in `dataKey`; destroying `dataKey` erases what is sealed. */
export type Envelope = { readonly dataKey: Buffer; readonly sealed: Buffer };

/** What was sealed has been altered, moved, or its key does not belong to it. */
export class SealBroken extends Error {
  constructor(place: Place) {
    super(`the seal on ${place.table}.${place.column} is broken`);
  }
}

// sealed  = 1 | commitment to the data key (32) | nonce (12) | tag (16) | text
// dataKey = 1 | wrapping key id (4) | nonce (12) | tag (16) | key (32)
const FORMAT = 1;
const FORMAT_BYTE = Buffer.from([FORMAT]);
const COMMITMENT = 32;
const NONCE = 12;
const TAG = 16;

/** How long every wrapped data key is. */
export const DATA_KEY_BYTES = 1 + 4 + NONCE + TAG + 32;

/** Seals JSON under a fresh key of the record's own. */
export function sealJson(keys: Keys, place: Place, value: unknown): Envelope {
  return sealBytes(keys, place, Buffer.from(JSON.stringify(value)));
}

/** @throws SealBroken */
export function openJson(keys: Keys, place: Place, envelope: Envelope): unknown {
  return JSON.parse(openBytes(keys, place, envelope).toString('utf8'));
}

/** Seals bytes under a fresh key of the record's own. */
export function sealBytes(keys: Keys, place: Place, text: Buffer): Envelope {
  const key = randomBytes(32);
  const head = [FORMAT_BYTE, commitmentTo(key)];
  const sealed = encrypt(head, key, `${binding(place)}/text`, text);
  const envelope = { dataKey: wrap(keys, place, key), sealed };
  key.fill(0);
  return envelope;
}

/** @throws SealBroken */
export function openBytes(keys: Keys, place: Place, envelope: Envelope): Buffer {
  const key = unwrap(keys, place, envelope.dataKey);
  const { sealed } = envelope;
  if (sealed[0] !== FORMAT || sealed.length < 1 + COMMITMENT + NONCE + TAG) throw new SealBroken(place);
  if (!timingSafeEqual(commitmentTo(key), commitmentIn(sealed))) throw new SealBroken(place);
  return decrypt(key, `${binding(place)}/text`, sealed.subarray(1 + COMMITMENT), place);
}

/** Whether this wrapped key is the one the sealed bytes were made with; without opening them. */
export function isKeyOf(keys: Keys, place: Place, envelope: Envelope): boolean {
  try {
    return timingSafeEqual(
      commitmentTo(unwrap(keys, place, envelope.dataKey)),
      commitmentIn(envelope.sealed),
    );
  } catch {
    return false;
  }
}

/** The same data key wrapped by the current wrapping key; null when it already is. */
export function rewrap(keys: Keys, place: Place, dataKey: Buffer): Buffer | null {
  if (dataKey.subarray(1, 5).toString('hex') === keys.wrapping.currentId) return null;
  return wrap(keys, place, unwrap(keys, place, dataKey));
}

function wrap(keys: Keys, place: Place, key: Buffer): Buffer {
  const id = keys.wrapping.currentId;
  const wrapping = wrappingKey(keys, id, place);
  return encrypt([FORMAT_BYTE, Buffer.from(id, 'hex')], wrapping, `${binding(place)}/${id}`, key);
}

function unwrap(keys: Keys, place: Place, dataKey: Buffer): Buffer {
  if (dataKey[0] !== FORMAT || dataKey.length !== DATA_KEY_BYTES) throw new SealBroken(place);
  const id = dataKey.subarray(1, 5).toString('hex');
  return decrypt(wrappingKey(keys, id, place), `${binding(place)}/${id}`, dataKey.subarray(5), place);
}

function wrappingKey(keys: Keys, id: string, place: Place): KeyObject {
  const key = keys.wrapping.byId.get(id);
  if (!key) throw new SealBroken(place);
  return key;
}

/** The encrypted text with its nonce and tag, after what stands before it. */
function encrypt(before: readonly Buffer[], key: KeyObject | Buffer, bound: string, text: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = cipher.update(text);
  cipher.final();
  return Buffer.concat([...before, nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: KeyObject | Buffer, bound: string, parts: Buffer, place: Place): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, parts.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(parts.subarray(NONCE, NONCE + TAG));
  const body = decipher.update(parts.subarray(NONCE + TAG));
  try {
    decipher.final();
  } catch {
    throw new SealBroken(place);
  }
  return body;
}

/** GCM alone does not commit to its key: two keys can open one text. The hash of a random key tells nothing else. */
function commitmentTo(key: Buffer): Buffer {
  return hash('sha256', Buffer.concat([COMMITTED, key]), 'buffer');
}

const COMMITTED = Buffer.from('fullmakt/data-key/1');

function commitmentIn(sealed: Buffer): Buffer {
  return sealed.subarray(1, 1 + COMMITMENT);
}

function binding(place: Place): string {
  return `fullmakt/1/${place.table}/${place.row}/${place.column}`;
}

// The system is asked for randomness in larger pieces: asking costs as much as encrypting. Every byte is given out once.
const pool = Buffer.allocUnsafe(4096);
let given = pool.length;

function randomBytes(size: number): Buffer {
  if (given + size > pool.length) {
    randomFillSync(pool);
    given = 0;
  }
  const bytes = Buffer.from(pool.subarray(given, given + size));
  pool.fill(0, given, given + size);
  given += size;
  return bytes;
}
