// What holds for every page: its language, its policy, its files, its errors, and that nothing typed is lost.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../src/app.js';
import { ourCookies } from '../../../src/http/cookies.js';
import { allowed, refusal, refused } from '../../../src/shared/result.js';
import { readAssets } from '../../../src/web/assets.js';
import { errorPageFor } from '../../../src/web/error-page.js';
import { defineForm, definePage } from '../../../src/web/page.js';
import { Heading } from '../../../src/web/views/parts.js';
import { TextField } from '../../../src/web/views/fields.js';
import { FaultSummary, Form } from '../../../src/web/views/form.js';
import { PublicLayout } from '../../../src/web/views/public-layout.js';
import { type Doors, openDoors } from '../../support/http.js';
import { aVisitor, type Shown, valueIn, type Visitor } from '../../support/pages.js';
import { type TestWorld, aWorld } from '../../support/world.js';
import { anApp } from '../../support/app.js';

let world: TestWorld;
let app: App;
let visitor: Visitor;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  visitor = aVisitor(app.http);
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

test.each([
  ['nn-NO,nn;q=0.9', '/nn'],
  ['en-GB', '/en'],
  ['de', '/nb'],
  ['', '/nb'],
])('a first visit with Accept-Language "%s" is led to %s', async (accepted, to) => {
  const shown = await visitor.open('/', { 'Accept-Language': accepted });
  expect([shown.status, shown.location, shown.headers['vary']]).toEqual([303, to, 'accept-language']);
});

test.each([
  ['/nb', 'nb', 'Gi noen fullmakt'],
  ['/nn', 'nn', 'Gi nokon fullmakt'],
  ['/en', 'en', 'Authorize someone to speak for you'],
])('%s says in its head and its text which language it is in', async (path, language, title) => {
  const shown = await visitor.open(path, { 'Accept-Language': 'en' });
  expect(shown.status).toBe(200);
  expect(shown.html).toContain(`<html lang="${language}"`);
  expect(shown.headers['content-language']).toBe(language);
  expect(shown.title).toBe(`${title} – Fjordkreditt Inkasso`);
});

test('the language is changed by plain links to the same page', async () => {
  const shown = await visitor.open('/nn?fbclid=somebody-added-this');
  expect(shown.status).toBe(200);
  for (const language of ['nb', 'nn', 'en'])
    expect(shown.html).toContain(`<a href="/${language}" lang="${language}" hreflang="${language}"`);
});

test('a page may run only its own scripts and make no script out of a text', async () => {
  const policies = await Promise.all(
    ['/nb', '/nb/finnes-ikke'].map(async (path) => (await visitor.open(path)).headers),
  );
  for (const headers of policies) {
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('every file a page names is there, for good, and smaller for those who take gzip', async () => {
  const { html } = await visitor.open('/nb');
  const urls = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url = '']) => url);
  expect(urls.length).toBeGreaterThanOrEqual(4);
  for (const url of urls) {
    const file = await visitor.open(url, { 'Accept-Encoding': 'gzip' });
    expect(file.status, url).toBe(200);
    expect(file.headers['cache-control']).toContain('immutable');
    expect(file.headers['content-encoding'] ?? 'none', url).toBe(url.endsWith('.woff2') ? 'none' : 'gzip');
    const plain = await visitor.open(url, { 'Accept-Encoding': 'identity' });
    expect(plain.headers['content-encoding'], url).toBeUndefined();
  }
});

test('what is not there is said in the language of the address, with a way on', async () => {
  const shown = await visitor.open('/nn/finst-ikkje', { 'Accept-Language': 'en' });
  expect(shown.status).toBe(404);
  expect(shown.text).toContain('Vi finn ikkje sida');
  expect(shown.html).toContain('href="/nn"');
  const elsewhere = await visitor.open('/whatever', { 'Accept-Language': 'en' });
  expect([elsewhere.status, elsewhere.text.includes('We cannot find the page')]).toEqual([404, true]);
});

test('a machine asking for what is not there is answered with a problem', async () => {
  for (const [path, accept] of [
    ['/api/v1/nothing', 'text/html'],
    ['/nothing', '*/*'],
  ] as const) {
    const shown = await visitor.open(path, { Accept: accept });
    expect(shown.headers['content-type'], path).toBe('application/problem+json');
  }
});

/** A page and a form of the test's own, behind real doors. */
async function openForm(): Promise<Doors> {
  const cookies = ourCookies(world.config.publicUrl);
  const site = { agency: world.agency, assets: readAssets(), now: world.now, cookies };
  const page = (props: Parameters<typeof TheForm>[0]) => TheForm(props);
  const names = z.strictObject({ name: z.string().min(2), note: z.string() });
  return openDoors(
    [
      definePage(site, {
        language: 'nn',
        path: '/nn/skjema',
        permission: 'anyone',
        load: () => allowed(null),
        view: (_nothing, scene) => page({ scene, name: '', note: '', faults: [] }),
      }),
      defineForm(site, {
        language: 'nn',
        path: '/nn/skjema',
        permission: 'anyone',
        body: names,
        run: async ({ body }) => {
          if (body.name === 'broken') throw new Error('planted');
          return body.name === 'taken' ? refused(refusal('ALREADY_DECIDED')) : allowed(body);
        },
        done: () => ({ goTo: '/nn/takk' }),
        again: ({ typed, refusal: { faults, code }, scene }) =>
          page({
            scene,
            name: String(typed['name']),
            note: String(typed['note']),
            faults: [
              ...faults.map(({ path }) => ({ field: path, message: 'Skriv namnet.' })),
              { field: '', message: code },
            ],
          }),
      }),
    ],
    { errorPage: errorPageFor(site) },
  );
}

function TheForm({
  scene,
  name,
  note,
  faults,
}: {
  scene: Parameters<typeof PublicLayout>[0]['scene'];
  name: string;
  note: string;
  faults: readonly { field: string; message: string }[];
}) {
  return PublicLayout({
    scene,
    title: 'Skjema',
    faulty: faults.length > 0,
    children: [
      FaultSummary({ scene, faults }),
      Heading({ level: 1, children: 'Skjema' }),
      Form({
        scene,
        children: [
          TextField({ name: 'name', label: 'Namn', value: name, faults }),
          TextField({ name: 'note', label: 'Merknad', value: note, faults }),
        ],
      }),
    ],
  });
}

test('a refused form comes back with its faults and everything that was typed', async () => {
  const doors = await openForm();
  const guest = aVisitor(doors.app);
  const hostile = '"><script>alert(1)</script> æøå & Co';
  const shown = await guest.send('/nn/skjema', { name: 'X', note: hostile });
  expect(shown.status).toBe(422);
  expect(shown.title).toMatch(/^Feil: Skjema/);
  expect(valueIn(shown, 'name')).toBe('X');
  expect(valueIn(shown, 'note')).toBe(hostile);
  expect(shown.html).not.toContain('<script>alert');
  expect(shown.html).toContain('<a class="ds-link" href="#name">Skriv namnet.</a>');
  expect(shown.html).toMatch(/aria-describedby="name-fault" aria-invalid="true"/);
  const decided = await guest.send('/nn/skjema', { name: 'taken', note: 'kept' });
  expect([decided.status, valueIn(decided, 'note')]).toEqual([409, 'kept']);
  await doors.remove();
});

test('a form that could not be done for our sake comes back as well, and a good one leads on', async () => {
  const doors = await openForm();
  const guest = aVisitor(doors.app);
  const broken = await guest.send('/nn/skjema', { name: 'broken', note: 'kept' });
  expect([broken.status, valueIn(broken, 'note')]).toEqual([500, 'kept']);
  const good = await guest.send('/nn/skjema', { name: 'Kari', note: '' });
  expect([good.status, good.location]).toEqual([303, '/nn/takk']);
  await doors.remove();
});

test.each<[string, Readonly<Record<string, string>>, number]>([
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another site of the same owner', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['an older browser on another site', { 'Sec-Fetch-Site': '', Origin: 'https://elsewhere.example' }, 403],
  ['an older browser on our page', { 'Sec-Fetch-Site': '', Origin: 'http://127.0.0.1:3000' }, 303],
  ['a page that hides where it is', { 'Sec-Fetch-Site': '', Origin: 'null' }, 403],
  ['no browser at all', { 'Sec-Fetch-Site': '' }, 403],
])('a form sent from %s answers as it must', async (_from, headers, status) => {
  const doors = await openForm();
  const shown: Shown = await aVisitor(doors.app).send('/nn/skjema', { name: 'Kari', note: '' }, { headers });
  expect(shown.status).toBe(status);
  if (status === 403) expect(shown.text).toContain('Skjemaet vart ikkje sendt');
  await doors.remove();
});

test('what is too large, of another kind or sent twice under one name is no form', async () => {
  const doors = await openForm();
  const guest = aVisitor(doors.app);
  expect((await guest.send('/nn/skjema', { name: 'Kari', note: 'x'.repeat(70_000) })).status).toBe(413);
  expect((await guest.send('/nn/skjema', { name: ['a', 'b'], note: '' })).status).toBe(422);
  expect((await guest.send('/nn/skjema', { name: 'Kari', note: '', more: '1' })).status).toBe(422);
  const files = [{ name: 'a.txt', bytes: new Uint8Array([1]) }];
  expect((await guest.send('/nn/skjema', { name: 'Kari', note: '' }, { files })).status).toBe(415);
  await doors.remove();
});
