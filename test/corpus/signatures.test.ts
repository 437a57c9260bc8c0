// Signed files of many makers, beside what poppler's pdfsig – a judge nobody here wrote – says about them.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { SignatureFacts } from '../../src/documents/digital-signature.js';
import { ROOT } from '../support/build.js';
import { aReader } from '../support/reader.js';

const CORPUS = join(ROOT, '..', 'shared', 'corpus');

type Listed = { readonly file: string; readonly tags: readonly string[] };
type Seen = {
  readonly name: string;
  readonly tampered: boolean;
  readonly signatures: readonly SignatureFacts[];
};

let reader: FileReader;
let files: readonly Seen[];
beforeAll(async () => {
  const manifest = JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as readonly Listed[];
  const signed = manifest.filter(({ tags }) => tags.includes('signed'));
  reader = await aReader();
  const facts = await reader.read(signed.map(({ file }) => ({ bytes: readFileSync(join(CORPUS, file)) })));
  files = signed.map(({ file, tags }, index) => {
    const one = facts[index];
    const signatures = one?.readable === true ? one.signatures : [];
    return { name: nameOf(file), tampered: tags.includes('tampered-or-invalid'), signatures };
  });
});
afterAll(() => reader.close());

function nameOf(file: string): string {
  return file.replace(/^pdf\/[0-9a-f]+-/, '');
}

function isUnchanged({ integrity, laterChanges }: SignatureFacts): boolean {
  return integrity === 'intact' && (laterChanges === 'none' || laterChanges === 'additions');
}

test('none that was tampered with or is invalid is called unchanged', () => {
  const tampered = files.filter((file) => file.tampered);
  expect(tampered.length).toBeGreaterThanOrEqual(6);
  const wrong = tampered.filter(({ signatures }) => signatures.some(isUnchanged));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

/** Signatures that pdfsig and we do not judge alike, and why. */
const SHA_1 =
  'over SHA-1, for which two papers with one hash can be made; the European validator refuses it as well';
const DIFFERENCES: Readonly<Record<string, string>> = {
  'DSS-1683.pdf @17583': SHA_1,
  'pkcs7-no-message-digest.pdf @72613': SHA_1,
  'pkcs7_sha1.pdf @446668': `${SHA_1}, in a format that signs a hash instead of the bytes`,
  'pkcs7_sha1.pdf @483824': SHA_1,
  'tail-uncovered.pdf @7092': 'what is signed does not end where a revision ends',
};

test('what pdfsig calls valid over the whole file is recognised as such, and what it calls broken is not', () => {
  const found = files.flatMap(differences);
  expect(found.map(({ where }) => where).toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
  const agreed = judged(files) - found.length;
  expect(agreed).toBeGreaterThan(60);
  console.log(`pdfsig and we agree on ${agreed} of ${judged(files)} signatures; not on:`);
  for (const { where, what } of found) console.log(`  ${where}: ${what} – ${DIFFERENCES[where]}`);
});

type Difference = { readonly where: string; readonly what: string };
type Verdict = { readonly end: number; readonly valid: boolean | null; readonly whole: boolean };

function differences({ name, signatures }: Seen): readonly Difference[] {
  return pdfsig(name).flatMap(({ end, valid, whole }) => {
    const ours = signatures.find(({ signedBytes }) => signedBytes === end) ?? signatures[0];
    if (valid === null || ours?.kind === 'timestamp') return [];
    const theirs = valid ? `valid, ${whole ? 'whole' : 'part'}` : 'not valid';
    const own =
      ours?.integrity === 'intact'
        ? `valid, ${ours.coversWholeFile ? 'whole' : 'part'}`
        : `${ours?.integrity} ${ours?.problems.join(' ')}`;
    const agree = valid ? own === theirs : ours?.integrity !== 'intact';
    return agree ? [] : [{ where: `${name} @${end}`, what: `pdfsig says ${theirs}, we say ${own}` }];
  });
}

function judged(all: readonly Seen[]): number {
  return all.flatMap(({ name }) => pdfsig(name)).filter(({ valid }) => valid !== null).length;
}

const verdicts = new Map<string, readonly Verdict[]>();

/** Each signature by where its range ends; `valid` is null for those it does not judge. */
function pdfsig(name: string): readonly Verdict[] {
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const manifest = JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as readonly Listed[];
  const file = manifest.find((one) => nameOf(one.file) === name)?.file ?? '';
  const { stdout } = spawnSync('pdfsig', ['-nocert', join(CORPUS, file)], { encoding: 'utf8' });
  const found = stdout
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((text) => ({
      end: Number(/Signed Ranges: \[.*?\], \[\d+ - (\d+)\]/.exec(text)?.[1]),
      valid: validity(text),
      whole: /- Total document signed/.test(text),
    }));
  verdicts.set(name, found);
  return found;
}

function validity(text: string): boolean | null {
  if (text.includes('Signature is Valid')) return true;
  return /Digest Mismatch|Signature is Invalid/.test(text) ? false : null;
}
