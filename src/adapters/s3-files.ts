// Keeps sealed objects in a bucket: any server that speaks S3, told and asked for the digest of every byte.

import { createHash } from 'node:crypto';
import {
  type FileStore,
  LARGEST_OBJECT_BYTES,
  NameTaken,
  StoreRefuses,
  StoreUnavailable,
} from '../documents/file-store.js';
import { instantOf } from '../shared/dates.js';
import type { S3Address, S3Key } from '../shared/s3-address.js';
import { checkedName, isObjectName } from './object-names.js';
import { faultCode, listPageIn, refusalIn } from './s3-answers.js';
import { PATIENCE, type Patience, type S3Client, createS3Client, sha256Of } from './s3-client.js';
import type { Answer } from './s3-exchange.js';

export type S3Habits = Patience & { readonly pageSize: number };

const HABITS: S3Habits = { ...PATIENCE, pageSize: 1000 };
/** Opening asks once and does not insist: a store that is down now is no reason for everything else to stay down. */
const OPENING = { ...PATIENCE, wholeMs: 6_000, tries: 1 };

/** Of our own, so that it is there whatever the server makes of checksums. */
const DIGEST = 'x-amz-meta-sha256';
const LONGEST_PAGE_BYTES = 4 * 1024 * 1024;
const LONGEST_WORD_BYTES = 64 * 1024;

export type S3Opening = {
  readonly address: S3Address;
  readonly key: S3Key;
  /** Told when the store cannot be reached just now; it is opened all the same, and works once it can. */
  readonly doubt: (error: StoreUnavailable) => void;
};

type Bucket = {
  readonly prefix: string;
  readonly ask: S3Client;
  readonly pageSize: number;
  /** Whether writing "only where nothing is" is understood; believed until the server says otherwise. */
  conditional: boolean;
};

/**
 * A store in a bucket that is there already. The key must be allowed to list the bucket, and to get, put and delete
 * under the prefix. @throws StoreRefuses when the server answers and will not have us: wrong key, no such bucket.
 */
export async function openS3Files(
  { address, key, doubt }: S3Opening,
  habits: S3Habits = HABITS,
): Promise<FileStore> {
  const bucket: Bucket = {
    prefix: address.prefix,
    ask: createS3Client(address, key, habits),
    pageSize: habits.pageSize,
    conditional: true,
  };
  await tryDoor({ ...bucket, ask: createS3Client(address, key, OPENING), pageSize: 1 }, doubt);
  return {
    put: (name, bytes) => putObject(bucket, checkedName(name), bytes),
    get: (name) => getObject(bucket, checkedName(name)),
    remove: (name) => removeObject(bucket, checkedName(name)),
    list: () => listObjects(bucket),
  };
}

async function tryDoor(bucket: Bucket, doubt: S3Opening['doubt']): Promise<void> {
  try {
    await listPage(bucket, null);
  } catch (error) {
    if (error instanceof StoreRefuses || !(error instanceof StoreUnavailable)) throw error;
    doubt(error);
  }
}

async function putObject(bucket: Bucket, name: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length > LARGEST_OBJECT_BYTES) throw new Error('an object is larger than can be read back');
  const { conditional } = bucket;
  const { answer, tried } = await bucket.ask({
    method: 'PUT',
    key: bucket.prefix + name,
    headers: {
      'content-type': 'application/octet-stream',
      'content-md5': createHash('md5').update(bytes).digest('base64'),
      [DIGEST]: sha256Of(bytes),
      ...(conditional && { 'if-none-match': '*' }),
    },
    body: bytes,
    mostBytes: LONGEST_WORD_BYTES,
  });
  if (isDone(answer)) return;
  if (answer.status === 501 && conditional) {
    // Names are random: where the server cannot promise it, chance does.
    bucket.conditional = false;
    return putObject(bucket, name, bytes);
  }
  if (answer.status !== 412) throw refusalIn(answer);
  // What lies there may be our own: an earlier try that was done, though its answer was lost.
  if (tried === 1 || !(await getObject(bucket, name))?.equals(bytes)) throw new NameTaken();
}

async function getObject(bucket: Bucket, name: string): Promise<Buffer | null> {
  const { answer } = await bucket.ask({
    method: 'GET',
    key: bucket.prefix + name,
    mostBytes: LARGEST_OBJECT_BYTES,
    flaw: otherBytes,
  });
  if (answer.status === 200) return answer.body;
  if (isMissing(answer)) return null;
  throw refusalIn(answer);
}

function otherBytes({ headers, body }: Answer): string | null {
  const digest = headers[DIGEST];
  return digest === undefined || digest === sha256Of(body) ? null : 'other bytes than were stored';
}

async function removeObject(bucket: Bucket, name: string): Promise<void> {
  const { answer } = await bucket.ask({
    method: 'DELETE',
    key: bucket.prefix + name,
    mostBytes: LONGEST_WORD_BYTES,
  });
  if (!isDone(answer) && !isMissing(answer)) throw refusalIn(answer);
}

function isDone({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** Only by the store's own word for it: a missing bucket, or a page of somebody's proxy, is no missing object. */
function isMissing(answer: Answer): boolean {
  return answer.status === 404 && faultCode(answer) === 'NoSuchKey';
}

async function* listObjects(bucket: Bucket): ReturnType<FileStore['list']> {
  let next: string | null = null;
  do {
    const page = await listPage(bucket, next);
    for (const { key, lastModified } of page.objects) {
      const name = key.slice(bucket.prefix.length);
      if (key.startsWith(bucket.prefix) && isObjectName(name))
        yield { name, storedAt: instantOf(new Date(lastModified)) };
    }
    next = page.next;
  } while (next !== null);
}

async function listPage({ ask, prefix, pageSize }: Bucket, next: string | null) {
  const { answer } = await ask({
    method: 'GET',
    key: '',
    query: {
      'list-type': '2',
      'max-keys': String(pageSize),
      ...(prefix !== '' && { prefix }),
      ...(next !== null && { 'continuation-token': next }),
    },
    mostBytes: LONGEST_PAGE_BYTES,
  });
  const page = answer.status === 200 ? listPageIn(answer) : null;
  if (!page) throw refusalIn(answer);
  return page;
}
