// The object store fails under the real service: a paper that was confirmed lies there whole and opens, any other was clearly not received.

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openS3Files } from '../../src/adapters/s3-files.js';
import { createFormWriter } from '../../src/adapters/pdf-writer/write-form.js';
import type { FileStore } from '../../src/documents/file-store.js';
import { openBytes } from '../../src/sealing/envelope.js';
import { type World, openWorld } from '../../src/world.js';
import { namesIn } from '../adapters/file-store-contract.js';
import { type Api, type ApiAnswer, createApi } from '../support/api.js';
import { type FaultyS3, type Fate, aFaultyS3 } from '../support/faulty-s3.js';
import { fillIn } from '../support/paper-doors.js';
import { type Installation, anInstallation } from '../support/server.js';
import { type Swift, startSwift } from '../support/swift.js';

/** What a try may take, the reading of the paper included, on a machine that does other work as well. */
const LONGEST_MS = 50_000;

let swift: Swift;
let service: Service;
let blank: Buffer;
let papers = 0;

beforeAll(async () => {
  swift = await startSwift();
  service = await aService();
  const writer = await createFormWriter();
  blank = Buffer.from(await writer.writeBlankForm('nb', service.installation.config.agency));
});
afterAll(async () => {
  await service.stop();
  await swift.stop();
});

describe('a store that goes on failing', () => {
  test.each<Fate>(['is answered 500', 'is reset', 'comes by half', 'loses the answer', 'halves the answer'])(
    'when every request %s nothing is received, and the same request is, once, when it is well again',
    async (fate) => {
      const { s3, api } = service;
      const paper = await aPaper();
      const before = await documentsKept();
      s3.plays(() => fate);
      const { answer: refused, tookMs } = await send(api, [paper], fate);
      expect(refused.status).toBe(503);
      expect(refused.json).toMatchObject({ code: 'UNAVAILABLE' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(tookMs).toBeLessThan(LONGEST_MS);
      expect(s3.heard()).toBeGreaterThan(1);
      s3.plays(() => 'passes');
      expect(await documentsKept()).toBe(before);
      await expectOnlyWholeObjects();

      const { answer: received } = await send(api, [paper], fate);
      expect(received.status).toBe(201);
      const { answer: again } = await send(api, [paper], fate);
      expect(again.json).toEqual(received.json);
      expect(await documentsKept()).toBe(before + 1);
      await expectItOpens(received, paper);
    },
  );
});

describe('a store that fails for a moment', () => {
  test.each<Fate>(['comes by half', 'loses the answer', 'halves the answer', 'is answered late'])(
    'is asked again when a request %s, and the sender sees nothing of it',
    async (fate) => {
      const { s3, api } = service;
      const paper = await aPaper();
      s3.plays((nth) => (nth === 1 ? fate : 'passes'));
      const { answer } = await send(api, [paper], `once ${fate}`);
      expect(answer.status).toBe(201);
      await expectItOpens(answer, paper);
      await expectOnlyWholeObjects();
    },
  );
});

test('a sender is not kept waiting for the removal of what a silent store has of his papers', async () => {
  const { s3, api } = service;
  const two = [await aPaper(), await aPaper()];
  const before = await documentsKept();
  s3.plays((nth) => (nth === 1 ? 'passes' : 'is never answered'));
  const sending = send(api, two, 'silent');
  const hours = await api.get('/api/v1/opening-hours');
  expect(hours.status).toBe(200);
  const { answer, tookMs } = await sending;
  console.log(`a silent store was given up after ${Math.round(tookMs / 1000)} s`);
  expect(answer.status).toBe(503);
  expect(tookMs).toBeLessThan(LONGEST_MS);
  s3.plays(() => 'passes');
  expect(await documentsKept()).toBe(before);
  expect((await send(api, two, 'silent')).answer.status).toBe(201);
  expect(await documentsKept()).toBe(before + 2);
});

/** Each with other bytes than any before. */
async function aPaper(): Promise<Buffer> {
  papers += 1;
  return fillIn(blank, { signed_place: `Paper ${papers}` });
}

async function send(
  api: Api,
  files: readonly Buffer[],
  key: string,
): Promise<{ readonly answer: ApiAnswer; readonly tookMs: number }> {
  const begun = performance.now();
  const answer = await api.upload('/api/v1/submissions', files, { headers: { 'idempotency-key': key } });
  return { answer, tookMs: performance.now() - begun };
}

function documentsKept(): Promise<number> {
  const { q, t } = service.world.database.read;
  return q.$count(t.documents);
}

/** Asked straight: the store itself says by its digest when it has not all of an object. */
async function expectOnlyWholeObjects(): Promise<void> {
  const { q, t } = service.world.database.read;
  const rows = await q.select({ name: t.documents.objectName }).from(t.documents);
  const names = await namesIn(service.store);
  expect(names).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  for (const name of names) expect(await service.store.get(name)).not.toBeNull();
}

async function expectItOpens({ json }: ApiAnswer, paper: Buffer): Promise<void> {
  const { keys, database } = service.world;
  const { q, t } = database.read;
  const sha256 = createHash('sha256').update(paper).digest('hex');
  expect((json.documents as readonly { readonly sha256: string }[]).map((one) => one.sha256)).toEqual([
    sha256,
  ]);
  const rows = await q.select().from(t.documents);
  const row = rows.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).at(-1);
  const sealed = await service.store.get(row?.objectName ?? '');
  const place = { table: 'documents', row: row?.id ?? '', column: 'object' };
  const opened = openBytes(keys, place, {
    dataKey: row?.objectKey ?? Buffer.alloc(0),
    sealed: sealed ?? Buffer.alloc(0),
  });
  expect(opened.equals(paper)).toBe(true);
}

type Service = {
  readonly installation: Installation;
  readonly s3: FaultyS3;
  readonly store: FileStore;
  readonly world: World;
  readonly api: Api;
  stop(): Promise<void>;
};

async function aService(): Promise<Service> {
  const bucket = await swift.makeBucket('papers/');
  const s3 = await aFaultyS3(swift.endpoint);
  const installation = await anInstallation({
    UPLOADS_URL: swift.urlOf({ ...bucket, endpoint: s3.endpoint }),
    AWS_ACCESS_KEY_ID: swift.key.id,
    AWS_SECRET_ACCESS_KEY: swift.key.secret,
  });
  const server = await installation.start();
  const world = await openWorld(installation.config);
  const api = createApi(server.origin, null);
  const doubt = (error: Error) => {
    throw error;
  };
  return {
    installation,
    s3,
    store: await openS3Files({ address: bucket, key: swift.key, doubt }),
    world,
    api,
    async stop() {
      api.close();
      await world.close();
      // What it had under way does not keep it from ending in order.
      expect((await server.end('SIGTERM')).code).toBe(0);
      await installation.remove();
      await s3.stop();
    },
  };
}
