// Checks the files of one sending as the service would, letters in pictures included; nothing is stored.

import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type FileReader, createFileReader } from '../adapters/file-reader/file-reader.js';
import { readPrintedWords } from '../adapters/pdf-writer/printed-words.js';
import type { Config } from '../config.js';
import type { Checklist } from '../documents/checklist.js';
import { type ReadableFacts, pagesOf } from '../documents/document.js';
import { type FileFacts, type FileRefusal, MOST_PAGES } from '../documents/facts.js';
import { mostBytesOf } from '../documents/file-size.js';
import { joinLetters, lettersToRead, unreadable } from '../documents/letter/letter-facts.js';
import type { ReceivedDocument } from '../documents/papers.js';
import { type Recogniser, recogniseDocument } from '../documents/recognising.js';
import { judgeChecklist, readPapers } from '../documents/rules.js';
import { MOST_UPLOAD_BYTES } from '../http/upload-watch.js';
import { type Instant, osloDayOf } from '../shared/dates.js';
import type { Policy } from '../shared/agency.js';
import { withRecogniser } from './known-prints.js';

type CheckedFile = { readonly name: string; readonly sha256: string; readonly facts: ReadableFacts };
export type RefusedHere = { readonly name: string; readonly refusal: FileRefusal };

/** The checklist, or every file that cannot be received at all. */
export type Checked =
  | { readonly checklist: Checklist; readonly files: readonly CheckedFile[]; readonly now: Instant }
  | { readonly refused: readonly RefusedHere[] };

export type Checker = (paths: readonly string[]) => Promise<Checked>;

/** Lends a checker that may be used again and again. @throws ReaderUnavailable when it is this machine that cannot read. */
export async function withChecker<T>(
  config: Config,
  now: Instant,
  work: (check: Checker) => Promise<T>,
): Promise<T> {
  return withRecogniser(config, async ({ recogniser, agencies }) => {
    const prints = (await Promise.all(agencies.map(readPrintedWords))).flat();
    const { policy } = agencies.at(-1) ?? config.agency;
    const reader = await createFileReader({ once: true, anchors: config.trustAnchors, prints });
    try {
      return await work((paths) => checkSubmission({ policy, reader, recogniser, now }, paths));
    } finally {
      await reader.close();
    }
  });
}

type Needs = {
  readonly policy: Policy;
  readonly reader: FileReader;
  readonly recogniser: Recogniser;
  readonly now: Instant;
};

type LocalFile = { readonly name: string; readonly bytes: Buffer };

async function checkSubmission(needs: Needs, paths: readonly string[]): Promise<Checked> {
  const tooLarge = await findTooLarge(paths);
  if (tooLarge.length > 0) return { refused: tooLarge };
  const local = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })),
  );
  const facts = await needs.reader.read(local);
  const refused = refusedAmong(local, facts);
  if (refused.length > 0) return { refused };
  const readable = facts.flatMap((one) => (one.readable ? [one] : []));
  const judged = await judge(needs, readable);
  // As in the service: letters are read from their pictures only where no form says what is granted.
  const { all, checklist } = judged.isRead
    ? { all: readable, checklist: judged.checklist }
    : await judgeLetters(needs, local, readable);
  const files = all.flatMap((one, index) => namedFile(local[index], one));
  return { checklist, files, now: needs.now };
}

async function judge(
  { policy, recogniser, now }: Needs,
  facts: readonly ReadableFacts[],
): Promise<{ readonly checklist: Checklist; readonly isRead: boolean }> {
  const documents: ReceivedDocument[] = [];
  for (const one of facts) documents.push(await recogniseDocument(one, recogniser));
  const checklist = judgeChecklist({ documents, receivedOn: osloDayOf(now), policy });
  return { checklist, isRead: readPapers(documents) !== null };
}

async function judgeLetters(
  needs: Needs,
  files: readonly LocalFile[],
  facts: readonly ReadableFacts[],
): Promise<{ readonly checklist: Checklist; readonly all: readonly ReadableFacts[] }> {
  const all: ReadableFacts[] = [];
  for (const [index, one] of facts.entries()) all.push(await transcribed(needs, files[index], one));
  return { all, checklist: (await judge(needs, all)).checklist };
}

async function transcribed(
  { reader }: Needs,
  file: LocalFile | undefined,
  facts: ReadableFacts,
): Promise<ReadableFacts> {
  const asked = lettersToRead(facts);
  if (!file || asked === null) return facts;
  const bytes = file.bytes.subarray(0, facts.readTo ?? file.bytes.length);
  const read = (await reader.transcribe({ type: facts.type, bytes }, asked)) ?? unreadable(asked.pages);
  return { ...facts, letter: facts.letter ? joinLetters(facts.letter, read) : read };
}

function namedFile(file: LocalFile | undefined, facts: ReadableFacts): readonly CheckedFile[] {
  if (!file) return [];
  return [{ name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex'), facts }];
}

async function findTooLarge(paths: readonly string[]): Promise<readonly RefusedHere[]> {
  const sizes = await Promise.all(paths.map(sizeOf));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  return sizes
    .filter(({ size, most }) => size > most || all > MOST_UPLOAD_BYTES)
    .map(({ path }) => ({ name: basename(path), refusal: 'FILE_TOO_LARGE' }));
}

/** How large a file may be depends on its first bytes. */
async function sizeOf(path: string) {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return { path, size: (await handle.stat()).size, most: mostBytesOf(buffer) };
  } finally {
    await handle.close();
  }
}

function refusedAmong(files: readonly LocalFile[], facts: readonly FileFacts[]): readonly RefusedHere[] {
  const refused = files.flatMap(({ name }, index) => {
    const one = facts[index];
    return one?.readable === false ? [{ name, refusal: one.refusal }] : [];
  });
  const readable = facts.flatMap((one) => (one.readable ? [{ facts: one }] : []));
  if (refused.length > 0 || pagesOf(readable) <= MOST_PAGES) return refused;
  return files.map(({ name }) => ({ name, refusal: 'TOO_MANY_PAGES' as const }));
}
