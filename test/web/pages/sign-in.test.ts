// Signing in and out, as staff meet it; and what a session opens.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import {
  changeRoles,
  createAccount,
  disableAccount,
  inviteFirst,
} from '../../../src/staff/accounts/actions.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { NOW } from '../../support/builders.js';
import { OPERATOR } from '../../support/http.js';
import { aVisitor, valueIn } from '../../support/pages.js';
import { recordedIn, valueOf } from '../../support/paper-world.js';
import { aColleague, anAccount, PASSWORD } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';
import { anApp } from '../../support/app.js';

let world: TestWorld;
let app: App;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

const SIGN_IN = '/intern/logg-inn';

test('the first link makes the first account, once, and its owner signs in', async () => {
  const link = await inviteFirst(world, OPERATOR);
  const path = `/intern/lenke/${link?.secret}`;
  const guest = aVisitor(app.http);
  expect((await guest.open(path)).text).toContain('Lag den første kontoen');
  const typed = { username: 'Sjefen', name: 'Åse Øvrebø', password: 'kort', repeated: 'kort' };
  const short = await guest.send(path, typed);
  expect([short.status, valueIn(short, 'name')]).toEqual([422, 'Åse Øvrebø']);
  expect(short.text).toContain('minst 15 tegn');
  expect(short.html).not.toContain('value="kort"');
  const easy = 'Fjordkreditt2026!';
  expect((await guest.send(path, { ...typed, password: easy, repeated: easy })).text).toContain(
    'lett å gjette',
  );
  const unlike = await guest.send(path, { ...typed, password: PASSWORD, repeated: `${PASSWORD}.` });
  expect(unlike.text).toContain('ikke like');
  const made = await guest.send(path, { ...typed, password: PASSWORD, repeated: PASSWORD });
  expect([made.status, made.location]).toEqual([303, '/intern/logg-inn?passord=lagret']);
  expect((await guest.open(path)).status).toBe(404);
  const signedIn = await guest.send(SIGN_IN, { username: 'SJEFEN ', password: PASSWORD, to: '' });
  expect(signedIn.status).toBe(303);
  expect((await guest.open('/intern')).text).toContain('Åse Øvrebø');
  expect(await inviteFirst(world, OPERATOR)).toBeNull();
});

test('a wrong password, an unknown user and a disabled account are answered alike', async () => {
  const { username } = await anAccount(world);
  const gone = await anAccount(world);
  valueOf(await disableAccount(world, OPERATOR, gone.id));
  const unready = valueOf(
    await createAccount(world, OPERATOR, { username: 'ny.her', name: 'Ny Her', roles: ['handler'] }),
  );
  const answers = await Promise.all(
    [
      [username, `${PASSWORD}x`],
      ['finnes.ikke', PASSWORD],
      [gone.username, PASSWORD],
      [unready.account.username, PASSWORD],
    ].map(async ([user = '', password = '']) => {
      const { status, text, headers } = await aVisitor(app.http).send(SIGN_IN, {
        username: user,
        password,
        to: '',
      });
      return { status, text, cookie: headers['set-cookie'] };
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 422, cookie: undefined });
  expect(answers[0]?.text).toContain('Brukernavnet eller passordet er ikke riktig');
});

test('the cookie is of no use to scripts or other sites, and nothing that opens the session is stored', async () => {
  const { username } = await anAccount(world);
  const answer = await request(app.http)
    .post(SIGN_IN)
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send({ username, password: PASSWORD, to: '' });
  const cookies = answer.headers['set-cookie'] as unknown as readonly string[];
  const [session = '', known = ''] = cookies;
  expect(session).toMatch(/^fullmakt-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(known).toMatch(/^fullmakt-known=.*HttpOnly/);
  const { q, t } = world.database.read;
  const rows = JSON.stringify(await q.select().from(t.staffSessions));
  expect(rows).not.toContain(session.slice('fullmakt-session='.length, session.indexOf(';')));
});

test('where people come by https the cookie belongs to this host alone', async () => {
  const safe = await aWorld({ PUBLIC_URL: 'https://fullmakt.example.no' });
  const there = await anApp(safe);
  const { username } = await anAccount(safe);
  const answer = await request(there.http)
    .post(SIGN_IN)
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send({ username, password: PASSWORD, to: '' });
  expect(String(answer.headers['set-cookie'])).toMatch(/__Host-fullmakt-session=.*; Secure;/);
  await there.close();
  await safe.remove();
});

test('without a session one is led to sign in, and from there to where one wanted to go', async () => {
  const guest = aVisitor(app.http);
  const led = await guest.open('/intern');
  expect([led.status, led.location]).toEqual([303, `${SIGN_IN}?til=%2Fintern`]);
  const page = await guest.follow(led);
  expect(valueIn(page, 'to')).toBe('/intern');
  const { username } = await anAccount(world);
  const to = '/intern/kontroll/42?side=2';
  const on = await guest.send(SIGN_IN, { username, password: PASSWORD, to });
  expect(on.location).toBe(to);
});

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/intern/../api',
  '/intern\\@x',
  '/nb',
  'javascript:1',
])('after signing in nobody is led to %s', async (to) => {
  const { username } = await anAccount(world);
  const on = await aVisitor(app.http).send(SIGN_IN, { username, password: PASSWORD, to });
  expect([on.status, on.location]).toEqual([303, '/intern']);
});

test('a session is over at once when its owner signs out, and its form must carry its token', async () => {
  const kari = await aColleague(app.http, world);
  const forged = await kari.send('/intern/logg-ut', { csrf: 'x'.repeat(32) });
  expect([forged.status, (await kari.open('/intern')).status]).toEqual([403, 200]);
  const out = await kari.submit('/intern/logg-ut', {});
  expect([out.status, out.location]).toEqual([303, SIGN_IN]);
  expect(out.headers['clear-site-data']).toContain('"storage"');
  expect((await kari.open('/intern')).status).toBe(303);
});

test('a session ends by being left alone, and in the end in any case', async () => {
  const idle = await aColleague(app.http, world);
  const busy = await aColleague(app.http, world);
  for (let minutes = 20; minutes <= 10 * 60 + 20; minutes += 20) {
    world.setNow(addMinutes(NOW, minutes));
    // What a page asks by itself is no use of the session.
    if (minutes <= 40) await idle.open('/intern/okt');
    const { status } = await busy.open('/intern');
    expect(status, `after ${minutes} minutes`).toBe(minutes < 10 * 60 ? 200 : 303);
  }
  expect((await idle.open('/intern')).status).toBe(303);
  world.setNow(NOW);
});

test('disabling somebody, or giving other roles, counts from the next request on', async () => {
  const kari = await aColleague(app.http, world);
  const boss = await aColleague(app.http, world, { roles: ['admin'] });
  const other = await aColleague(app.http, world);
  valueOf(await changeRoles(world, OPERATOR, { id: other.id, roles: ['dpo'] }));
  expect((await other.open('/intern')).status).toBe(303);
  const asBoss = { kind: 'staff', id: boss.id, onBehalfOf: 'Sjefen', requestId: 'r' } as const;
  const own = await changeRoles(world, asBoss, { id: boss.id, roles: ['dpo'] });
  expect(own).toMatchObject({ ok: false, refusal: { code: 'FORBIDDEN' } });
  expect((await kari.open('/intern')).status).toBe(200);
  valueOf(await disableAccount(world, OPERATOR, kari.id));
  expect((await kari.open('/intern')).status).toBe(303);
  expect((await boss.open('/intern')).status).toBe(200);
});

test('tries in vain are slowed down, and a browser that is known has tries of its own', async () => {
  const { username } = await anAccount(world);
  const owner = aVisitor(app.http);
  const right = { username, password: PASSWORD, to: '' };
  expect((await owner.send(SIGN_IN, right)).status).toBe(303);
  const stranger = aVisitor(app.http);
  for (let tries = 0; tries < 10; tries += 1)
    expect((await stranger.send(SIGN_IN, { ...right, password: 'feil' })).status).toBe(422);
  const slowed = await stranger.send(SIGN_IN, right);
  expect([slowed.status, slowed.text.includes('Vent et kvarter')]).toEqual([429, true]);
  expect((await owner.send(SIGN_IN, right)).status).toBe(303);
  world.setNow(addMinutes(NOW, 16));
  expect((await stranger.send(SIGN_IN, right)).status).toBe(303);
  world.setNow(NOW);
});

test('a session opens the API within its roles, with the token where something changes', async () => {
  const kari = await aColleague(app.http, world, { roles: ['handler'] });
  const { html } = await kari.open('/intern/okt');
  expect(JSON.parse(html)).toEqual({ idleUntil: addMinutes(NOW, 30), endsAt: addMinutes(NOW, 600) });
  const listed = await kari.open('/api/v1/authorizations', { Accept: 'application/json' });
  expect(listed.status).toBe(200);
  expect((await kari.open('/api/v1/reviews', { Accept: 'application/json' })).status).toBe(403);
  const without = await kari.send('/intern/okt', {});
  expect(without.status).toBe(403);
  const headers = { 'x-csrf-token': kari.token, 'Content-Type': 'application/json' };
  expect((await kari.send('/intern/okt', {}, { headers })).status).toBe(200);
});

test('what happens to accounts and sessions is recorded', async () => {
  const recorded = await recordedIn(world);
  for (const event of [
    'staff-invited done',
    'staff-created done',
    'password-set done',
    'password-set refused',
    'signed-in done',
    'sign-in-failed refused',
    'signed-out done',
    'staff-disabled done',
  ])
    expect(recorded, event).toContain(event);
});
