// The queue of those who wait to be called back, and the page everybody begins on.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { askCallback } from '../../../src/callbacks/actions.js';
import type { Instant } from '../../../src/shared/dates.js';
import { anApp } from '../../support/app.js';
import { at, caseNo } from '../../support/builders.js';
import { tellCase } from '../../support/calls.js';
import { recordedIn, valueOf } from '../../support/paper-world.js';
import { valueIn } from '../../support/pages.js';
import { type Colleague, aColleague } from '../../support/staff.js';
import { ANYONE, type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;
let kari: Colleague;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  kari = await aColleague(app.http, world, { roles: ['handler'] });
});
afterAll(async () => {
  await app.close();
  await world.remove();
});

async function wait(caseNumber: string, phone: string, preferredAt: Instant | null = null): Promise<string> {
  const asked = { caseNumber: caseNo(caseNumber), phone, preferredAt };
  return valueOf(await askCallback(world, ANYONE, asked)).id;
}

test('whoever may be called first stands first, and is called from the queue', async () => {
  await tellCase(world);
  expect((await kari.open('/intern/ring-tilbake')).text).toContain('Ingen venter på å bli ringt opp');
  await wait('2026-2', '91 23 45 67', at('2026-06-16T08:00:00.000Z'));
  const now = await wait('2026-114477', '912 34 568');
  const queue = await kari.open('/intern/ring-tilbake');
  expect(queue.text).toMatch(/912 34 568 Ring nå .*912 34 567 Ring 16\. juni 2026 kl\. 10\.00/);
  const form = await kari.open(`/intern/samtaler?tilbake=${now}`);
  expect(valueIn(form, 'caseNumber')).toBe('2026-114477');
  expect(form.text).toContain('+4791234568');
  const refused = await kari.submit('/intern/samtaler', { caseNumber: 'x', callback: now });
  expect([refused.status, refused.text.includes('+4791234568')]).toEqual([422, true]);
  const fields = { caseNumber: '2026-114477', recording: 'accepted', callback: now, once: 'called' };
  expect((await kari.submit('/intern/samtaler', fields)).status).toBe(303);
  expect((await kari.open('/intern/ring-tilbake')).text).not.toContain('912 34 568');
  expect(await recordedIn(world)).toEqual(
    expect.arrayContaining(['callbacks-listed read', 'callback-read read', 'callback-done done']),
  );
});

test('nobody answered is noted and goes on waiting; what is done leaves the queue, once', async () => {
  const id = await wait('2026-3', '47 00 00 01');
  const tried = await kari.follow(await kari.submit(`/intern/ring-tilbake/${id}/ikke-svar`, {}));
  expect(tried.text).toContain('Forsøkt uten svar 15. juni 2026 kl. 12.00');
  const done = await kari.follow(await kari.submit(`/intern/ring-tilbake/${id}/ferdig`, {}));
  expect(done.text).toContain('tatt ut av køen');
  expect(done.text).not.toContain('2026-3');
  const again = await kari.follow(await kari.submit(`/intern/ring-tilbake/${id}/ferdig`, {}));
  expect(again.text).toContain('En kollega har allerede gjort denne ferdig');
  expect((await kari.submit('/intern/ring-tilbake/ukjent/ferdig', {})).status).toBe(404);
});

test('a national id written where a case number is asked for is not kept', async () => {
  await wait('01019000083', '47 00 00 02');
  const { html } = await kari.open('/intern/ring-tilbake');
  expect(html).not.toContain('01019000083');
});

test('the start page says how many wait, to those who may do something about it', async () => {
  const { text } = await kari.open('/intern');
  expect(text).toMatch(/Ring tilbake \d+ venter på å bli ringt opp/);
  expect(text).toContain('Ny samtale');
  expect(text).not.toContain('Til kontrollen');
  const reviewer = await aColleague(app.http, world, { roles: ['reviewer'] });
  const theirs = await reviewer.open('/intern');
  expect(theirs.text).toContain('Ingen innsendinger venter');
  expect(theirs.text).not.toContain('bli ringt opp');
  expect((await reviewer.open('/intern/ring-tilbake')).status).toBe(403);
});
