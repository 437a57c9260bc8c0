// Stands where an object store would and answers by a script, one line a request: for what a good store never does.

import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Patience } from '../../src/adapters/s3-client.js';
import { openS3Files } from '../../src/adapters/s3-files.js';
import type { FileStore } from '../../src/documents/file-store.js';

type Heard = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Line = (response: ServerResponse, heard: Heard) => void;

export type ScriptedS3 = {
  readonly endpoint: string;
  readonly store: FileStore;
  /** What was asked since the store was opened. */
  readonly heard: readonly Heard[];
  /** What is answered next; the last line goes on for ever. */
  plays(...lines: readonly Line[]): void;
  stop(): Promise<void>;
};

/** Short enough for a test, long enough for a busy machine. */
export const SHORT: Patience = { connectMs: 2000, silenceMs: 1000, wholeMs: 5000, tries: 3, pauseMs: 5 };

export const KEY = { id: 'key-id', secret: 'the-secret-itself' };

/** A store opened on a script, with as little patience as tests have; on any free port unless one is named. */
export async function aScriptedS3(port = 0): Promise<ScriptedS3> {
  let script: readonly Line[] = [emptyPage];
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { method, path: url, headers, body: Buffer.concat(chunks) };
      heard.push(one);
      const [line, ...rest] = script;
      if (rest.length > 0) script = rest;
      line?.(response, one);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = { endpoint, region: 'eu-north-1', bucket: 'papers', prefix: 'sealed/' };
  const store = await openS3Files({ address, key: KEY, doubt: () => undefined }, { ...SHORT, pageSize: 2 });
  heard.length = 0;
  return {
    endpoint,
    store,
    heard,
    plays(...lines) {
      script = lines;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function says(status: number, body: string | Buffer = '', headers: Record<string, string> = {}): Line {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** A fault as S3 tells it. */
export function fault(status: number, code: string): Line {
  return says(status, `<?xml version="1.0"?><Error><Code>${code}</Code><Message>m</Message></Error>`);
}

export const done = says(200);
export const reset: Line = (response) => void response.socket?.resetAndDestroy();
export const silent: Line = () => undefined;
const emptyPage = says(200, '<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>');
