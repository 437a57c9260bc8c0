// Accounts of staff and API clients, as an administrator keeps them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { findClient } from '../../../src/staff/actions.js';
import { clearOldDesks } from '../../../src/staff/desk/actions.js';
import { anApp } from '../../support/app.js';
import { NOW } from '../../support/builders.js';
import { aVisitor } from '../../support/pages.js';
import { aColleague, type Colleague, PASSWORD } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;
let boss: Colleague;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  boss = await aColleague(app.http, world, { roles: ['admin'], name: 'Astrid Admin' });
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

const linkOn = (text: string) => /\/intern\/lenke\/[\w-]{43}/.exec(text)?.[0] ?? '';

test('an account is made, its link is shown once, and with it the person comes in', async () => {
  const made = await boss.submit('/intern/kontoer/ny', {
    name: 'Liv Ny',
    username: 'liv',
    roles: 'reviewer',
  });
  expect([made.status, made.location]).toEqual([303, '/intern/kontoer/lenke']);
  const shown = await boss.follow(made);
  const link = linkOn(shown.text);
  expect(link).not.toBe('');
  expect((await boss.open('/intern/kontoer/lenke')).text).toContain('vist allerede');
  const liv = aVisitor(app.http);
  await liv.send(link, { password: PASSWORD, repeated: PASSWORD });
  const signedIn = await liv.send('/intern/logg-inn', { username: 'liv', password: PASSWORD, to: '' });
  expect(signedIn.status).toBe(303);
  const list = await boss.open('/intern/kontoer');
  expect(list.text).toMatch(/Liv Ny liv Kontrollør I bruk/);
});

test('what is wrong with a new account is said at each field, and nothing typed is lost', async () => {
  const refused = await boss.submit('/intern/kontoer/ny', { name: '', username: 'æ !' });
  expect(refused.status).toBe(422);
  for (const sentence of ['Skriv navnet.', 'Brukernavnet må ha 2–64 tegn', 'Velg minst én rolle.'])
    expect(refused.text).toContain(sentence);
  expect(refused.html).toContain('value="æ !"');
});

test('roles are changed, a new link is made and an account is shut from its own page', async () => {
  const per = await aColleague(app.http, world, { name: 'Per Handler' });
  const page = `/intern/kontoer/${per.id}`;
  const none = await boss.submit(`${page}/roller`, {});
  expect([none.status, none.text.includes('Velg minst én rolle.')]).toEqual([422, true]);
  const changed = await boss.submit(`${page}/roller`, { roles: ['dpo', 'reviewer'] });
  expect((await boss.follow(changed)).text).toContain('Endringen er lagret');
  expect((await per.open('/intern')).status).toBe(303);
  const invited = await boss.follow(await boss.submit(`${page}/lenke`, {}));
  expect(linkOn(invited.text)).not.toBe('');
  const shut = await boss.follow(await boss.submit(`${page}/steng`, {}));
  expect(shut.text).toContain('Stengt');
  expect(shut.text).not.toContain('Lagre roller');
});

test('nobody shuts his own account or gives himself a role', async () => {
  const page = `/intern/kontoer/${boss.id}`;
  expect((await boss.submit(`${page}/steng`, {})).status).toBe(403);
  expect((await boss.submit(`${page}/roller`, { roles: ['dpo'] })).status).toBe(403);
  expect((await boss.open(page)).text).toContain('din egen konto');
});

test('a client is made, its key works and is shown once, and it ends at once', async () => {
  const made = await boss.submit('/intern/klienter/ny', {
    name: 'Sakssystemet',
    scopes: ['cases', 'verify'],
  });
  const shown = await boss.follow(made);
  const key = /fm_[\w-]+\.[\w-]{43}/.exec(shown.text)?.[0] ?? '';
  const client = await findClient(world.database.read, key);
  expect(client?.scopes).toEqual(['cases', 'verify']);
  expect((await boss.open('/intern/klienter/nokkel')).text).not.toContain('fm_');
  const page = `/intern/klienter/${client?.id}`;
  expect((await boss.open('/intern/klienter')).text).toMatch(/Sakssystemet Saker, Spørsmål I bruk/);
  expect((await boss.follow(await boss.submit(`${page}/steng`, {}))).text).toContain('Stengt');
  expect(await findClient(world.database.read, key)).toBeNull();
});

test('a key nobody came for is not shown later, and not kept', async () => {
  await boss.submit('/intern/klienter/ny', { name: 'Glemt', scopes: 'audit' });
  world.setNow(addMinutes(NOW, 11));
  expect((await boss.open('/intern/klienter/nokkel')).text).toContain('vist allerede');
  world.setNow(NOW);
  await boss.submit('/intern/klienter/ny', { name: 'Glemt igjen', scopes: 'audit' });
  world.setNow(addMinutes(NOW, 3 * 24 * 60));
  expect(await clearOldDesks(world)).toBe(1);
  world.setNow(NOW);
});

test('a client without name or scopes is refused in words', async () => {
  const refused = await boss.submit('/intern/klienter/ny', { name: ' ' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Skriv hvilket system det er.');
  expect(refused.text).toContain('Velg minst én ting');
});
