// Stands between the service and a real object store, and does to what passes whatever a test tells it to.

import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What becomes of one request. Only `passes`, `loses the answer` and `halves the answer` let the store have all of it. */
export type Fate =
  | 'passes'
  | 'is answered 500'
  | 'is reset'
  | 'comes by half'
  | 'loses the answer'
  | 'halves the answer'
  | 'is answered late'
  | 'is never answered';

export type FaultyS3 = {
  /** The same store behind it. */
  readonly endpoint: string;
  /** What becomes of the nth request from now on, counted from 1. */
  plays(fateOf: (nth: number) => Fate): void;
  /** How many requests have come since then. */
  heard(): number;
  stop(): Promise<void>;
};

/** Long for whoever waits, and within what a client of ours waits. */
const LATE_MS = 3_000;

export async function aFaultyS3(endpoint: string): Promise<FaultyS3> {
  let fateOf: (nth: number) => Fate = () => 'passes';
  let heard = 0;
  const server = createServer((request, response) => {
    heard += 1;
    void meetFate(endpoint, { request, response }, fateOf(heard));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plays(fate) {
      fateOf = fate;
      heard = 0;
    },
    heard: () => heard,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function meetFate(endpoint: string, exchange: Exchange, fate: Fate): Promise<void> {
  const { request, response } = exchange;
  const reset = () => void response.socket?.resetAndDestroy();
  const body = await bodyOf(request);
  switch (fate) {
    case 'is never answered':
      return;
    case 'is answered 500':
      response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
      return;
    case 'is reset':
      reset();
      return;
    case 'comes by half':
      await pass(endpoint, request, body.subarray(0, body.length / 2));
      reset();
      return;
    case 'loses the answer':
      await pass(endpoint, request, body);
      reset();
      return;
    case 'halves the answer':
      await pass(endpoint, request, body);
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.socket?.destroy());
      return;
    case 'is answered late':
    case 'passes': {
      const came = await pass(endpoint, request, body);
      if (!came) return reset();
      const answer = () => void response.writeHead(came.status, came.headers).end(came.body);
      setTimeout(answer, fate === 'passes' ? 0 : LATE_MS);
      return;
    }
    default:
      fate satisfies never;
  }
}

type Came = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

/** Null when the store has not answered: it was sent less than was announced, and is left. */
function pass(endpoint: string, request: IncomingMessage, body: Buffer): Promise<Came | null> {
  return new Promise((resolve) => {
    const { method, headers } = request;
    const passed = ask(new URL(request.url ?? '/', endpoint), { method, headers, agent: false }, (answer) => {
      void bodyOf(answer).then((bytes) =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }),
      );
    });
    passed.on('error', () => resolve(null));
    if (body.length === Number(headers['content-length'] ?? 0)) passed.end(body);
    else passed.write(body, () => passed.destroy());
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
