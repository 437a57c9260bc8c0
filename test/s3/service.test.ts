// The whole service with its papers in a bucket, on a server that checks signatures and digests, over a line that is cut.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openS3Files } from '../../src/adapters/s3-files.js';
import type { FileStore } from '../../src/documents/file-store.js';
import type { S3Address } from '../../src/shared/s3-address.js';
import { namesIn } from '../adapters/file-store-contract.js';
import { type Line, aLine } from '../support/line.js';
import { type PaperDoors, openRealDoors } from '../support/paper-doors.js';
import { anInstallation } from '../support/server.js';
import { type Swift, startSwift } from '../support/swift.js';
import { type TestWorld } from '../support/world.js';

const FORMS = fileURLToPath(new URL('../fixtures/forms/', import.meta.url));
const form = { name: 'fullmakt.pdf', bytes: readFileSync(`${FORMS}filled-by-pdf-lib.pdf`) };
const otherForm = { name: 'fullmakt.pdf', bytes: readFileSync(`${FORMS}filled-by-pdftk.pdf`) };

let swift: Swift;

beforeAll(async () => {
  swift = await startSwift();
});

afterAll(() => swift?.stop());

describe('papers in a bucket', () => {
  let bucket: S3Address;
  let line: Line;
  let doors: PaperDoors<TestWorld>;

  beforeAll(async () => {
    bucket = await swift.makeBucket('papers/');
    line = await aLine(swift.endpoint);
    doors = await openRealDoors(settingsFor({ ...bucket, endpoint: line.endpoint }));
  });

  afterAll(async () => {
    await doors.close();
    await line.stop();
  });

  test('lie there sealed, and once however often they are sent', async () => {
    expect((await doors.upload([form])).status).toBe(201);
    expect((await doors.upload([form])).status).toBe(201);
    const store = await storeIn(bucket);
    const names = await namesIn(store);
    expect(names.length).toBe(1);
    const lying = await store.get(names[0] ?? '');
    expect(lying?.length).toBeGreaterThan(form.bytes.length);
    expect(lying?.includes('%PDF') || lying?.includes('obj')).toBe(false);
  });

  test('are not received while the bucket is out of reach, are afterwards, and all else goes on meanwhile', async () => {
    line.cut();
    const [refused, hours] = await Promise.all([
      doors.upload([otherForm]),
      request(doors.app).get('/api/v1/opening-hours'),
    ]);
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
    expect(hours.status).toBe(200);
    line.mend();
    expect((await doors.upload([otherForm])).status).toBe(201);
    expect((await namesIn(await storeIn(bucket))).length).toBe(2);
  });
});

describe('the service', () => {
  test('does not start with a wrong key, and says so in one sentence without telling it', async () => {
    const installation = await anInstallation();
    const settings = settingsFor(await swift.makeBucket());
    const ended = await installation.startInVain({ ...settings, AWS_SECRET_ACCESS_KEY: 'guessed' });
    await installation.remove();
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe(
      'the object store refuses: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY do not belong together (403 SignatureDoesNotMatch)\n',
    );
  });

  test('starts while the bucket is out of reach', async () => {
    const installation = await anInstallation();
    const bucket = await swift.makeBucket();
    const line = await aLine(swift.endpoint);
    line.cut();
    const server = await installation.start(settingsFor({ ...bucket, endpoint: line.endpoint }));
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    await installation.remove();
    await line.stop();
  });
});

function settingsFor(bucket: S3Address): Record<string, string> {
  return {
    UPLOADS_URL: swift.urlOf(bucket),
    AWS_ACCESS_KEY_ID: swift.key.id,
    AWS_SECRET_ACCESS_KEY: swift.key.secret,
  };
}

/** Seen by the straight way, whatever becomes of the line. */
function storeIn(address: S3Address): Promise<FileStore> {
  const doubt = (error: Error) => {
    throw error;
  };
  return openS3Files({ address, key: swift.key, doubt });
}
