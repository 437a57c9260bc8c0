// Asks a server over the wire as another system would: plain node:http on kept connections, so that the asking costs little.

import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type ApiAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The JSON of the answer; empty when it was something else. */
  readonly json: Readonly<Record<string, unknown>>;
};

type Sent = { readonly bytes: Buffer; readonly contentType: string };
type Headers = Readonly<Record<string, string>>;

/** What is sent beside files. */
type Upload = { readonly fields?: Headers; readonly headers?: Headers };

export type Api = {
  get(path: string): Promise<ApiAnswer>;
  put(path: string, body: object): Promise<ApiAnswer>;
  post(path: string, body?: object, headers?: Headers): Promise<ApiAnswer>;
  /** Each file as one part named `file`. */
  upload(path: string, files: readonly Uint8Array[], more?: Upload): Promise<ApiAnswer>;
  /** Lets go of the connections. */
  close(): void;
};

/** Calls reject when the connection breaks. `key` null asks as anyone. */
export function createApi(origin: string, key: string | null): Api {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const known: Headers = {
    'on-behalf-of': 'Kari Saksbehandler',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };

  function ask(method: string, path: string, sent: Sent | null, more: Headers = {}): Promise<ApiAnswer> {
    const headers = {
      ...known,
      ...more,
      ...(sent && { 'content-type': sent.contentType, 'content-length': String(sent.bytes.length) }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, origin), { method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const isJson = /json/.test(response.headers['content-type'] ?? '');
          const text = isJson ? Buffer.concat(chunks).toString('utf8') : '{}';
          const json = JSON.parse(text) as ApiAnswer['json'];
          resolve({ status: response.statusCode ?? 0, headers: response.headers, json });
        });
      });
      asked.on('error', reject);
      asked.end(sent?.bytes);
    });
  }

  return {
    get: (path) => ask('GET', path, null),
    put: (path, body) => ask('PUT', path, jsonOf(body)),
    post: (path, body, headers) => ask('POST', path, body ? jsonOf(body) : null, headers),
    upload: async (path, files, { fields = {}, headers = {} } = {}) =>
      ask('POST', path, await multipartOf(files, fields), headers),
    close: () => agent.destroy(),
  };
}

function jsonOf(body: object): Sent {
  return { bytes: Buffer.from(JSON.stringify(body)), contentType: 'application/json' };
}

async function multipartOf(files: readonly Uint8Array[], fields: Headers): Promise<Sent> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const [index, bytes] of files.entries())
    form.append('file', new Blob([new Uint8Array(bytes)]), `paper-${index + 1}.pdf`);
  const written = new Response(form);
  const bytes = Buffer.from(await written.arrayBuffer());
  return { bytes, contentType: written.headers.get('content-type') ?? '' };
}
