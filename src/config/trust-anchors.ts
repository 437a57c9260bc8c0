// The certificates that digital signatures on papers may lead to, from a folder an operator fills.

import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type TrustAnchors = {
  /** DER, each certificate once. */
  readonly certificates: readonly Uint8Array[];
  /** One line each; a folder one cannot read, a file that is no certificate, nothing at all. */
  readonly faults: readonly string[];
};

/** Null: no folder is set, and nothing is trusted. Other files in the folder, such as a read-me, are left alone. */
export function readTrustAnchors(folder: string | null): TrustAnchors {
  if (folder === null) return { certificates: [], faults: [] };
  const names = namesIn(folder);
  if (names === null) return { certificates: [], faults: ['no such folder, or it cannot be read'] };
  const found = names.map((name) => certificatesIn(folder, name));
  const faults = found.flatMap((each) => (typeof each === 'string' ? [each] : []));
  const all = found.flatMap((each) => (typeof each === 'string' ? [] : each));
  if (names.length === 0) faults.push(`the folder holds no certificate (${[...ENDINGS].join(' ')})`);
  return { certificates: [...new Map(all.map((der) => [der.toString('hex'), der])).values()], faults };
}

const ENDINGS: ReadonlySet<string> = new Set(['.pem', '.crt', '.cer', '.der']);
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
      .filter((name) => ENDINGS.has(extname(name).toLowerCase()))
      .toSorted();
  } catch {
    return null;
  }
}

/** All certificates of a file, or what is wrong with it. */
function certificatesIn(folder: string, name: string): readonly Buffer[] | string {
  try {
    const bytes = readFileSync(join(folder, name));
    const pieces: readonly (Buffer | string)[] = bytes.toString('latin1').match(PEM) ?? [bytes];
    return pieces.map((piece) => new X509Certificate(piece).raw);
  } catch {
    return `${name} holds something that is no certificate`;
  }
}
