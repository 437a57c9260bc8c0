// Finds actions in plain bytes, for parts of a PDF that no parser made sense of but some viewer might.

/** Actions as they are spelled in a file, where any letter of a name may be written as its hexadecimal code. */
const UNSAFE = new RegExp(
  `${spelled('S')}\\s*(?:${spelled('Launch')}|${spelled('ImportData')})(?![a-z])`,
  'i',
);
const JAVA_SCRIPT = new RegExp(`${spelled('S')}\\s*${spelled('JavaScript')}(?![a-z])`, 'i');

export function findsHiddenAction(bytes: Uint8Array): {
  readonly unsafe: boolean;
  readonly javaScript: boolean;
} {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return { unsafe: UNSAFE.test(text), javaScript: JAVA_SCRIPT.test(text) };
}

/** A pattern for a PDF name with or without `#xx` escapes (ISO 32000-1 § 7.3.5). */
function spelled(name: string): string {
  const letters = name.split('').map((letter) => {
    const code = letter.charCodeAt(0).toString(16).padStart(2, '0');
    return `(?:${letter}|#${code})`;
  });
  return `/${letters.join('')}`;
}
