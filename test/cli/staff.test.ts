// Accounts of staff as an operator makes them; and the link a first start lays out.

import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { offerFirstLink } from '../../src/processes/first-link.js';
import { createLog } from '../../src/http/log.js';
import { type Place, aPlace } from '../support/command.js';
import { type TestWorld, aWorld } from '../support/world.js';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

const create = (...more: readonly string[]) =>
  place.run('staff', 'create', '--username', 'Kari.Moen', '--name', 'Kari Moen', ...more);

type Created = { readonly id: string; readonly link: string; readonly expiresAt: string };

test('an account is made with a link for its owner, listed, and disabled', async () => {
  const made = await create('--roles', 'handler,reviewer', '--json');
  expect(made).toMatchObject({ exit: 0, err: '' });
  const { id, link } = made.json() as Created;
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/intern\/lenke\/[\w-]{43}$/);
  const listed = await place.run('staff', 'list', '--json');
  expect(listed.json()).toMatchObject([
    { id, username: 'kari.moen', name: 'Kari Moen', roles: ['handler', 'reviewer'], hasPassword: false },
  ]);
  expect(listed.out).not.toContain(link.slice(-43));
  const again = await place.run('staff', 'link', id, '--json');
  expect((again.json() as Created).link).not.toBe(link);
  expect(await place.run('staff', 'disable', id)).toMatchObject({ exit: 0 });
  expect((await place.run('staff', 'list')).out).toMatch(/kari\.moen {2}Kari Moen .*disabled \d{4}-/);
  expect(await place.run('staff', 'link', id)).toMatchObject({ exit: 1 });
});

test('what an account cannot be made of is told in one sentence a fault', async () => {
  const wrong = await place.run('staff', 'create', '--username', 'K', '--name', ' ', '--roles', 'king');
  expect(wrong).toMatchObject({ exit: 1, out: '' });
  expect(wrong.err).toMatch(/a username has .*; an account needs a name .*; there is no such role/);
  await create('--roles', 'dpo');
  const taken = await create('--roles', 'dpo');
  expect([taken.exit, taken.err]).toEqual([1, 'fullmakt: the username is in use\n']);
});

test('the first start lays out a link only its owner can read, and only while there is no account', async () => {
  const world: TestWorld = await aWorld();
  const { firstLinkFile } = world.config;
  const said: string[] = [];
  const log = createLog('info', { write: (line: string) => void said.push(line) });
  await offerFirstLink({ config: world.config, world, log });
  expect(statSync(firstLinkFile).mode & 0o777).toBe(0o600);
  const link = readFileSync(firstLinkFile, 'utf8').trim();
  expect(link).toMatch(/\/intern\/lenke\/[\w-]{43}$/);
  expect(said.join('')).toContain(firstLinkFile);
  expect(said.join('')).not.toContain(link.slice(-43));
  await offerFirstLink({ config: world.config, world, log });
  expect(readFileSync(firstLinkFile, 'utf8').trim()).not.toBe(link);
  await world.remove();
});
