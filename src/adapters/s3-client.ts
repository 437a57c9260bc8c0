// Asks an object store: signs what is asked, tries again what may pass, and gives up in time with one clear reason.

import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { StoreUnavailable } from '../documents/file-store.js';
import type { S3Address, S3Key } from '../shared/s3-address.js';
import { faultCode, isPassing } from './s3-answers.js';
import { type Answer, NoAnswer, createExchange } from './s3-exchange.js';

export type Patience = {
  readonly connectMs: number;
  readonly silenceMs: number;
  /** For all tries together: whoever sent a document is waiting for us. */
  readonly wholeMs: number;
  readonly tries: number;
  /** Before the second try at most this long, before the third twice that, and so on. */
  readonly pauseMs: number;
};

export const PATIENCE: Patience = {
  connectMs: 4_000,
  silenceMs: 10_000,
  wholeMs: 30_000,
  tries: 5,
  pauseMs: 200,
};

type S3Ask = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** In the bucket; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly mostBytes: number;
  /** Says what is wrong with an answer of status 200, for it to be asked for again; null when nothing is. */
  readonly flaw?: (answer: Answer) => string | null;
};

/** `tried` tells whether an earlier try may have had its effect though we never heard. */
export type S3Client = (ask: S3Ask) => Promise<{ readonly answer: Answer; readonly tried: number }>;

/** Answers that tell us something are given back, whatever they tell. @throws StoreUnavailable when none came in time. */
export function createS3Client(address: S3Address, key: S3Key, patience: Patience): S3Client {
  const exchange = createExchange(new URL(address.endpoint).protocol);

  return async function askStore(ask) {
    const until = performance.now() + patience.wholeMs;
    for (let tried = 1; ; tried += 1) {
      const came = await tryOnce(ask, until - performance.now());
      const trouble = came instanceof NoAnswer ? came.code : troubleIn(came, ask);
      if (!(came instanceof NoAnswer) && trouble === null) return { answer: came, tried };
      // Random, so that all who were turned away at once do not come back at once.
      const wait = Math.random() * patience.pauseMs * 2 ** (tried - 1);
      if (tried >= patience.tries || performance.now() + wait >= until)
        throw new StoreUnavailable(`the object store is unavailable (${trouble}, tried ${tried} times)`);
      await pause(wait);
    }
  };

  async function tryOnce(ask: S3Ask, leftMs: number): Promise<Answer | NoAnswer> {
    const { method, body, mostBytes } = ask;
    const { url, headers } = await signed(ask);
    const { connectMs, silenceMs } = patience;
    try {
      return await exchange(
        { method, url, headers, body },
        { connectMs, silenceMs, wholeMs: leftMs, mostBytes },
      );
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  /** Signed anew for each try: a signature is good for some minutes only. */
  async function signed(ask: S3Ask) {
    const url = new URL(`${address.endpoint}/${address.bucket}${ask.key === '' ? '' : `/${ask.key}`}`);
    for (const [name, value] of Object.entries(ask.query ?? {})) url.searchParams.set(name, value);
    const made = await new AwsV4Signer({
      method: ask.method,
      url: url.href,
      headers: { ...ask.headers, 'x-amz-content-sha256': sha256Of(ask.body ?? Buffer.alloc(0)) },
      accessKeyId: key.id,
      secretAccessKey: key.secret,
      service: 's3',
      region: address.region,
    }).sign();
    return { url: made.url, headers: Object.fromEntries(made.headers.entries()) };
  }
}

/** Hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function troubleIn(answer: Answer, { flaw }: S3Ask): string | null {
  if (isPassing(answer)) return [answer.status, faultCode(answer)].filter(Boolean).join(' ');
  return answer.status === 200 && flaw ? flaw(answer) : null;
}
