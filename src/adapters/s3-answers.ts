// What an object store says in its answers: names of faults, pages of a list. Its XML is read no further than needed.

import { decode } from 'html-entities';
import { StoreRefuses } from '../documents/file-store.js';
import type { Answer } from './s3-exchange.js';

export type ListPage = {
  readonly objects: readonly { readonly key: string; readonly lastModified: string }[];
  /** Null on the last page. */
  readonly next: string | null;
};

/** The store's own name for what is wrong, such as `NoSuchKey`; empty when it does not say. */
export function faultCode({ body }: Answer): string {
  return /^\w{1,60}$/.exec(textIn(body.toString('utf8'), 'Code') ?? '')?.[0] ?? '';
}

/** Faults that pass: the same request, a little later, may do. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];
const PASSING_CODES = [
  // What arrived was not what was sent.
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'IncompleteBody',
  'RequestTimeout',
  // Somebody, most likely an earlier try of ours, is writing the same name.
  'ConditionalRequestConflict',
  'OperationAborted',
];

export function isPassing(answer: Answer): boolean {
  return PASSING_STATUSES.includes(answer.status) || PASSING_CODES.includes(faultCode(answer));
}

const REFUSALS: Readonly<Record<string, string>> = {
  SignatureDoesNotMatch: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY do not belong together',
  InvalidAccessKeyId: 'it does not know AWS_ACCESS_KEY_ID',
  AccessDenied: 'the key may not do this in the bucket of UPLOADS_URL',
  NoSuchBucket: 'the bucket of UPLOADS_URL is not there',
  RequestTimeTooSkewed: 'our clock and its clock are too far apart',
  PermanentRedirect: 'the bucket of UPLOADS_URL is in another region or at another endpoint',
  AuthorizationHeaderMalformed: 'the region in UPLOADS_URL is not the right one',
};

/** What to tell when the answer is neither what was asked for nor worth another try. */
export function refusalIn(answer: Answer): StoreRefuses {
  const code = faultCode(answer);
  const named = code === '' ? String(answer.status) : `${answer.status} ${code}`;
  return new StoreRefuses(`the object store refuses: ${REFUSALS[code] ?? unknownRefusal(answer)} (${named})`);
}

function unknownRefusal({ status }: Answer): string {
  return status >= 300 && status < 400
    ? 'it wants to be asked at another endpoint than that of UPLOADS_URL'
    : 'its answer is not one of S3';
}

/** A page of a list; null when the answer is no such page, though its status said so. */
export function listPageIn({ body }: Answer): ListPage | null {
  const text = body.toString('utf8');
  const truncated = textIn(text, 'IsTruncated');
  if (truncated === null) return null;
  const objects = [...text.matchAll(/<Contents>.*?<\/Contents>/gs)].map(([one]) => ({
    key: textIn(one, 'Key') ?? '',
    lastModified: textIn(one, 'LastModified') ?? '',
  }));
  const next = textIn(text, 'NextContinuationToken');
  if (truncated === 'true' && next === null) return null;
  return { objects, next: truncated === 'true' ? next : null };
}

function textIn(xml: string, element: string): string | null {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return found === undefined ? null : decode(found, { level: 'xml' });
}
