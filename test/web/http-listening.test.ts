// The server as a whole: limits on connections and headers, what is not HTTP, and stopping without losing anything.

import { once } from 'node:events';
import { Agent, get, request as ask } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../src/http/log.js';
import { listen, type Listening } from '../../src/http/listening.js';
import type { Route } from '../../src/http/route.js';
import { allowed } from '../../src/shared/result.js';
import { aRoute, type Doors, exchange, openDoors } from '../support/http.js';

let doors: Doors;
let listening: Listening;
afterEach(async () => {
  await listening.stop();
  await doors.remove();
});

async function open(routes: readonly Route[] = [aRoute()], noticeMs = 0): Promise<number> {
  doors = await openDoors(routes);
  listening = await listen({
    app: doors.app,
    host: '127.0.0.1',
    port: 0,
    log: createLog('silent'),
    noticeMs,
  });
  return listening.port;
}

function fetchPath(
  port: number,
  path: string,
  agent?: Agent,
): Promise<{ status: number; connection: string }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, ...(agent && { agent }) }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection ?? '' }),
      );
    }).on('error', reject);
  });
}

function problemIn(heard: string): { status: number; code: string; requestId: string } {
  expect(heard).toContain('content-type: application/problem+json');
  expect(heard).toContain("default-src 'none'");
  return JSON.parse(heard.slice(heard.indexOf('\r\n\r\n') + 4)) as ReturnType<typeof problemIn>;
}

test('the limits of the server are set, all of them', async () => {
  await open();
  const { server } = listening;
  expect(server.headersTimeout).toBe(10_000);
  expect(server.requestTimeout).toBe(120_000);
  expect(server.keepAliveTimeout).toBe(65_000);
  expect(server.maxConnections).toBe(2_000);
  expect(server.maxRequestsPerSocket).toBe(1_000_000);
});

test('headers that do not come are cut off after ten seconds, not thirty', async () => {
  const port = await open();
  const startedAt = performance.now();
  const heard = await exchange(port, 'GET /things HTTP/1.1\r\nHost: x\r\nX-Slow:');
  const seconds = (performance.now() - startedAt) / 1000;
  expect(problemIn(heard)).toMatchObject({ status: 408, code: 'REQUEST_TIMED_OUT' });
  expect(seconds).toBeGreaterThan(9);
  expect(seconds).toBeLessThan(13);
}, 20_000);

test('who sends nonsense, reads nothing and stays is cut off', async () => {
  const port = await open();
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  socket.write('nonsense\r\n\r\n');
  const endsAt = performance.now() + 3_000;
  const openNow = () =>
    new Promise<number>((resolve) => listening.server.getConnections((_error, count) => resolve(count)));
  while ((await openNow()) > 0 && performance.now() < endsAt) await pause(20);
  expect(await openNow()).toBe(0);
  socket.destroy();
});

test('what is not HTTP is answered by a problem and the connection closed', async () => {
  const port = await open();
  const bad = [
    'nonsense\r\n\r\n',
    'GET /things HTTP/1.1\r\n\r\n',
    'GET /things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    'POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET /things HTTP/1.1\r\nHost: x\r\nX: a\r\n folded\r\n\r\n',
    'GET /things HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n',
  ];
  for (const sent of bad) {
    const heard = await exchange(port, sent);
    expect(heard, sent).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard.toLowerCase()).toContain('connection: close');
  }
  expect(problemIn(await exchange(port, 'nonsense\r\n\r\n'))).toMatchObject({ code: 'UNREADABLE_REQUEST' });
});

test('more than 16 KB of headers are too large', async () => {
  const port = await open();
  const heard = await exchange(port, `GET /things HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(17_000)}\r\n\r\n`);
  expect(problemIn(heard)).toMatchObject({ status: 431, code: 'HEADERS_TOO_LARGE' });
});

test('nonsense behind a request under way does not land in its answer', async () => {
  const slow = aRoute({
    path: '/slow',
    run: async () => {
      await pause(100);
      return allowed('whole');
    },
  });
  const port = await open([slow]);
  const heard = await exchange(port, 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n');
  expect(heard === '' || heard.endsWith('"whole"')).toBe(true);
});

test('an unknown expectation is no reason to refuse', async () => {
  const port = await open([aRoute({ method: 'post' })]);
  const [response] = (await once(
    ask({ port, host: '127.0.0.1', path: '/things', method: 'POST', headers: { expect: 'miracles' } }).end(),
    'response',
  )) as [{ statusCode: number; resume(): void }];
  response.resume();
  expect(response.statusCode).toBe(200);
});

test('TRACE is off', async () => {
  const port = await open();
  const heard = await exchange(
    port,
    'TRACE /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Secret: s3cret\r\n\r\n',
  );
  expect(heard).toMatch(/^HTTP\/1\.1 405 /);
  expect(heard).not.toContain('s3cret');
});

test('when it stops, readiness says no first, running requests finish, new ones find the door closed', async () => {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = aRoute({
    path: '/slow',
    run: async () => {
      begun();
      await gate;
      return allowed('done');
    },
  });
  const port = await open([slow, aRoute()], 200);
  const agent = new Agent({ keepAlive: true });
  expect((await fetchPath(port, '/readyz', agent)).status).toBe(200);
  const running = fetchPath(port, '/slow', agent);
  await hasBegun;
  const stopping = listening.stop();
  expect(await fetchPath(port, '/readyz')).toEqual({ status: 503, connection: 'close' });
  expect((await fetchPath(port, '/things')).status).toBe(200);
  await pause(300);
  await expect(fetchPath(port, '/things')).rejects.toThrow(/ECONNREFUSED/);
  expect(await Promise.race([stopping.then(() => 'stopped'), pause(50, 'running')])).toBe('running');
  go();
  expect(await running).toEqual({ status: 200, connection: 'close' });
  await stopping;
  agent.destroy();
});

test('connections that do nothing do not hold up the stop', async () => {
  const port = await open();
  const idle = connect(port, '127.0.0.1');
  await once(idle, 'connect');
  idle.on('error', () => undefined);
  const startedAt = performance.now();
  await listening.stop();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('an address in use is told at once', async () => {
  const port = await open();
  await expect(listen({ app: doors.app, host: '127.0.0.1', port, log: createLog('silent') })).rejects.toThrow(
    /EADDRINUSE/,
  );
});
