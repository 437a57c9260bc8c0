// One request to an object store and its whole answer, or none: every phase has its time, and what comes back its size.

import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';

type Asked = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

type Limits = {
  /** Until the connection stands, its encryption included. */
  readonly connectMs: number;
  /** Without a single byte in either direction: while sending, waiting or receiving. */
  readonly silenceMs: number;
  /** For all of it. */
  readonly wholeMs: number;
  readonly mostBytes: number;
};

export type Exchange = (asked: Asked, limits: Limits) => Promise<Answer>;

/** There was no whole answer. `code` tells how far it came: a code of the system's, or one of ours. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(`no whole answer (${code})`, options);
    this.code = code;
  }
}

/** More at once would only wait for each other at the store. Connections are kept open and hold no process up. */
const MOST_CONNECTIONS = 16;

/** Exchanges with one server, over connections that are kept. Nothing is followed to another address. @throws NoAnswer */
export function createExchange(protocol: string): Exchange {
  const secure = protocol === 'https:';
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const send = secure ? https.request : http.request;

  return ({ method, url, headers, body }, limits) =>
    new Promise<Answer>((resolve, reject) => {
      const request = send(url, {
        method,
        agent,
        headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      });
      let ended: NoAnswer | null = null;
      const end = (code: string) => {
        ended ??= new NoAnswer(code);
        request.destroy(ended);
      };
      const fail = (error: unknown) => reject(ended ?? noAnswer(error));
      const whole = setTimeout(() => end('TOO_LONG'), limits.wholeMs);
      request.once('socket', (socket) => {
        if (!socket.connecting) return;
        const connecting = setTimeout(() => end('NO_CONNECTION'), limits.connectMs);
        socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
        socket.once('close', () => clearTimeout(connecting));
      });
      request.setTimeout(limits.silenceMs, () => end('SILENCE'));
      request.on('response', (response) => {
        collect(response, limits.mostBytes)
          .then((answer) => (ended ? reject(ended) : resolve(answer)))
          .catch((error: unknown) => {
            fail(error);
            request.destroy();
          });
      });
      request.on('error', fail);
      request.once('close', () => clearTimeout(whole));
      request.end(body);
    });
}

/** Ends by an error when the answer ends before its announced length. */
async function collect(response: IncomingMessage, most: number): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new NoAnswer('TOO_LARGE');
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

function noAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return new NoAnswer(typeof code === 'string' ? code : 'BROKEN', { cause: error });
}
