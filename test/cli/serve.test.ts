// The server started from the command line, with other commands working beside it.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Place, aPlace } from '../support/command.js';
import { type Spawned, runBuilt, spawnBuilt } from '../support/spawned.js';

let place: Place;
let server: Spawned | null = null;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended();
  server = null;
  await place.remove();
});

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  listening.close();
  await once(listening, 'close');
  return port;
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok;
  } catch {
    return false;
  }
}

test('a client made beside the running server is let in at once, and its stop leaves one JSON value and a whole audit', async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = { ...place.environment, PORT: String(port), LOG_LEVEL: 'info' };
  server = await spawnBuilt(['serve', '--json'], environment);
  while (!(await isReady(origin))) {
    expect(server.child.exitCode, server.err()).toBeNull();
    await pause(50);
  }
  const made = await place.run('client', 'create', '--name', 'X', '--scopes', 'cases', '--json');
  const { key } = made.json() as { readonly key: string };
  const put = await fetch(`${origin}/api/v1/cases/S-1`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      debtor: { name: 'Kari Nordmann', birthDate: '1980-01-01' },
      debtorStatus: 'normal',
      registeredOn: '2026-01-05',
      status: 'open',
    }),
  });
  expect(put.status).toBe(201);
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
  server.child.kill('SIGTERM');
  const { exit, out, err } = await server.ended();
  expect({ exit, out }).toEqual({ exit: 0, out: '{"stopped":true}\n' });
  for (const line of err.trimEnd().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect((await place.run('audit', 'verify', '--json')).json()).toMatchObject({ whole: true });
});

test('a server that cannot have its port says so in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const refused = await runBuilt(['serve'], { ...place.environment, PORT: String(port) });
  taken.close();
  expect(refused.exit).toBe(2);
  expect(refused.err).toMatch(/^fullmakt: .*address.*in use.*\n$/);
});
