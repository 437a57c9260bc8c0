// References and tokens we hand out: what each opens is said where it is made; people read some of them aloud or copy them by hand.

import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that what is read from paper or heard on the phone is not mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The sender's only key to a submission: 130 random bits, 26 letters and digits. Stored as a blind index, shown once. */
export function newSubmissionReference(): string {
  return randomLetters(26);
}

/** The reference as stored, however it was written; null when it cannot be one. */
export function readSubmissionReference(text: string): string | null {
  const letters = lettersOf(text);
  return letters.length === 26 && isLetters(letters) ? letters : null;
}

/** Recognises an issued form and opens nothing: 60 random bits, short enough to read aloud. */
export function newFormReference(): string {
  return `FM-${(randomLetters(12).match(/.{4}/g) ?? []).join('-')}`;
}

/** The reference as printed, however it was written; null when it cannot be one. */
export function readFormReference(text: string): string | null {
  const letters = lettersOf(text.trim().replace(/^fm/i, ''));
  return letters.length === 12 && isLetters(letters)
    ? `FM-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
    : null;
}

/** Opens one issued PDF until it expires: 192 random bits, for a web address. */
export function newFormToken(): string {
  return randomBytes(24).toString('base64url');
}

/** The name of a stored object tells nothing: not even, as our ids do, when it was made. */
export function newObjectName(): string {
  return randomBytes(20).toString('hex');
}

function randomLetters(count: number): string {
  // 32 letters, 256 values of a byte: none is more likely than another.
  return Array.from(randomBytes(count), (byte) => ALPHABET[byte % 32]).join('');
}

function lettersOf(text: string): string {
  return text
    .replace(/[\s.\-–—]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function isLetters(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(text);
}
