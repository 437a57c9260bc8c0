// Taking files in: read by the reader, refused or sealed and stored, all before anything is written about them.

import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import { openBytes, sealBytes } from '../../sealing/envelope.js';
import type { Keys } from '../../sealing/keys.js';
import { type Instant, addMinutes } from '../../shared/dates.js';
import type { Id } from '../../shared/ids.js';
import { type Fault, type Result, allowed, refused } from '../../shared/result.js';
import { type NewDocument, type ReadableFacts, type TakenFile, pagesOf } from '../document.js';
import { type FileFacts, MOST_PAGES } from '../facts.js';
import type { FileStore } from '../file-store.js';
import type { Scan, Scanner } from '../scanning.js';
import { objectsInUse } from './records.js';

export type Needs = {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly newId: <Of extends string>() => Id<Of>;
  readonly files: FileStore;
  /** Facts of each file, in order. Throws when it is we who cannot read now; then nothing is the sender's fault. */
  readonly reader: {
    read(files: readonly { readonly bytes: Uint8Array }[]): Promise<readonly FileFacts[]>;
  };
  /** Left out where none is set. */
  readonly scanner?: Scanner;
};

/** The name of an object tells nothing: not even, as an id does, when it was made. */
const OBJECT_NAME_BYTES = 20;

export type SentFile = { readonly name: string; readonly bytes: Buffer };

/**
 * Takes in the files of one submission, or none of them. Refuses with a fault for each that cannot be received
 * (`file[0]`, one of FILE_REFUSALS), or TOO_MANY_PAGES for all of them together (`file`).
 */
export async function takeIn(
  needs: Needs,
  files: readonly SentFile[],
): Promise<Result<readonly TakenFile[], readonly Fault[]>> {
  const [facts, scans] = await Promise.all([needs.reader.read(files), scanAll(needs, files)]);
  const read = files.map((file, index) => ({ file, facts: facts[index], scan: scans[index] ?? null }));
  const faults = read.flatMap((one, index) => faultOf(one, index));
  if (faults.length > 0) return refused(faults);
  const readable = read.flatMap(({ file, facts, scan }) => (facts?.readable ? [{ file, facts, scan }] : []));
  if (pagesOf(readable) > MOST_PAGES) return refused([{ path: 'file', code: 'TOO_MANY_PAGES' }]);
  return allowed(await storeAll(needs, readable));
}

/** Whoever sent the papers is waiting, and a store that has failed may say nothing for long. */
const LONGEST_LETTING_GO_MS = 2_000;

/**
 * Removes the objects that no document has come to need: the same bytes lay there before, or nothing was written. What
 * cannot be removed now is removed with the other orphans; it must not hide or hold up what is answered.
 */
export async function letGo(needs: Needs, files: readonly TakenFile[]): Promise<void> {
  const names = files.map(({ document }) => document.objectName);
  const removing = removeUnused(needs, names).catch(() => undefined);
  await Promise.race([removing, pause(LONGEST_LETTING_GO_MS, undefined, { ref: false })]);
}

/** Removes those of the objects that no kept document lies in. */
export async function removeUnused(
  needs: Pick<Needs, 'database' | 'files'>,
  names: readonly string[],
): Promise<void> {
  for (const name of await unused(needs, names)) await needs.files.remove(name);
}

/** An object is stored before its row is written: one as young as this may still get its row. */
const ORPHAN_AFTER_MINUTES = 60;

const ORPHANS_A_TURN = 500;

/**
 * Removes what a process that was ended between storing and writing has left. Gives how many. The store is gone through by
 * stretches of its list, each looked up at once; `goOn` is asked between two of them.
 */
export async function removeOrphans(
  needs: Pick<Needs, 'database' | 'files' | 'now'>,
  goOn: () => Promise<boolean> = async () => true,
): Promise<number> {
  let removed = 0;
  for await (const orphans of orphansIn(needs)) {
    for (const name of orphans) await needs.files.remove(name);
    removed += orphans.length;
    if (!(await goOn())) break;
  }
  return removed;
}

/** Only counts them. */
export async function countOrphans(needs: Pick<Needs, 'database' | 'files' | 'now'>): Promise<number> {
  let count = 0;
  for await (const orphans of orphansIn(needs)) count += orphans.length;
  return count;
}

async function* orphansIn(
  needs: Pick<Needs, 'database' | 'files' | 'now'>,
): AsyncGenerator<readonly string[]> {
  const before = addMinutes(needs.now(), -ORPHAN_AFTER_MINUTES);
  let names: string[] = [];
  for await (const { name, storedAt } of needs.files.list()) {
    if (storedAt < before) names.push(name);
    if (names.length < ORPHANS_A_TURN) continue;
    yield await unused(needs, names);
    names = [];
  }
  yield await unused(needs, names);
}

async function unused(
  { database }: Pick<Needs, 'database'>,
  names: readonly string[],
): Promise<readonly string[]> {
  const used = await objectsInUse(database.read, names);
  return names.filter((name) => !used.has(name));
}

type ReadFile = { readonly file: SentFile; readonly facts: ReadableFacts; readonly scan: Scan | null };

/** Empty where no scanner is set. */
function scanAll({ scanner }: Needs, files: readonly SentFile[]): Promise<readonly Scan[]> {
  return Promise.all(scanner ? files.map(({ bytes }) => scanner.scan(bytes)) : []);
}

async function storeAll(needs: Needs, files: readonly ReadFile[]): Promise<readonly TakenFile[]> {
  const taken: TakenFile[] = [];
  try {
    for (const file of files) taken.push(await store(needs, file));
    return taken;
  } catch (error) {
    await letGo(needs, taken);
    throw error;
  }
}

async function store(needs: Needs, { file, facts, scan }: ReadFile): Promise<TakenFile> {
  const { name, bytes } = file;
  const id = needs.newId<'document'>();
  const objectName = randomBytes(OBJECT_NAME_BYTES).toString('hex');
  const { dataKey, sealed } = sealBytes(needs.keys, objectPlace(id), bytes);
  await needs.files.put(objectName, sealed);
  const document: NewDocument = {
    id,
    contentKey: blindIndex(needs.keys, 'document-content', bytes),
    objectName,
    objectKey: dataKey,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    facts,
    scan,
  };
  return { name, document };
}

/** The bytes of a kept document as they were received; null when the store has lost them. @throws SealBroken, StoreUnavailable */
export async function readObject(
  { files, keys }: Pick<Needs, 'files' | 'keys'>,
  { id, objectName, objectKey }: Pick<NewDocument, 'id' | 'objectName' | 'objectKey'>,
): Promise<Buffer | null> {
  const sealed = await files.get(objectName);
  return sealed && openBytes(keys, objectPlace(id), { dataKey: objectKey, sealed });
}

/** Where the bytes of a document are sealed. */
function objectPlace(id: Id<'document'>) {
  return { table: 'documents', row: id, column: 'object' };
}

function faultOf(
  {
    file,
    facts,
    scan,
  }: { readonly file: SentFile; readonly facts: FileFacts | undefined; readonly scan: Scan | null },
  index: number,
): readonly Fault[] {
  if (facts === undefined) throw new Error('the reader has left out a file');
  if (facts.readable && scan !== 'found') return [];
  const code = facts.readable ? 'UNSAFE_CONTENT' : facts.refusal;
  return [{ path: `file[${index}]`, code, named: file.name }];
}
