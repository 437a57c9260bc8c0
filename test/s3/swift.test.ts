// The bucket store against a server nobody here wrote, which checks every signature and every digest.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openUploads } from '../../src/adapters/open-uploads.js';
import { PATIENCE, createS3Client } from '../../src/adapters/s3-client.js';
import { openS3Files } from '../../src/adapters/s3-files.js';
import { StoreRefuses, StoreUnavailable } from '../../src/documents/file-store.js';
import type { S3Address } from '../../src/shared/s3-address.js';
import { aName, describeFileStore, namesIn } from '../adapters/file-store-contract.js';
import { NOW } from '../support/builders.js';
import { aLine } from '../support/line.js';
import { type Swift, startSwift } from '../support/swift.js';

let swift: Swift;

beforeAll(async () => {
  swift = await startSwift();
});

afterAll(() => swift?.stop());

describeFileStore('a bucket', {
  // Pages of five, so that every list is more than one.
  open: async () => openS3Files(opening(await swift.makeBucket('papers/')), { ...PATIENCE, pageSize: 5 }),
  tellsTaken: false,
});

describe('a bucket', () => {
  test('is what UPLOADS_URL names', async () => {
    const address = await swift.makeBucket('the/papers/');
    const uploads = { uploadsUrl: swift.urlOf(address), uploadsKey: swift.key };
    const store = await openUploads({ now: () => NOW }, uploads);
    const name = aName();
    await store.put(name, Buffer.from('sealed'));
    const again = await openS3Files(opening(address));
    expect(String(await again.get(name))).toBe('sealed');
  });

  test('is shared with others: only our names under our prefix are ours', async () => {
    const address = await swift.makeBucket('ours/');
    const [ours, theirs] = [aName(), aName()];
    await (await openS3Files(opening(address))).put(ours, Buffer.from('x'));
    await (await openS3Files(opening({ ...address, prefix: '' }))).put(theirs, Buffer.from('y'));
    await (await openS3Files(opening({ ...address, prefix: 'ours/deeper/' }))).put(theirs, Buffer.from('z'));
    expect(await namesIn(await openS3Files(opening(address)))).toEqual([ours]);
    expect(await namesIn(await openS3Files(opening({ ...address, prefix: '' })))).toEqual([theirs]);
  });

  test('takes nothing that was altered on the way', async () => {
    const ask = createS3Client(await swift.makeBucket(), swift.key, { ...PATIENCE, tries: 1 });
    const sent = { method: 'PUT', key: aName(), body: Buffer.from('sent'), mostBytes: 65_536 } as const;
    const otherMd5 = { 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' };
    await expect(ask({ ...sent, headers: otherMd5 })).rejects.toThrow('400 BadDigest');
  });

  test('holds, whole, everything it was said to hold, though every connection breaks sooner or later', async () => {
    const address = await swift.makeBucket();
    const line = await aLine(swift.endpoint);
    const store = await openS3Files(opening({ ...address, endpoint: line.endpoint }));
    const straight = await openS3Files(opening(address));
    const objects = Array.from({ length: 60 }, () => ({ name: aName(), bytes: randomBytes(50_000) }));
    line.wear(50_000);
    const puts = await Promise.allSettled(objects.map(({ name, bytes }) => store.put(name, bytes)));
    for (const [index, came] of puts.entries()) {
      const { name = '', bytes = Buffer.alloc(0) } = objects[index] ?? {};
      const lying = await straight.get(name);
      if (came.status === 'rejected') expect(came.reason).toBeInstanceOf(StoreUnavailable);
      // One that was not confirmed may be there all the same; half of one never is.
      if (came.status === 'fulfilled' || lying !== null) expect(lying?.equals(bytes)).toBe(true);
    }
    expect(puts.some(({ status }) => status === 'fulfilled')).toBe(true);
    await line.stop();
  });

  test.each([
    ['a wrong secret', { secret: 'guessed' }],
    ['a key nobody knows', { id: 'nobody' }],
  ])('is not opened with %s, and the message says so without telling it', async (_what, change) => {
    const address = await swift.makeBucket();
    const opened = openS3Files({ ...opening(address), key: { ...swift.key, ...change } });
    await expect(opened).rejects.toThrow(StoreRefuses);
    await expect(opened).rejects.toThrow(
      /^the object store refuses: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY do not belong together \(403 \w+\)$/,
    );
  });

  test('is not opened when it is not there', async () => {
    const address = { ...(await swift.makeBucket()), bucket: 'no-such-bucket' };
    await expect(openS3Files(opening(address))).rejects.toThrow('the bucket of UPLOADS_URL is not there');
  });
});

function opening(address: S3Address) {
  const doubt = (error: Error) => {
    throw error;
  };
  return { address, key: swift.key, doubt };
}
