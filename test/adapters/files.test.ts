// Objects in a folder: whole or not there, however a process ended, and never mistaken for none when the disk is gone.

import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openFileStore } from '../../src/adapters/files.js';
import { StoreUnavailable } from '../../src/documents/file-store.js';
import { NOW } from '../support/builders.js';
import { aName, describeFileStore, namesIn } from './file-store-contract.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describeFileStore('a folder', { open: () => open(aFolder()), tellsTaken: true });

describe('a folder of files', () => {
  test('is readable by its owner alone, and so is every object', async () => {
    const folder = aFolder();
    const store = await open(folder);
    const name = aName();
    await store.put(name, Buffer.from('x'));
    for (const path of [folder, join(folder, 'parts'), join(folder, name.slice(0, 2))])
      expect((statSync(path).mode & 0o777).toString(8)).toBe('700');
    expect((statSync(join(folder, name.slice(0, 2), name)).mode & 0o777).toString(8)).toBe('600');
  });

  test('leaves no part behind, whether the writing worked or not', async () => {
    const folder = aFolder();
    const store = await open(folder);
    const name = aName();
    await store.put(name, Buffer.from('x'));
    await expect(store.put(name, Buffer.from('y'))).rejects.toThrow();
    expect(readdirSync(join(folder, 'parts'))).toEqual([]);
  });

  test('is rid at the next start of what a killed process left half written, but not of what is being written', async () => {
    const folder = aFolder();
    await open(folder);
    const [old, young] = ['old', 'young'].map((name) => join(folder, 'parts', name));
    writeFileSync(old ?? '', 'half');
    writeFileSync(young ?? '', 'half');
    const now = Date.parse(NOW) / 1000;
    utimesSync(old ?? '', now - 3601, now - 3601);
    utimesSync(young ?? '', now - 3599, now - 3599);
    const store = await open(folder);
    expect(readdirSync(join(folder, 'parts'))).toEqual(['young']);
    expect(await namesIn(store)).toEqual([]);
  });

  test('does not look through the objects when it is opened', async () => {
    const folder = aFolder();
    const name = aName();
    await (await open(folder)).put(name, Buffer.from('x'));
    const shard = join(folder, name.slice(0, 2));
    const read = statSync(shard).atimeMs;
    await open(folder);
    expect(statSync(shard).atimeMs).toBe(read);
  });

  test('is unavailable, and not empty, when the disk under it has gone', async () => {
    const folder = aFolder();
    const store = await open(folder);
    const name = aName();
    await store.put(name, Buffer.from('x'));
    renameSync(folder, `${folder}-gone`);
    folders.push(`${folder}-gone`);
    for (const asked of [
      () => store.get(name),
      () => store.get(aName()),
      () => store.put(aName(), Buffer.from('y')),
      () => store.remove(name),
      () => namesIn(store),
    ])
      await expect(asked()).rejects.toThrow(StoreUnavailable);
    renameSync(`${folder}-gone`, folder);
    expect(String(await store.get(name))).toBe('x');
  });

  test('cannot be where a file is', async () => {
    const folder = aFolder();
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    await expect(open(file)).rejects.toThrow(
      new StoreUnavailable('the folder of received files cannot be used (ENOTDIR)'),
    );
  });

  test('goes by the name file:FOLDER and no other', async () => {
    for (const url of ['file:', 'uploads', 's3://bucket'])
      await expect(openFileStore(url, () => NOW)).rejects.toThrow('file:FOLDER');
  });
});

function open(folder: string) {
  return openFileStore(`file:${folder}`, () => NOW);
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-files-'));
  folders.push(folder);
  return folder;
}
