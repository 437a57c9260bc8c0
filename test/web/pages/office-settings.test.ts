// The settings of the agency: edited in parts, looked over, put in force – here, at other processes and after a start.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { anApp } from '../../support/app.js';
import { another } from '../../support/nodes.js';
import { aVisitor, valueIn } from '../../support/pages.js';
import { aColleague, type Colleague } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';

const ABOUT = '/intern/innstillinger/byraa';
const HOURS = '/intern/innstillinger/tider';
const POLICY = '/intern/innstillinger/regler';
const DRAFT = '/intern/innstillinger/utkast';

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

/** What stands in every field of a form, with some changes. */
async function fieldsOf(path: string, changes: Record<string, string>): Promise<Record<string, string>> {
  const page = await boss.open(path);
  const names = [...page.html.matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  const fields = names.filter((name) => name !== 'csrf').map((name) => [name, valueIn(page, name) ?? '']);
  return { ...Object.fromEntries(fields), ...changes };
}

async function edit(path: string, changes: Record<string, string>) {
  return boss.submit(path, await fieldsOf(path, changes));
}

async function putInForce() {
  const draft = await boss.open(DRAFT);
  return boss.submit(`${DRAFT}/bruk`, { edition: valueIn(draft, 'edition') ?? '' });
}

test('a draft changes nothing until it is put in force; then everything shows it at once', async () => {
  const drafted = await edit(ABOUT, { name: 'Nordlys Inkasso', address: 'Nygata 1\n9999 Nyby' });
  expect([drafted.status, drafted.location]).toEqual([303, DRAFT]);
  const shown = await boss.follow(drafted);
  expect(shown.text).toContain('Navn Fjordkreditt Inkasso Nordlys Inkasso');
  expect(shown.text).toContain('Postadresse Eksempelveien 12, 9999 Eksempelby Nygata 1, 9999 Nyby');
  const visitor = aVisitor(app.http);
  expect((await visitor.open('/nb')).text).toContain('Fjordkreditt Inkasso');
  const blank = await visitor.open('/api/v1/templates/general.pdf');
  const used = await putInForce();
  expect([used.status, used.location]).toEqual([303, '/intern/innstillinger']);
  expect((await boss.follow(used)).text).toContain('Utgave 1');
  expect((await visitor.open('/nb')).text).toContain('Nordlys Inkasso');
  const again = await visitor.open('/api/v1/templates/general.pdf');
  expect(again.headers['etag']).not.toBe(blank.headers['etag']);
  const dpo = await aColleague(app.http, world, { roles: ['dpo'] });
  const recorded = await dpo.open('/intern/logg?hendelse=settings-changed');
  expect(recorded.text).toContain('changed.0.after Nordlys Inkasso');
});

test('other processes learn of it when they look, and a start reads it from the database', async () => {
  const other = await another(world);
  expect(other.agency.name).toBe('Nordlys Inkasso');
  await edit(POLICY, { answerWithinDays: '5' });
  await putInForce();
  expect([world.agency.policy.answerWithinDays, other.agency.policy.answerWithinDays]).toEqual([5, 7]);
  await other.settings.refresh();
  expect(other.agency.policy.answerWithinDays).toBe(5);
  expect(other.settings.all().map(({ name }) => name)).toEqual([
    'Fjordkreditt Inkasso',
    'Nordlys Inkasso',
    'Nordlys Inkasso',
  ]);
  await other.close();
});

test('a dated exception is previewed, holds for its day, and can be taken away again', async () => {
  const drafted = await edit(HOURS, {
    'dates.0.on': '17.06.2026',
    'dates.0.hours': '10-12',
    'day.5': '10.00–14.00',
  });
  const shown = await boss.follow(drafted);
  expect(shown.text).toContain('Enkeltdag 17. juni 2026 står ikke 10.00–12.00');
  expect(shown.text).toContain('onsdag 17. juni 10.00–12.00 (avvik)');
  expect(shown.text).toContain('Lørdag 10.00–14.00');
  await putInForce();
  const visitor = aVisitor(app.http);
  const { html } = await visitor.open('/api/v1/opening-hours?on=2026-06-17');
  expect(JSON.parse(html)).toMatchObject({ open: true, opensAt: '10:00', closesAt: '12:00' });
  await edit(HOURS, { 'dates.0.on': '', 'dates.0.hours': '', 'day.5': 'Stengt' });
  await putInForce();
  const after = await visitor.open('/api/v1/opening-hours?on=2026-06-17');
  expect(JSON.parse(after.html)).toMatchObject({ open: true, opensAt: '08:00' });
});

test.each([
  [HOURS, { 'day.0': '20-08' }, 'Skriv tiden som 08.00–16.00'],
  [HOURS, { 'day.1': '' }, 'Skriv tiden som 08.00–16.00'],
  [HOURS, { 'yearly.0.from': '31.02.' }, 'Skriv dag og måned som dd.mm'],
  [HOURS, { 'dates.0.on': '1.1.27', 'dates.0.hours': 'stengt' }, 'Skriv datoen som dd.mm.åååå'],
  [ABOUT, { name: '' }, 'Må fylles ut.'],
  [ABOUT, { email: 'ikke noe' }, 'e-post'],
  [ABOUT, { organisationNumber: '12' }, 'ni sifrene'],
  [POLICY, { keepAuthorizationsYears: '11' }, 'Kan være høyst 10.'],
  [POLICY, { answerWithinDays: 'en uke' }, 'Skriv et helt tall.'],
])('%s with %o is refused in words, with everything typed still there', async (path, changes, sentence) => {
  const refused = await edit(path, changes);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(sentence);
  for (const [name, value] of Object.entries(changes)) expect(valueIn(refused, name)).toBe(value);
});

test('two who edit at the same time do not overwrite each other unseen', async () => {
  const other = await aColleague(app.http, world, { roles: ['admin'], name: 'Bo Admin' });
  const policy = await fieldsOf(POLICY, { longestCallMinutes: '90' });
  await other.submit(POLICY, policy);
  const seen = await other.open(DRAFT);
  await edit(ABOUT, { phone: '+47 99 99 99 99' });
  await putInForce();
  const late = await other.submit(`${DRAFT}/bruk`, { edition: valueIn(seen, 'edition') ?? '' });
  expect([late.status, late.text.includes('Noen andre har endret innstillingene')]).toEqual([409, true]);
  expect(late.text).toContain('En samtale avsluttes av seg selv etter 120 minutter 90 minutter');
  await other.submit(`${DRAFT}/bruk`, { edition: valueIn(late, 'edition') ?? '' });
  expect([world.agency.policy.longestCallMinutes, world.agency.phone]).toEqual([90, '+47 99 99 99 99']);
});

test('a draft can be dropped, and without one there is nothing to put in force', async () => {
  await edit(ABOUT, { name: 'Angret' });
  await boss.submit(`${DRAFT}/forkast`, {});
  expect((await boss.open(DRAFT)).text).toContain('likt det som gjelder nå');
  const edition = String(world.settings.edition());
  expect((await boss.submit(`${DRAFT}/bruk`, { edition })).status).toBe(404);
});
