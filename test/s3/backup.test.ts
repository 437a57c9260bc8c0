// Papers in a bucket are in a backup as well, and come back to another bucket, or to a folder.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openUploads } from '../../src/adapters/open-uploads.js';
import { readConfig } from '../../src/config.js';
import { bringKeys, receive } from '../support/backups.js';
import { NOW } from '../support/builders.js';
import { type Place, aPlace, runCommand } from '../support/command.js';
import { type Swift, startSwift } from '../support/swift.js';

let swift: Swift;
beforeAll(async () => {
  swift = await startSwift();
});
afterAll(() => swift?.stop());

let place: Place;
let other: Place;
beforeEach(async () => {
  place = await inBucket(await aPlace());
  other = await aPlace();
});
afterEach(async () => {
  await place.remove();
  await other.remove();
});

/** The same folder with its papers in a bucket of its own. */
async function inBucket(where: Place): Promise<Place> {
  const environment = {
    ...where.environment,
    UPLOADS_URL: swift.urlOf(await swift.makeBucket('papers/')),
    AWS_ACCESS_KEY_ID: swift.key.id,
    AWS_SECRET_ACCESS_KEY: swift.key.secret,
  };
  return { ...where, environment, run: (...argv) => runCommand(argv, { environment }) };
}

async function stored({ environment }: Place): Promise<Readonly<Record<string, string>>> {
  const store = await openUploads({ now: () => NOW }, readConfig(environment));
  const objects: Record<string, string> = {};
  for await (const { name } of store.list())
    objects[name] = (await store.get(name))?.toString('base64') ?? '';
  return objects;
}

test.each(['bucket', 'folder'])(
  'a backup with papers in a bucket comes back with all of them in a %s',
  async (kind) => {
    await receive(place, 'one', 'two', 'three');
    const made = await place.run('backup', place.at('backup'), '--json');
    expect(made).toMatchObject({ exit: 0, err: '' });
    expect(made.json()).toMatchObject({ documents: 3, missingObjects: [] });
    bringKeys(place, other);
    const target = kind === 'bucket' ? await inBucket(other) : other;
    const restored = await target.run('restore', place.at('backup'), '--json');
    expect(restored.json()).toMatchObject({ restored: true, documents: 3 });
    expect(Object.keys(await stored(place))).toHaveLength(3);
    expect(await stored(target)).toEqual(await stored(place));
  },
);

test('nothing is restored to a bucket that holds somebody’s papers', async () => {
  await receive(place, 'one');
  await place.run('backup', place.at('backup'));
  bringKeys(place, other);
  const target = await inBucket(other);
  const store = await openUploads({ now: () => NOW }, readConfig(target.environment));
  await store.put('a'.repeat(40), Buffer.from('somebody’s'));
  const refused = await target.run('restore', place.at('backup'), '--json');
  expect(refused.json()).toMatchObject({ error: { code: 'NOT_EMPTY' } });
  expect(Object.keys(await stored(target))).toHaveLength(1);
});

test('a paper the bucket has lost is named, and everything else is backed up', async () => {
  await receive(place, 'one', 'two');
  const [lost = ''] = Object.keys(await stored(place));
  await (await openUploads({ now: () => NOW }, readConfig(place.environment))).remove(lost);
  const made = await place.run('backup', place.at('backup'), '--json');
  expect(made.exit).toBe(1);
  expect(made.json()).toMatchObject({ documents: 1, missingObjects: [lost] });
});
