// The routes answered in front of Express answer as they do behind it: same refusals, same headers, same log, same figures.

import { request as rawRequest, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { aRoute, type Doors, openDoors } from '../support/http.js';

const body = z.strictObject({ text: z.string().min(1).max(20) });
const asked = aRoute({
  method: 'post',
  path: '/asked',
  permission: 'verify',
  body,
  run: async ({ body: sent, who }) => ({ ok: true, value: { sent, onBehalfOf: who.onBehalfOf } }),
});

let direct: Doors;
let behind: Doors;
const servers: Server[] = [];

beforeEach(async () => {
  direct = await openDoors([{ ...asked, direct: true }]);
  behind = await openDoors([asked]);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
  await direct.remove();
  await behind.remove();
});

type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly key?: 'good' | 'none' | 'other scope' | 'wrong';
};

const CASES: readonly (readonly [string, Sent])[] = [
  ['an answer', {}],
  [
    'an answer in nynorsk to a person acted for',
    { headers: { 'accept-language': 'nn', 'on-behalf-of': 'Kari' } },
  ],
  ['no key', { key: 'none' }],
  ['a wrong key', { key: 'wrong' }],
  ['a key of another scope', { key: 'other scope' }],
  ['every fault', { body: '{"text":"","more":1}' }],
  ['what is no JSON', { body: '{"text":' }],
  ['another kind of body', { headers: { 'content-type': 'text/plain' } }],
  ['too long a body', { body: JSON.stringify({ text: 'x'.repeat(70_000) }) }],
  ['an unusable person acted for', { headers: { 'on-behalf-of': 'x'.repeat(101) } }],
  ['a question mark', { path: '/asked?' }],
  ['an unknown query', { path: '/asked?a=1' }],
  ['another method', { method: 'PUT' }],
  ['another path', { path: '/asked/' }],
];

test.each(CASES)('%s is the same in front of Express as behind it', async (_what, sent) => {
  const [front, back] = [await ask(direct, sent), await ask(behind, sent)];
  expect(front).toEqual(back);
});

test('a wrong key counts against the address the trusted proxy names, on either side', async () => {
  for (const doors of [direct, behind]) {
    const app = doors.another([{ ...asked, ...(doors === direct && { direct: true as const }) }], {
      publicRate: 2,
      trustedProxies: ['loopback'],
    });
    const from = (address: string) =>
      ask({ ...doors, app }, { key: 'wrong', headers: { 'x-forwarded-for': address } }).then(
        ({ status }) => status,
      );
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([
      401, 401, 429,
    ]);
    expect(await from('192.0.2.2')).toBe(401);
  }
});

test('what is answered in front is logged and counted by its route', async () => {
  await ask(direct, {});
  await ask(behind, {});
  const lines = (doors: Doors) =>
    doors.logged
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map(({ method, route, status, code, msg }) => ({ method, route, status, code, msg }));
  expect(lines(direct)).toEqual(lines(behind));
  expect((await direct.metrics.text()).text).toContain('route="POST /asked"');
});

async function ask(doors: Doors, sent: Sent) {
  const { bearer } = await doors.keyFor(sent.key === 'other scope' ? 'calls' : 'verify');
  const authorization = sent.key === 'wrong' ? `${bearer}x` : bearer;
  const server = createServer(doors.app).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const out = rawRequest(
        {
          port,
          host: '127.0.0.1',
          method: sent.method ?? 'POST',
          path: sent.path ?? '/asked',
          headers: {
            'content-type': 'application/json',
            ...(sent.key !== 'none' && { authorization }),
            ...sent.headers,
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          answer.on('end', () => {
            const { date: _date, 'x-request-id': _id, ...headers } = answer.headers;
            resolve({
              status: answer.statusCode ?? 0,
              headers,
              text: text.replace(/"requestId":"[^"]+"/, ''),
            });
          });
        },
      );
      out.on('error', reject);
      out.end(sent.body ?? '{"text":"hei"}');
    },
  );
}
