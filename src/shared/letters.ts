// Letters and digits for references that people copy by hand or read aloud.

/** Crockford's base 32: no I, L, O or U, so that what is read from paper or heard on the phone is not mistaken. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One letter a byte, five bits of it: with random bytes none is more likely than another. */
export function lettersFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The letters as we write them, however they were written down: any case, with spaces, dots or dashes, O for 0, I or L for 1. Null for other signs. */
export function readLetters(text: string): string | null {
  const letters = text
    .replace(/[\s.\-‐‑–—]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]+$/.test(letters) ? letters : null;
}
