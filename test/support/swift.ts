// An S3 server nobody here wrote: OpenStack Swift on loopback, which checks signatures and digests.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createS3Client, PATIENCE } from '../../src/adapters/s3-client.js';
import type { S3Address, S3Key } from '../../src/shared/s3-address.js';

export type Swift = {
  readonly endpoint: string;
  readonly key: S3Key;
  /** A bucket of one's own, made now. */
  makeBucket(prefix?: string): Promise<S3Address>;
  /** As UPLOADS_URL names it. */
  urlOf(address: S3Address): string;
  stop(): Promise<void>;
};

const REGION = 'us-east-1';
const KEY: S3Key = { id: 'test:tester', secret: 'testing' };

let buckets = 0;

/** Fetches Swift when it is not there yet. @throws Error when there is none to be had. */
export async function startSwift(): Promise<Swift> {
  const environment = fetchSwift();
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-swift-'));
  const child = spawn('/usr/bin/python3', [inSwift('serve.py'), folder], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const endpoint = `http://127.0.0.1:${await portOf(child)}`;
  const whole = { endpoint, region: REGION, bucket: '', prefix: '' };
  return {
    endpoint,
    key: KEY,
    async makeBucket(prefix = '') {
      buckets += 1;
      const address = { ...whole, bucket: `papers-${buckets}`, prefix };
      const ask = createS3Client(address, KEY, PATIENCE);
      const { answer } = await ask({ method: 'PUT', key: '', mostBytes: 65_536 });
      if (answer.status !== 200) throw new Error(`no bucket was made: ${answer.status}`);
      return address;
    },
    urlOf: (address) =>
      `s3://${address.bucket}/${address.prefix}?endpoint=${encodeURIComponent(address.endpoint)}&region=${REGION}`,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment Python finds Swift with. */
function fetchSwift(): Readonly<Record<string, string>> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inSwift('fetch.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no S3 server can be had: ${stderr.trim()}`);
  return JSON.parse(stdout) as Readonly<Record<string, string>>;
}

async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('Swift has no stdout');
  for await (const line of createInterface({ input: child.stdout }))
    return (JSON.parse(line) as { readonly port: number }).port;
  throw new Error('Swift ended before it served');
}

function inSwift(file: string): string {
  return fileURLToPath(new URL(`swift/${file}`, import.meta.url));
}
