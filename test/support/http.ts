// Doors with small routes of a test's own behind them, on a real database in a temporary folder.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../../src/http/server.js';
import { z } from 'zod';
import { act, type Who } from '../../src/audit/act.js';
import { createLedger, type Ledger } from '../../src/audit/ledger.js';
import type { Database } from '../../src/database/database.js';
import { openDatabase } from '../../src/database/open.js';
import { createLog } from '../../src/http/log.js';
import { createMetrics, type Metrics } from '../../src/http/metrics.js';
import { defineRoute, type Route, type RouteSpec } from '../../src/http/route.js';
import { createHttp, type HttpNeeds } from '../../src/http/server.js';
import { type Keys, makeKeys, readKeys } from '../../src/sealing/keys.js';
import type { Instant } from '../../src/shared/dates.js';
import type { ClientId, Id } from '../../src/shared/ids.js';
import { allowed } from '../../src/shared/result.js';
import { createClient } from '../../src/staff/actions.js';
import { NOW } from './builders.js';
import { databaseUrlIn, makeDatabaseIn, removeDatabaseIn } from './engine.js';

export type Doors = {
  /** Where the embedded database lies. */
  readonly folder: string;
  readonly app: Service;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly metrics: Metrics;
  /** Every log line so far, as JSON text. */
  readonly logged: string[];
  now(): Instant;
  setNow(instant: Instant): void;
  /** Another server on the same installation. */
  another(routes: readonly Route[], changes?: Partial<HttpNeeds>): Service;
  /** A client's key for the Authorization header. */
  keyFor(...scopes: string[]): Promise<{ readonly id: ClientId; readonly bearer: string }>;
  remove(): Promise<void>;
};

export const OPERATOR: Who = { kind: 'operator', id: null, onBehalfOf: null, requestId: 'command-1' };

export async function openDoors(routes: readonly Route[], changes: Partial<HttpNeeds> = {}): Promise<Doors> {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-http-'));
  await makeDatabaseIn(folder);
  const database = await openDatabase(databaseUrlIn(folder));
  const keys = readKeys(makeKeys());
  let now = NOW;
  const clock = () => now;
  const ledger = createLedger({
    database,
    keys,
    logId: 'test',
    now: clock,
    keepCheckpoint: async () => undefined,
  });
  const logged: string[] = [];
  const metrics = createMetrics();
  const needs: HttpNeeds = {
    routes,
    database,
    ledger,
    keys,
    now: clock,
    ready: () => database.probe(),
    log: createLog('info', { write: (line: string) => void logged.push(line) }),
    metrics,
    errorPage: () => null,
    publicUrl: 'http://127.0.0.1:3000',
    publicRate: 1000,
    trustedProxies: [],
    ...changes,
  };
  let made = 0;
  const newId = <Of extends string>() => `id-${++made}` as Id<Of>;
  return {
    folder,
    app: createHttp(needs),
    database,
    ledger,
    keys,
    metrics,
    logged,
    now: clock,
    setNow(instant) {
      now = instant;
    },
    another: (others, more = {}) =>
      createHttp({ ...needs, metrics: createMetrics(), routes: others, ...more }),
    async keyFor(...scopes) {
      const made = await createClient({ ledger, now: clock, newId }, OPERATOR, {
        name: 'case system',
        scopes,
      });
      if (!made.ok) throw new Error('the client was refused');
      return { id: made.value.id, bearer: `Bearer ${made.value.key}` };
    },
    async remove() {
      await ledger.close();
      await database.close();
      await removeDatabaseIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const nothing = z.strictObject({});

type AnyRoute = RouteSpec<z.ZodType, z.ZodType, z.ZodType, unknown>;

/** A public GET that answers `{ ok: true }`; every part can be changed. */
export function aRoute(changes: Partial<AnyRoute> = {}): Route {
  return defineRoute<z.ZodType, z.ZodType, z.ZodType, unknown>({
    method: 'get',
    path: '/things',
    permission: 'anyone',
    summary: 'A thing for a test.',
    params: nothing,
    query: nothing,
    body: nothing,
    answers: { 200: { description: 'The thing' } },
    problems: [],
    run: async () => allowed({ ok: true }),
    show: (value) => ({ status: 200, json: value }),
    ...changes,
  });
}

/** A creating POST whose effect is one line of the record; `ran` tells how often the action was reached. */
export function aCreatingRoute(
  ledger: () => Ledger,
  changes: Partial<AnyRoute> = {},
): { readonly route: Route; readonly ran: () => number } {
  let ran = 0;
  const route = aRoute({
    method: 'post',
    creates: true,
    body: z.strictObject({ name: z.string() }),
    answers: { 201: { description: 'Made' } },
    run: async ({ who, body }) => {
      const number = ++ran;
      return act({ ledger: ledger() }, who, async () => ({
        result: allowed({ number, body }),
        event: { type: 'callback-asked', outcome: 'done', about: `thing-${number}` },
      }));
    },
    show: (value) => ({ status: 201, json: value }),
    ...changes,
  });
  return { route, ran: () => ran };
}

/** Sends bytes as they are to a port of this machine and gives everything that comes back until the other side closes. */
export function exchange(port: number, sent: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
    socket.write(sent);
  });
}

/** One request written by hand; the connection is closed after it. `body` bytes are sent in one chunk. */
export async function sendChunked(
  app: Service,
  path: string,
  body: Buffer,
): Promise<{ status: number; text: string }> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
    '',
    `${body.length.toString(16)}\r\n`,
  ].join('\r\n');
  const text = await exchange(port, Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n0\r\n\r\n')]));
  server.close();
  return { status: Number(text.slice(9, 12)), text };
}
