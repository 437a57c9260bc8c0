// The checklist of papers that lie here as files, as a sender would get it; nothing is stored.

import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createFileReader } from '../adapters/file-reader/file-reader.js';
import { type Config, readConfig } from '../config.js';
import type { Checklist, ChecklistLine } from '../documents/checklist.js';
import { type ReadableFacts, pagesOf } from '../documents/document.js';
import { type FileFacts, MOST_PAGES } from '../documents/facts.js';
import { mostBytesOf } from '../documents/file-size.js';
import { type RefusedFile, fileRefusalMessage } from '../documents/file-words.js';
import type { ReceivedDocument } from '../documents/papers.js';
import { type Recogniser, recogniseDocument } from '../documents/recognising.js';
import { judgeChecklist } from '../documents/rules.js';
import { submissionStatus } from '../documents/submission-status.js';
import { checklistMessage, requirementLabel } from '../documents/words.js';
import { MOST_UPLOAD_BYTES } from '../http/upload-watch.js';
import { type Instant, osloDayOf } from '../shared/dates.js';
import type { Language, Texts } from '../shared/languages.js';
import { showChecklist, showDocument } from '../web/api/checklists.js';
import { machineClock } from '../world.js';
import { withRecogniser } from './known-prints.js';
import type { Io } from './io.js';
import { type Fault, type Outcome, done, negative, unusable } from './outcome.js';

export type CheckAsked = { readonly files: readonly string[]; readonly language: Language };

const MOST_FILES = 5;

type LocalFile = { readonly name: string; readonly bytes: Buffer };
type ReadFile = { readonly name: string; readonly sha256: string; readonly facts: ReadableFacts };

/**
 * All files together are one submission. Exit 0 when nothing is missing or invalid (what is unclear, a person must look
 * at), 1 when something is, 2 when a file cannot be received at all.
 */
export async function checkCommand(io: Io, { files, language }: CheckAsked): Promise<Outcome> {
  const config = readConfig(io.environment);
  const now = (io.now ?? machineClock)();
  if (files.length > MOST_FILES) return unusable('TOO_MANY_FILES', `at most ${MOST_FILES} files at a time`);
  const tooLarge = await findTooLarge(files);
  if (tooLarge.length > 0) return unreadable(tooLarge, language);
  const local = await Promise.all(
    files.map(async (file) => ({ name: basename(file), bytes: await readFile(file) })),
  );
  const facts = await readFacts(config, local);
  const refused = refusedAmong(local, facts);
  if (refused.length > 0) return unreadable(refused, language);
  const read = readAmong(local, facts);
  const checklist = await withRecogniser(config, (recogniser) => judge(config, read, { recogniser, now }));
  return outcomeOf({ checklist, read, language, now });
}

async function findTooLarge(files: readonly string[]): Promise<readonly RefusedHere[]> {
  const sizes = await Promise.all(files.map(sizeOf));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  return sizes
    .filter(({ size, most }) => size > most || all > MOST_UPLOAD_BYTES)
    .map(({ file }) => ({ name: basename(file), refusal: 'FILE_TOO_LARGE' }));
}

async function sizeOf(file: string) {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return { file, size: (await handle.stat()).size, most: mostBytesOf(buffer) };
  } finally {
    await handle.close();
  }
}

/** @throws ReaderUnavailable when it is this machine that cannot read. */
async function readFacts(
  { trustAnchors }: Config,
  files: readonly LocalFile[],
): Promise<readonly FileFacts[]> {
  const reader = await createFileReader({ once: true, anchors: trustAnchors });
  try {
    return await reader.read(files);
  } finally {
    await reader.close();
  }
}

type RefusedHere = { readonly name: string; readonly refusal: RefusedFile };

function refusedAmong(files: readonly LocalFile[], facts: readonly FileFacts[]): readonly RefusedHere[] {
  const refused = files.flatMap(({ name }, index) => {
    const one = facts[index];
    return one?.readable === false ? [{ name, refusal: one.refusal }] : [];
  });
  const readable = facts.flatMap((one) => (one.readable ? [{ facts: one }] : []));
  if (refused.length > 0 || pagesOf(readable) <= MOST_PAGES) return refused;
  return files.map(({ name }) => ({ name, refusal: 'TOO_MANY_PAGES' as const }));
}

function readAmong(files: readonly LocalFile[], facts: readonly FileFacts[]): readonly ReadFile[] {
  return files.flatMap(({ name, bytes }, index) => {
    const one = facts[index];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return one?.readable ? [{ name, sha256, facts: one }] : [];
  });
}

async function judge(
  { agency }: Config,
  read: readonly ReadFile[],
  by: { readonly recogniser: Recogniser; readonly now: Instant },
): Promise<Checklist> {
  const documents: ReceivedDocument[] = [];
  for (const { facts } of read) documents.push(await recogniseDocument(facts, by.recogniser));
  return judgeChecklist({ documents, receivedOn: osloDayOf(by.now), policy: agency.policy });
}

function outcomeOf(checked: {
  readonly checklist: Checklist;
  readonly read: readonly ReadFile[];
  readonly language: Language;
  readonly now: Instant;
}): Outcome {
  const { checklist, read, language, now } = checked;
  const open = { outcome: null, withdrawnAt: null, completionAskedAt: null, newestPagesAt: now };
  const status = submissionStatus({ ...open, checklist });
  const complete = status !== 'incomplete';
  const documents = read.map((document) => showDocument(document, language));
  const json = { complete, status, checklist: showChecklist(checklist, language), documents };
  const findings = documents.flatMap(({ name, findings }) =>
    findings.map(({ message }) => `! ${name}: ${message}`),
  );
  const lines = checklist.map((line) => lineWords(line, language));
  const words = complete ? (checklist.every(isPresent) ? ALL_THERE : PERSON_LOOKS) : SOMETHING_MISSING;
  return (complete ? done : negative)(json, ...lines, ...findings, words[language]);
}

const SIGNS: Readonly<Record<ChecklistLine['state'], string>> = {
  present: '✓',
  missing: '✗',
  invalid: '✗',
  unclear: '?',
};

function lineWords(line: ChecklistLine, language: Language): string {
  return `${SIGNS[line.state]} ${requirementLabel(line.requirement, language)}: ${checklistMessage(line, language)}`;
}

function isPresent({ state }: ChecklistLine): boolean {
  return state === 'present';
}

function unreadable(files: readonly RefusedHere[], language: Language): Outcome {
  const faults: readonly Fault[] = files.map(({ name, refusal }) => ({
    path: name,
    code: refusal,
    message: fileRefusalMessage(refusal, language),
  }));
  const words = faults.map(({ path, message }) => `${path}: ${message}`).join('\n');
  return unusable(files[0]?.refusal ?? 'FILE_DAMAGED', words, faults);
}

const ALL_THERE: Texts = {
  nb: 'Alt er på plass.',
  nn: 'Alt er på plass.',
  en: 'Everything is in place.',
};

const PERSON_LOOKS: Texts = {
  nb: 'Ingenting mangler, men linjene med spørsmålstegn må et menneske se på.',
  nn: 'Ingenting manglar, men linjene med spørjeteikn må eit menneske sjå på.',
  en: 'Nothing is missing, but a person must look at the lines with a question mark.',
};

const SOMETHING_MISSING: Texts = {
  nb: 'Fullmakten er ikke komplett.',
  nn: 'Fullmakta er ikkje komplett.',
  en: 'The authorization is not complete.',
};
