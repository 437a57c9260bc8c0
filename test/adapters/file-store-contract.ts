// What every file store must do, whatever it keeps its objects in. Run on folders and on S3 alike.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type FileStore, LARGEST_OBJECT_BYTES, NameTaken } from '../../src/documents/file-store.js';

export type StoreMaker = {
  /** A store nothing has been put in yet. */
  readonly open: () => Promise<FileStore>;
  /** Whether the store can tell that a name is taken; where it cannot, the randomness of names is all there is. */
  readonly tellsTaken: boolean;
};

export function describeFileStore(kind: string, { open, tellsTaken }: StoreMaker): void {
  describe(`a file store in ${kind}`, () => {
    test('gives back the bytes that were put, to the last one', async () => {
      const store = await open();
      const [name, bytes] = [aName(), randomBytes(70_000)];
      await store.put(name, bytes);
      expect((await store.get(name))?.equals(bytes)).toBe(true);
    });

    test('keeps an empty object apart from none', async () => {
      const store = await open();
      const name = aName();
      await store.put(name, new Uint8Array(0));
      expect(await store.get(name)).toEqual(Buffer.alloc(0));
      expect(await store.get(aName())).toBeNull();
    });

    test('keeps the largest object there may be, and many at once', async () => {
      const store = await open();
      const objects = Array.from({ length: 3 }, () => ({
        name: aName(),
        bytes: randomBytes(LARGEST_OBJECT_BYTES),
      }));
      await Promise.all(objects.map(({ name, bytes }) => store.put(name, bytes)));
      for (const { name, bytes } of objects) expect((await store.get(name))?.equals(bytes)).toBe(true);
    });

    const ifToldOf = tellsTaken ? test : () => undefined;
    ifToldOf('never writes over what is there', async () => {
      const store = await open();
      const name = aName();
      await store.put(name, Buffer.from('the first'));
      await expect(store.put(name, Buffer.from('the second'))).rejects.toThrow(NameTaken);
      expect(String(await store.get(name))).toBe('the first');
    });

    test('removes an object, and does nothing where there is none', async () => {
      const store = await open();
      const [name, other] = [aName(), aName()];
      await store.put(name, Buffer.from('one'));
      await store.put(other, Buffer.from('other'));
      await store.remove(name);
      await store.remove(name);
      expect(await store.get(name)).toBeNull();
      expect(String(await store.get(other))).toBe('other');
    });

    test('lists every object once, with when it was stored', async () => {
      const store = await open();
      const names = Array.from({ length: 12 }, aName);
      const before = Date.now();
      for (const name of names) await store.put(name, Buffer.from(name));
      const listed = await namesIn(store);
      expect(listed.toSorted()).toEqual(names.toSorted());
      for await (const { storedAt } of store.list())
        expect(Math.abs(Date.parse(storedAt) - before)).toBeLessThan(60_000);
    });

    test('lists nothing where there is nothing', async () => {
      expect(await namesIn(await open())).toEqual([]);
    });

    test.each([
      '',
      '../secret',
      'a'.repeat(39),
      'A'.repeat(40),
      `${'a'.repeat(39)}/`,
      `${'a'.repeat(40)}?acl`,
    ])('knows no object by the name "%s"', async (name) => {
      const store = await open();
      await expect((async () => store.put(name, Buffer.from('x')))()).rejects.toThrow('random name');
      await expect((async () => store.get(name))()).rejects.toThrow('random name');
      await expect((async () => store.remove(name))()).rejects.toThrow('random name');
    });
  });
}

/** As storing makes them. */
export function aName(): string {
  return randomBytes(20).toString('hex');
}

export async function namesIn(store: FileStore): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of store.list()) names.push(name);
  return names;
}
