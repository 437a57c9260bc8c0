// Signatures of the installation itself: what it wrote and laid away is known again, and nobody else can write it.

import { createPublicKey, sign, verify } from 'node:crypto';
import type { Keys } from './keys.js';

/** One word a use, so that what was signed for one thing never passes for another. */
export type SignedFor = 'backup';

/** Ed25519, base64. */
export function signText(keys: Keys, purpose: SignedFor, text: string): string {
  return sign(null, signed(purpose, text), keys.signing).toString('base64');
}

export function isSignedText(keys: Keys, purpose: SignedFor, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === 64 && verify(null, signed(purpose, text), createPublicKey(keys.signing), bytes);
}

function signed(purpose: SignedFor, text: string): Buffer {
  return Buffer.from(`fullmakt/${purpose}/1\n${text}`);
}
