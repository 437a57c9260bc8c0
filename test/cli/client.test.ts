// API clients, help, settings and exit codes as an operator meets them.

import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Place, aPlace, runCommand } from '../support/command.js';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

type Created = { readonly id: string; readonly key: string };

test('a client is made with one JSON value that holds its id and its key', async () => {
  const made = await place.run(
    'client',
    'create',
    '--name',
    'Case system',
    '--scopes',
    'cases, calls',
    '--json',
  );
  expect(made).toMatchObject({ exit: 0, err: '' });
  const { id, key, ...rest } = made.json() as Created;
  expect(rest).toEqual({});
  expect(key).toMatch(/^fm_.+\..{43}$/);
  expect(key).toContain(id);
});

test('a client is listed without its key, and as revoked once it is', async () => {
  const made = await place.run('client', 'create', '--name', 'Case system', '--scopes', 'verify', '--json');
  const { id, key } = made.json() as Created;
  const listed = await place.run('client', 'list', '--json');
  expect(listed.json()).toMatchObject([{ id, name: 'Case system', scopes: ['verify'], revokedAt: null }]);
  expect(listed.out).not.toContain(key.split('.')[1]);
  expect(await place.run('client', 'revoke', id)).toMatchObject({ exit: 0 });
  expect((await place.run('client', 'list')).out).toMatch(/Case system.*revoked \d{4}-/);
});

test('a client with an unknown scope is refused with one sentence and exit code 1', async () => {
  const refused = await place.run('client', 'create', '--name', 'X', '--scopes', 'cases,everything');
  expect(refused).toMatchObject({ exit: 1, out: '' });
  expect(refused.err).toMatch(/^fullmakt: there is no such scope; there are cases, calls, .+\n$/);
});

test('a refusal with --json is one JSON value on stdout as well', async () => {
  const refused = await place.run('client', 'create', '--name', ' ', '--scopes', 'all', '--json');
  expect(refused.exit).toBe(1);
  expect(refused.json()).toMatchObject({
    error: { code: 'INVALID_INPUT', faults: [{ path: 'name' }, { path: 'scopes[0]' }] },
  });
});

test('revoking a client nobody has made is refused', async () => {
  await place.run('migrate');
  const refused = await place.run('client', 'revoke', 'nobody');
  expect(refused).toMatchObject({ exit: 1, err: 'fullmakt: there is no client nobody\n' });
});

test('nothing is made by a command that only looks, in a folder without an installation', async () => {
  for (const argv of [
    ['client', 'list'],
    ['audit', 'verify'],
    ['audit', 'export'],
  ]) {
    const looked = await place.run(...argv);
    expect(looked.exit).toBe(2);
    expect(looked.err).toContain('there is no installation here');
  }
  expect(existsSync(place.at('fullmakt.sqlite'))).toBe(false);
  expect(existsSync(place.at('keys.json'))).toBe(false);
});

test('faulty settings are all told at once, with exit code 2 and without a trace', async () => {
  const environment = { ...place.environment, PORT: 'eighty', PUBLIC_RATE: '0', TRUSTED_PROXIES: 'true' };
  const refused = await runCommand(['migrate', '--json'], { environment });
  expect(refused.exit).toBe(2);
  for (const setting of ['PORT', 'PUBLIC_RATE', 'TRUSTED_PROXIES']) expect(refused.err).toContain(setting);
  expect(refused.err).not.toContain(' at ');
  expect(refused.json()).toMatchObject({
    error: { faults: [{ path: 'PORT' }, { path: 'TRUSTED_PROXIES' }, { path: 'PUBLIC_RATE' }] },
  });
});

test('keys that are missing or of another installation stop a command with exit code 2', async () => {
  await place.run('migrate');
  const other = await aPlace();
  await other.run('migrate');
  const foreign = { ...place.environment, KEYS_FILE: other.at('keys.json') };
  expect(await runCommand(['client', 'list'], { environment: foreign })).toMatchObject({
    exit: 2,
    err: 'fullmakt: the keys file belongs to another installation\n',
  });
  const missing = { ...place.environment, KEYS_FILE: place.at('nowhere.json') };
  const without = await runCommand(['client', 'list'], { environment: missing });
  expect(without.exit).toBe(2);
  expect(without.err).toContain('the keys file is missing');
  await other.remove();
});

test('a file that is no database stops a command with exit code 2', async () => {
  writeFileSync(place.at('letter.sqlite'), 'this is a letter, not a database'.repeat(100));
  const environment = { ...place.environment, DATABASE_URL: `file:${place.at('letter.sqlite')}` };
  const stopped = await runCommand(['client', 'list', '--json'], { environment });
  expect(stopped.exit).toBe(2);
  expect(stopped.json()).toMatchObject({ error: { code: 'DATABASE_UNAVAILABLE' } });
});

test('a command that is misspelt is told so, with --json as one JSON value too', async () => {
  const misspelt = await place.run('clint', '--json');
  expect(misspelt.exit).toBe(2);
  expect(misspelt.err).toContain('unknown command');
  expect(misspelt.json()).toMatchObject({ error: { code: 'MISUSED' } });
});

test('an option that is left out is named', async () => {
  const refused = await place.run('client', 'create', '--name', 'X');
  expect(refused.exit).toBe(2);
  expect(refused.err).toContain('--scopes');
});

test('every command has help, on stdout and with exit code 0', async () => {
  const commands = [
    [],
    ['migrate'],
    ['client'],
    ['client', 'create'],
    ['client', 'list'],
    ['client', 'revoke'],
    ['cases', 'import'],
    ['audit', 'verify'],
    ['audit', 'export'],
  ];
  for (const command of commands) {
    const helped = await place.run(...command, '--help');
    expect(helped, command.join(' ')).toMatchObject({ exit: 0, err: '' });
    expect(helped.out).toContain(`Usage: ${['fullmakt', ...command].join(' ')}`);
  }
});

test('migrating says which schema it came to and what the database holds', async () => {
  const migrated = await place.run('migrate', '--json');
  expect(migrated.json()).toMatchObject({
    schema: expect.stringMatching(/^\d{4}_/),
    counts: { cases: 0, auditEntries: 0 },
  });
  expect((await place.run('migrate')).out).toContain('newest schema');
});
