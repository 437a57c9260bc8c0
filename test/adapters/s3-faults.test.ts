// What becomes of a document when the object store fails: it is tried again, in time, or one clear reason is told.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createS3Client } from '../../src/adapters/s3-client.js';
import { openS3Files } from '../../src/adapters/s3-files.js';
import {
  LARGEST_OBJECT_BYTES,
  NameTaken,
  StoreRefuses,
  StoreUnavailable,
} from '../../src/documents/file-store.js';
import {
  KEY,
  type Line,
  SHORT,
  type ScriptedS3,
  aScriptedS3,
  done,
  fault,
  reset,
  says,
  silent,
} from '../support/scripted-s3.js';
import { aName, namesIn } from './file-store-contract.js';

const name = aName();
const bytes = Buffer.from('sealed bytes');
const digest = { 'x-amz-meta-sha256': sha256(bytes) };
const found = says(200, bytes, digest);

let s3: ScriptedS3;

beforeEach(async () => {
  s3 = await aScriptedS3();
});

afterEach(() => s3.stop());

describe('what is sent', () => {
  test('is signed, told by both digests, and meant for a name that is free', async () => {
    s3.plays(done);
    await s3.store.put(name, bytes);
    const [put] = s3.heard;
    expect(put?.path).toBe(`/papers/sealed/${name}`);
    expect(put?.body.equals(bytes)).toBe(true);
    expect(put?.headers).toMatchObject({
      'content-length': String(bytes.length),
      'content-md5': createHash('md5').update(bytes).digest('base64'),
      'x-amz-content-sha256': sha256(bytes),
      'x-amz-meta-sha256': sha256(bytes),
      'if-none-match': '*',
    });
    expect(put?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/eu-north-1\/s3\/aws4_request, /,
    );
    expect(put?.headers.authorization).toContain('content-md5');
    expect(JSON.stringify(put)).not.toContain(KEY.secret);
  });
});

describe('a store that fails and recovers', () => {
  test.each<[string, Line]>([
    ['500', fault(500, 'InternalError')],
    ['503 and asks us to slow down', fault(503, 'SlowDown')],
    ['429', says(429)],
    ['400 since other bytes arrived than we sent', fault(400, 'BadDigest')],
    ['409 since an earlier try is not over', fault(409, 'ConditionalRequestConflict')],
    ['nothing: the connection is reset', reset],
    ['nothing: it is silent', silent],
  ])('is asked again after it answered %s', async (_what, failing) => {
    s3.plays(failing, failing, done);
    await s3.store.put(name, bytes);
    expect(s3.heard.map(({ path, body }) => `${path} ${String(body)}`)).toEqual(
      Array.from({ length: 3 }, () => `/papers/sealed/${name} ${String(bytes)}`),
    );
  });

  test.each<[string, Line]>([
    ['half of what it announced', half],
    ['half, and announced no more', says(200, bytes.subarray(0, 5), digest)],
    ['half in pieces', brokenOff],
    ['other bytes of the right length', says(200, Buffer.alloc(bytes.length), digest)],
  ])('is asked again after it gave %s', async (_what, failing) => {
    s3.plays(failing, found);
    expect(await s3.store.get(name)).toEqual(bytes);
    expect(s3.heard.length).toBe(2);
  });
});

describe('a store that goes on failing', () => {
  test.each<[string, Line, string]>([
    ['answers 500', fault(500, 'InternalError'), '500 InternalError, tried 3 times'],
    ['answers 503 without a word', says(503), '503, tried 3 times'],
    ['resets', reset, 'ECONNRESET, tried 3 times'],
    ['is silent', silent, 'SILENCE, tried 3 times'],
    ['gives other bytes', says(200, 'other', digest), 'other bytes than were stored, tried 3 times'],
    ['gives halves', half, 'ECONNRESET, tried 3 times'],
  ])('is unavailable when it %s', async (_what, failing, words) => {
    s3.plays(failing);
    await expect(s3.store.get(name)).rejects.toThrow(
      new StoreUnavailable(`the object store is unavailable (${words})`),
    );
  });

  test('is given up in time when its answer trickles without end', async () => {
    s3.plays(trickling);
    const begun = performance.now();
    await expect(s3.store.get(name)).rejects.toThrow('TOO_LONG');
    expect(performance.now() - begun).toBeLessThan(SHORT.wholeMs + 1500);
  });

  test('is read no further than the largest object', async () => {
    let sent = 0;
    s3.plays((response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20))) sent += 1 << 20;
        sent += 1 << 20;
      };
      response.on('drain', more);
      more();
    });
    await expect(s3.store.get(name)).rejects.toThrow('TOO_LARGE');
    expect(sent).toBeLessThan(3 * 3 * LARGEST_OBJECT_BYTES);
  });

  test('is unavailable while nobody listens, and works again without being opened again', async () => {
    const port = Number(new URL(s3.endpoint).port);
    await s3.stop();
    await expect(s3.store.put(name, bytes)).rejects.toThrow('ECONNREFUSED, tried 3 times');
    const { store } = s3;
    s3 = await aScriptedS3(port);
    s3.plays(done);
    await store.put(name, bytes);
    expect(s3.heard.length).toBe(1);
  });

  test('is unavailable when a connection is taken and never becomes a safe one', async () => {
    const mute = createServer((socket) => void socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const endpoint = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const address = { endpoint, region: 'eu-north-1', bucket: 'papers', prefix: '' };
    const ask = createS3Client(address, KEY, { ...SHORT, connectMs: 200, tries: 1 });
    await expect(ask({ method: 'GET', key: name, mostBytes: 1000 })).rejects.toThrow('NO_CONNECTION');
    mute.close();
  });
});

describe('a store that refuses', () => {
  test.each<[string, Line, string]>([
    ['the key', fault(403, 'AccessDenied'), 'the key may not do this'],
    ['the bucket', fault(404, 'NoSuchBucket'), 'the bucket of UPLOADS_URL is not there'],
    ['our clock', fault(403, 'RequestTimeTooSkewed'), 'too far apart'],
    ['the region', fault(301, 'PermanentRedirect'), 'in another region'],
    ['the endpoint', says(307, '', { location: 'http://127.0.0.1:1/elsewhere' }), 'another endpoint'],
    ['in the words of a proxy', says(404, '<html>Not Found</html>'), 'its answer is not one of S3 (404)'],
  ])('%s is asked once, and never taken to hold no such object', async (_what, refusing, words) => {
    s3.plays(refusing);
    const asked = [s3.store.get(name), s3.store.remove(name), s3.store.put(name, bytes), namesIn(s3.store)];
    for (const came of await Promise.allSettled(asked)) {
      const reason: unknown = came.status === 'rejected' ? came.reason : null;
      expect(reason).toBeInstanceOf(StoreRefuses);
      expect(String(reason)).toContain(words);
    }
    expect(s3.heard.length).toBe(4);
  });

  test('holds no such object only by its own word', async () => {
    s3.plays(fault(404, 'NoSuchKey'));
    expect(await s3.store.get(name)).toBeNull();
    await s3.store.remove(name);
  });
});

describe('a name that is taken', () => {
  const taken = fault(412, 'PreconditionFailed');

  test('is told at once when nothing of ours can lie there', async () => {
    s3.plays(taken);
    await expect(s3.store.put(name, bytes)).rejects.toThrow(NameTaken);
    expect(s3.heard.length).toBe(1);
  });

  test('is ours when an earlier try was done and its answer lost', async () => {
    s3.plays(reset, taken, found);
    await s3.store.put(name, bytes);
    expect(s3.heard.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'GET']);
  });

  test('is not ours when other bytes lie there', async () => {
    s3.plays(reset, taken, says(200, 'others'));
    await expect(s3.store.put(name, bytes)).rejects.toThrow(NameTaken);
  });

  test('cannot be told by a server that knows no conditions; it is asked for one only once', async () => {
    s3.plays(fault(501, 'NotImplemented'), done);
    await s3.store.put(name, bytes);
    await s3.store.put(aName(), bytes);
    expect(s3.heard.map(({ headers }) => headers['if-none-match'])).toEqual(['*', undefined, undefined]);
  });
});

describe('a list', () => {
  test('is read page by page, and what is not ours is passed over', async () => {
    const [first, second] = [aName(), aName()];
    const at = '2026-03-29T01:00:00.000Z';
    const entry = (key: string) =>
      `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`;
    s3.plays(
      says(200, page(`${entry(`sealed/${first}`)}${entry('sealed/readme.txt')}`, 'a+b/&amp;=')),
      says(200, page(`${entry(`sealed/deeper/${second}`)}${entry(`sealed/${second}`)}`)),
    );
    const listed = [];
    for await (const one of s3.store.list()) listed.push(one);
    expect(listed).toEqual([
      { name: first, storedAt: at },
      { name: second, storedAt: at },
    ]);
    expect(s3.heard.map(({ path }) => Object.fromEntries(new URLSearchParams(path.split('?')[1])))).toEqual([
      { 'list-type': '2', 'max-keys': '2', prefix: 'sealed/' },
      { 'list-type': '2', 'max-keys': '2', prefix: 'sealed/', 'continuation-token': 'a+b/&=' },
    ]);
  });

  test('that is no list is refused rather than taken for an empty one', async () => {
    s3.plays(says(200, '<html>Welcome</html>'));
    await expect(namesIn(s3.store)).rejects.toThrow(StoreRefuses);
  });

  test('that says there is more but not where is refused rather than cut short', async () => {
    s3.plays(says(200, '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'));
    await expect(namesIn(s3.store)).rejects.toThrow(StoreRefuses);
  });
});

describe('opening', () => {
  test('goes on while the store is out of reach, and says so', async () => {
    s3.plays(fault(503, 'SlowDown'));
    const doubts: Error[] = [];
    await openS3Files({ address: there(), key: KEY, doubt: (error) => void doubts.push(error) });
    expect(doubts.map(({ message }) => message)).toEqual([
      'the object store is unavailable (503 SlowDown, tried 1 times)',
    ]);
  });

  test('does not go on where the store will not have us', async () => {
    s3.plays(fault(403, 'InvalidAccessKeyId'));
    const doubt = () => undefined;
    await expect(openS3Files({ address: there(), key: KEY, doubt })).rejects.toThrow(
      'it does not know AWS_ACCESS_KEY_ID',
    );
  });

  function there() {
    return { endpoint: s3.endpoint, region: 'eu-north-1', bucket: 'papers', prefix: '' };
  }
});

function half(response: Parameters<Line>[0]): void {
  response.writeHead(200, { 'content-length': String(bytes.length), ...digest });
  response.write(bytes.subarray(0, 5), () => response.socket?.destroy());
}

function brokenOff(response: Parameters<Line>[0]): void {
  response.writeHead(200, { 'transfer-encoding': 'chunked', ...digest });
  response.write(bytes.subarray(0, 5), () => response.socket?.destroy());
}

function trickling(response: Parameters<Line>[0]): void {
  response.writeHead(200, { 'content-length': '100000' });
  const drop = setInterval(() => response.write('x'), 50);
  response.once('close', () => clearInterval(drop));
}

function page(entries: string, next?: string): string {
  const token = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${token}${entries}</ListBucketResult>`;
}

function sha256(of: Uint8Array): string {
  return createHash('sha256').update(of).digest('hex');
}
