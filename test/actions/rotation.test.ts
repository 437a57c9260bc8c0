// A new wrapping key comes into use while the installation is used: everything stays readable, and in the end nothing needs the old one.

import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeysFile, replaceKeysFile } from '../../src/adapters/keys-file.js';
import { verifyAudit } from '../../src/audit/actions.js';
import { askCallback } from '../../src/callbacks/actions.js';
import { findCaseWithDebtor } from '../../src/cases/steps.js';
import { TABLES } from '../../src/database/tables.js';
import { issueForm, openIssuedForm } from '../../src/documents/issuing/actions.js';
import { readStatus, receiveSubmission } from '../../src/documents/receiving/actions.js';
import { claimReview, listReviews } from '../../src/documents/reviewing/actions.js';
import { applyRetention } from '../../src/retention/actions.js';
import { beginRotation, finishRotation, rotationUnderWay, wrapAnew } from '../../src/rotation/actions.js';
import { KEY_COLUMNS, wrappedByOthers } from '../../src/rotation/records.js';
import { SealBroken } from '../../src/sealing/envelope.js';
import {
  type KeysText,
  readKeys,
  withCurrentWrappingKey,
  withSpareWrappingKey,
  withoutOldWrappingKeys,
} from '../../src/sealing/keys.js';
import { addMinutes } from '../../src/shared/dates.js';
import { openWorld } from '../../src/world.js';
import { CASE, NOW, caseNo } from '../support/builders.js';
import { anIntruder } from '../support/engine.js';
import { grantEach } from '../support/grants.js';
import {
  type PaperWorld,
  aReceivingWorld,
  aPhotoFile,
  aSignedForm,
  valueOf,
} from '../support/paper-world.js';
import { THE_GRANT } from '../support/papers.js';
import { inWaves, numbers } from '../support/waves.js';
import { ANYONE, CLIENT } from '../support/world.js';

const SYSTEM = { kind: 'system', id: 'rotation', onBehalfOf: null, requestId: 'rotation-1' } as const;

let world: PaperWorld;
beforeEach(async () => {
  world = await aReceivingWorld();
});
afterEach(() => world.remove());

const fileNow = () => JSON.parse(readFileSync(world.config.keysFile, 'utf8')) as KeysText;

/** Something in every kind of record that papers and calls bring with them. */
async function filled() {
  const { reference, submission } = valueOf(
    await receiveSubmission(world, ANYONE, {
      files: [aSignedForm(), aPhotoFile()],
      caseNumber: CASE,
      email: 'kari@example.no',
    }),
  );
  valueOf(await claimReview(world, CLIENT, submission.id));
  const form = valueOf(await issueForm(world, ANYONE, { language: 'nb', grant: THE_GRANT, months: null }));
  valueOf(await askCallback(world, ANYONE, { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null }));
  await grantEach(
    world,
    Array.from({ length: 30 }, (_, index) => caseNo(`2026-${index}`)),
  );
  return { reference, form };
}

/** The file gets a new key, as the command line does it. */
async function newKeyInFile(): Promise<{ readonly id: string; readonly before: KeysText }> {
  const before = fileNow();
  const { text, id } = withSpareWrappingKey(before);
  await replaceKeysFile(world.config.keysFile, withCurrentWrappingKey(text, id));
  return { id, before };
}

/** As another process would do it, which reads the file itself. */
async function rotating(): Promise<PaperWorld> {
  return { ...world, keys: readKeys(fileNow()) };
}

async function leftBehind(currentId: string): Promise<readonly string[]> {
  const left: string[] = [];
  for (const where of KEY_COLUMNS) {
    const found = await wrappedByOthers(world.database.read, where, { currentId, after: null, limit: 10 });
    left.push(...found.map(({ place }) => `${place.table}.${place.column}`));
  }
  return left;
}

test('every column of sealed bytes has its key beside it, and the rotation knows each of them', () => {
  const bytes = TABLES.flatMap(({ name, columns }) =>
    columns.filter(({ kind }) => kind === 'bytes').map((column) => `${name}.${column.name}`),
  );
  const keys = KEY_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  const opened = KEY_COLUMNS.map(({ table, column }) =>
    column === 'dataKey' ? `${table}.sealed` : `${table}.${column.slice(0, -3)}`,
  );
  const others = ['meta.value', 'auditEntries.hash', 'auditHeads.hash', 'apiClients.secretHash'];
  // The object of a document lies in the store, not in the table.
  const expected = [...keys, ...opened, ...others].filter((one) => one !== 'documents.object');
  expect(bytes.toSorted()).toEqual(expected.toSorted());
});

test('a running process reads everything during and after, learns of the new key, and needs the old one no more', async () => {
  const { reference, form } = await filled();
  const { id, before } = await newKeyInFile();
  const other = await rotating();
  await beginRotation(other, SYSTEM);
  const rewrapped = await wrapAnew(other);
  expect(rewrapped).toBeGreaterThan(60);
  expect(await leftBehind(id)).toEqual([]);
  await finishRotation(other, SYSTEM, rewrapped ?? 0);

  expect((await readStatus(world, reference)).ok).toBe(true);
  const { items } = valueOf(await listReviews(world, CLIENT, { after: null, limit: 10 }));
  expect(items[0]?.submission.claim?.by).toBe('Kari Saksbehandler');
  expect(items[0]?.documents.map(({ name }) => name)).toEqual(['fullmakt.pdf', 'bilde.jpg']);
  expect((await openIssuedForm(world, ANYONE, form.token)).ok).toBe(true);
  expect((await findCaseWithDebtor(world.database.read, world.keys, CASE))?.debtor.person.name).toBeTruthy();
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
  expect(world.keys.wrapping.currentId).toBe(id);

  // What the running process wrote by the old key before it knew, the next pass finds.
  await wrapAnew(await rotating());
  await replaceKeysFile(world.config.keysFile, withoutOldWrappingKeys(fileNow()));
  expect(Object.keys(before.wrapping)).not.toContain(id);
  const anew = await openWorld(world.config, world.now);
  expect((await readStatus(anew, reference)).ok).toBe(true);
  expect(await verifyAudit(anew)).toMatchObject({ whole: true });
  await anew.close();
});

test('broken off after a batch it goes on with the same key, and what is sealed meanwhile comes along', async () => {
  await filled();
  await inWaves(numbers(250), askOnce);
  const { id } = await newKeyInFile();
  const other = await rotating();
  await beginRotation(other, SYSTEM);
  expect(await wrapAnew(other, async () => false)).toBeNull();
  expect(await rotationUnderWay(world)).toBe(id);
  expect((await leftBehind(id)).length).toBeGreaterThan(0);
  await askOnce();

  const later = await rotating();
  const rewrapped = await wrapAnew(later);
  expect(rewrapped).toBeGreaterThan(0);
  await finishRotation(later, SYSTEM, rewrapped ?? 0);
  expect(await rotationUnderWay(world)).toBeNull();
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
});

test('what was erased stays erased, and is no key to be wrapped', async () => {
  valueOf(await askCallback(world, ANYONE, { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null }));
  world.setNow(addMinutes(NOW, 40 * 24 * 60));
  await applyRetention(world, SYSTEM);
  const { id } = await newKeyInFile();
  await wrapAnew(await rotating());
  expect(await leftBehind(id)).toEqual([]);
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
});

test('a key that was tampered with stops the rotation instead of being wrapped anew', async () => {
  await filled();
  await newKeyInFile();
  const intruder = await anIntruder(world.folder);
  const [row] = await intruder.rows('select id, data_key from callbacks');
  const key = Buffer.from(row?.data_key as Buffer);
  key.writeUInt8(key.readUInt8(40) ^ 1, 40);
  await intruder.run('update callbacks set data_key = ?', key);
  await intruder.leave();
  await expect(wrapAnew(await rotating())).rejects.toThrow(SealBroken);
});

test('a keys file of another installation, or none at all, put there meanwhile changes nothing', async () => {
  const { reference } = await filled();
  const followed = await readKeysFile(world.config.keysFile);
  if (!followed) throw new Error('there is a keys file');
  const kept = followed.wrapping.currentId;
  for (const text of ['{}', '', JSON.stringify({ ...fileNow(), index: fileNow().chain })]) {
    writeFileSync(world.config.keysFile, text);
    expect(followed.wrapping.byId.get('00000000')).toBeUndefined();
    expect(followed.wrapping.currentId).toBe(kept);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  expect((await readStatus({ ...world, keys: followed }, reference)).ok).toBe(true);
});

const askOnce = () =>
  askCallback(world, ANYONE, { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null });
