// The installation's keys: what they are for, how they are made and how they are told apart from a file that is wrong.

import { createHash, createPrivateKey, createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Keys in use. Each has one purpose; none is ever written to the database, a log or a backup. */
export type Keys = {
  /** Wraps every record's own data key. Older ones stay readable until nothing is wrapped by them. */
  readonly wrapping: {
    readonly currentId: string;
    readonly byId: { get(id: string): KeyObject | undefined };
  };
  /** Makes blind indexes: finds a value again without storing it. */
  readonly index: KeyObject;
  /** Makes the links of the audit chain, so that who holds only the database cannot make new ones. */
  readonly chain: KeyObject;
  /** Signs audit checkpoints (Ed25519). */
  readonly signing: KeyObject;
};

/** The keys as the file holds them: base64 of 32 random bytes each, and the signing key as PKCS#8 PEM. */
export type KeysText = {
  readonly version: 1;
  readonly currentWrapping: string;
  readonly wrapping: Readonly<Record<string, string>>;
  readonly index: string;
  readonly chain: string;
  readonly signing: string;
};

export class KeysUnusable extends Error {}

/** New keys for an installation that holds nothing sealed yet. */
export function makeKeys(): KeysText {
  const id = randomBytes(4).toString('hex');
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    version: 1,
    currentWrapping: id,
    wrapping: { [id]: randomBytes(32).toString('base64') },
    index: randomBytes(32).toString('base64'),
    chain: randomBytes(32).toString('base64'),
    signing: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** @throws KeysUnusable when a key is missing, short, or used for two purposes. */
export function readKeys(text: KeysText): Keys {
  const raw = [...Object.values(text.wrapping), text.index, text.chain];
  if (new Set(raw).size !== raw.length) throw new KeysUnusable('two keys are the same');
  const byId = new Map(Object.entries(text.wrapping).map(([id, key]) => [wrappingId(id), secret(key)]));
  if (!byId.has(text.currentWrapping)) throw new KeysUnusable('the current wrapping key is not in the file');
  return {
    wrapping: { currentId: text.currentWrapping, byId },
    index: secret(text.index),
    chain: secret(text.chain),
    signing: signingKey(text.signing),
  };
}

const LOOK_EVERY_MS = 10_000;
const LOOK_FOR_MISSING_EVERY_MS = 200;

/**
 * Keys of a file that may be given a new wrapping key while we run. `changed` gives the file as it is when it has changed
 * since it was last asked, else null. It is asked every ten seconds at most, as keys are used, and at once when something is
 * wrapped by a key we do not know. What is not a file of the same installation changes nothing.
 */
export function followKeys(first: KeysText, changed: () => KeysText | null): Keys {
  let keys = readKeys(first);
  const installation = keysFingerprint(keys);
  let lookedAt = performance.now();
  let missedAt = Number.NEGATIVE_INFINITY;

  function look(): void {
    lookedAt = performance.now();
    const text = changed();
    const next = text && keysOrNull(text);
    if (next && keysFingerprint(next).equals(installation)) keys = next;
  }

  return {
    ...keys,
    wrapping: {
      get currentId() {
        if (performance.now() - lookedAt >= LOOK_EVERY_MS) look();
        return keys.wrapping.currentId;
      },
      byId: {
        get(id) {
          const known = keys.wrapping.byId.get(id);
          if (known) return known;
          if (performance.now() - missedAt < LOOK_FOR_MISSING_EVERY_MS) return undefined;
          missedAt = performance.now();
          look();
          return keys.wrapping.byId.get(id);
        },
      },
    },
  };
}

/** With a wrapping key more, which nothing is wrapped by yet: the one before it stays the current one. */
export function withSpareWrappingKey(text: KeysText): { readonly text: KeysText; readonly id: string } {
  const id = randomBytes(4).toString('hex');
  const wrapping = { ...text.wrapping, [id]: randomBytes(32).toString('base64') };
  return { text: { ...text, wrapping }, id };
}

/** From now on this one wraps. @throws KeysUnusable when it is not among them */
export function withCurrentWrappingKey(text: KeysText, id: string): KeysText {
  if (text.wrapping[id] === undefined)
    throw new KeysUnusable(`there is no wrapping key ${id} in the keys file`);
  return { ...text, currentWrapping: id };
}

/** With the current wrapping key alone. */
export function withoutOldWrappingKeys(text: KeysText): KeysText {
  const { currentWrapping: id } = text;
  return { ...text, wrapping: { [id]: text.wrapping[id] ?? '' } };
}

function keysOrNull(text: KeysText): Keys | null {
  try {
    return readKeys(text);
  } catch {
    return null;
  }
}

/** Says whether two installations hold the same keys without telling anything about them. */
export function keysFingerprint(keys: Keys): Buffer {
  const hash = createHash('sha256').update('fullmakt/keys/1');
  for (const key of [keys.index, keys.chain]) hash.update(createHash('sha256').update(key.export()).digest());
  return hash.digest();
}

function wrappingId(id: string): string {
  if (!/^[0-9a-f]{8}$/.test(id)) throw new KeysUnusable('a wrapping key has an unreadable id');
  return id;
}

function secret(base64: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new KeysUnusable('a key is not 32 bytes long');
  if (new Set(bytes).size < 8) throw new KeysUnusable('a key is not random');
  return createSecretKey(bytes);
}

function signingKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') throw new KeysUnusable('the signing key is not Ed25519');
    return key;
  } catch (error) {
    if (error instanceof KeysUnusable) throw error;
    throw new KeysUnusable('the signing key cannot be read');
  }
}
