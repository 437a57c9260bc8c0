// The name a sender gave a file, made harmless: it is data to show, never a path.

const LONGEST = 255;

/** Control and direction characters, which make a name look like another, are gone; what stands before a slash too. */
export function cleanFileName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .trim();
  return cutAt(plain, LONGEST) || 'file';
}

/** Never in the middle of a character. */
function cutAt(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\p{Cs}$/u, '');
}
