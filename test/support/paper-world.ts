// An installation that receives papers: a real database and a real folder of files, with a reader and a printer of the test's own.

import { createHash } from 'node:crypto';
import { openFileStore } from '../../src/adapters/files.js';
import type { Who } from '../../src/audit/act.js';
import { newestWithin } from '../../src/audit/found-records.js';
import { registerCase } from '../../src/cases/actions.js';
import type { ReadableFacts } from '../../src/documents/document.js';
import type { FileFacts, FileRefusal, FormFacts } from '../../src/documents/facts.js';
import type { FileStore } from '../../src/documents/file-store.js';
import type { FormValues } from '../../src/documents/form.js';
import { type PrintForm, keepBlankForms } from '../../src/documents/issuing/actions.js';
import type { SentFile } from '../../src/documents/storing/actions.js';
import type { Person } from '../../src/people/person.js';
import { allowed } from '../../src/shared/result.js';
import { caseNo, CASE, day, THE_DEBTOR } from './builders.js';
import { aForm } from './papers.js';
import { ANYONE, CLIENT, type TestWorld, aWorld } from './world.js';

export type PaperWorld = TestWorld & {
  readonly files: FileStore;
  readonly reader: typeof plainReader;
  readonly printForm: PrintForm;
};

export async function aPaperWorld(changes: Record<string, string> = {}): Promise<PaperWorld> {
  const world = await aWorld(changes);
  const files = await openFileStore(world.config.uploadsUrl, world.now);
  return { ...world, files, reader: plainReader, printForm: plainPrinter };
}

/** The same, open for papers: its blank form is known, and the case of the test is registered. */
export async function aReceivingWorld(): Promise<PaperWorld> {
  const world = await aPaperWorld();
  await keepBlankForms(world)(ANYONE, 'nb');
  await registerTestCase(world);
  return world;
}

/** Files of this world say in their bytes what the reader is to find in them. */
const plainReader = {
  read: (files: readonly { readonly bytes: Uint8Array }[]): Promise<readonly FileFacts[]> =>
    Promise.resolve(files.map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString('utf8')) as FileFacts)),
};

/** Prints text instead of PDF; the hash is over everything but the values, as with the real one. */
export const plainPrinter: PrintForm = ({ language, reference, values }) =>
  Promise.resolve(
    allowed({
      bytes: Buffer.from(JSON.stringify({ language, reference, values })),
      contentHash: printHash(`${language}/${reference ?? 'blank'}`),
      edition: `general/1/${language}`,
    }),
  );

export function printHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of the blank bokmål form as `plainPrinter` prints it. */
export const BLANK = printHash('nb/blank');

/** A readable file; bytes differ when anything in it does. */
export function aFile(facts: Partial<ReadableFacts> = {}, name = 'fullmakt.pdf'): SentFile {
  return { name, bytes: Buffer.from(JSON.stringify(someFacts(facts))) };
}

/** What is read from one page of PDF that tells nothing. */
export function someFacts(facts: Partial<ReadableFacts> = {}): ReadableFacts {
  return {
    readable: true,
    type: 'pdf',
    pages: 1,
    findings: [],
    form: null,
    sheets: [],
    emptyPages: [],
    signatures: [],
    readTo: null,
    typedSheets: [],
    letter: null,
    ...facts,
  };
}

/** The blank form filled in, complete but for the signature; an empty text takes a value away. */
export function aFilledForm(values: FormValues = {}, facts: Partial<FormFacts> = {}): SentFile {
  return aFile({ form: aForm(values, { contentHash: BLANK, ...facts }) });
}

/** The same with ink in the signature box: everything a machine can see is there. */
export function aSignedForm(values: FormValues = {}, facts: Partial<FormFacts> = {}): SentFile {
  const ink = [{ subtype: 'Ink', page: 1, overSignature: true }];
  return aFilledForm(values, { foreignAnnotations: ink, ...facts });
}

export function aPhotoFile(note = 'a photo'): SentFile {
  const { bytes } = aFile({ type: 'jpeg' });
  return { name: 'bilde.jpg', bytes: Buffer.from(`${bytes.toString('utf8')}${' '.repeat(note.length)}`) };
}

export function aRefusedFile(refusal: FileRefusal, name = 'feil.pdf'): SentFile {
  return { name, bytes: Buffer.from(JSON.stringify({ readable: false, refusal })) };
}

/** Registers a case of THE_DEBTOR, unless told otherwise. */
export async function registerTestCase(
  world: TestWorld,
  caseNumber: string = CASE,
  debtor: Person = THE_DEBTOR,
  who: Who = CLIENT,
): Promise<void> {
  const grants = { takeCaseOut: async () => [], suspendStanding: async () => [] };
  await registerCase({ ...world, grants }, who, {
    caseNumber: caseNo(caseNumber),
    debtor: { ...debtor, id: null },
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'open',
    closedOn: null,
    asOf: null,
  });
}

/** `type outcome` of what was recorded, oldest first. */
export async function recordedIn({ database }: TestWorld): Promise<readonly string[]> {
  const entries = await newestWithin(
    database.read,
    { chain: 0, first: 1, last: 1_000_000 },
    { filter: {}, limit: 1000 },
  );
  return entries.map(({ type, outcome }) => `${type} ${outcome}`).toReversed();
}

/** The names of all stored objects. */
export async function objectsIn({ files }: PaperWorld): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of files.list()) names.push(name);
  return names;
}

/** The value, for a test that is about what comes after. */
export function valueOf<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown },
): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
}

/** `CODE path:CODE path:CODE`, or `ok`. */
export function refusalOf(
  result:
    | { readonly ok: true }
    | {
        readonly ok: false;
        readonly refusal: {
          readonly code: string;
          readonly faults: readonly { readonly path: string; readonly code: string }[];
        };
      },
): string {
  if (result.ok) return 'ok';
  const { code, faults } = result.refusal;
  return [code, ...faults.map((fault) => `${fault.path}:${fault.code}`)].join(' ');
}
