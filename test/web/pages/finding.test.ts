// Finding a case or a debtor from any page for staff, and what stands there.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { followCases } from '../../../src/authorizations/steps.js';
import { registerCase } from '../../../src/cases/actions.js';
import { anApp } from '../../support/app.js';
import { caseNo, day } from '../../support/builders.js';
import { grantEach } from '../../support/grants.js';
import { recordedIn, registerTestCase } from '../../support/paper-world.js';
import { type Colleague, aColleague } from '../../support/staff.js';
import { CLIENT, type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;
let handler: Colleague;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  handler = await aColleague(app.http, world);
  await grantEach(world, [caseNo('1183 0247'), caseNo('2026-2')]);
  await registerTestCase(world, '2026-5', { name: 'Kari Anne Eksempel', birthDate: day('1975-05-05') });
  await registerDeceased();
});
afterAll(async () => {
  await app.close();
  await world.remove();
});

const searchFor = (q: string) => handler.submit('/intern/finn', { q });

describe('the search box', () => {
  test('leads to a case by its number, in whatever spacing', async () => {
    const found = await searchFor('  1183   0247 ');
    expect(found.location).toBe('/intern/saker/1183%200247');
    const page = await handler.follow(found);
    expect(page.title).toContain('Sak 1183 0247');
    expect(page.text).toContain('Anne Lise Hansen Gjelder Skriftlig Få opplysninger');
    expect(page.text).not.toContain('29.02.1980');
    expect(page.text).not.toContain('14.03.1979');
  });

  test.each(['Kari Eksempel 05.05.1975', 'eksempel, kari 05051975'])(
    'leads to a debtor by name and birth date, with nothing personal in the address: %s',
    async (q) => {
      const found = await searchFor(q);
      expect(found.location).toMatch(/^\/intern\/debitorer\/[\w-]+$/);
      const page = await handler.follow(found);
      expect(page.text).toContain('Kari Anne Eksempel');
      expect(page.html).toContain('href="/intern/saker/2026-5"');
    },
  );

  test('tells several of the same name and birth date apart by their cases', async () => {
    const found = await searchFor('Bjørg Åse Sørli-Øverås 29.02.1980');
    expect(found.location).toMatch(/^\/intern\/finn\?treff=/);
    const page = await handler.follow(found);
    expect(page.text).toContain('2 debitorer passer');
    expect(page.text).toContain('Sak 1183 0247');
    expect(page.text).toContain('Sak 2026-2');
  });

  test.each([
    ['', 'Skriv et saksnummer, eller navn og fødselsdato.'],
    ['Ola Nordmann', 'Skriv fødselsdatoen etter navnet, for eksempel Ola Nordmann 02.05.1981.'],
    ['Ola Nordmann 03.05.1981', 'Ingen debitor har dette navnet og denne fødselsdatoen.'],
    ['2026-0', 'Ingen sak har dette nummeret.'],
    ['<script>alert(1)</script>', 'Ingen sak har dette nummeret.'],
  ])('says what to do when nothing is found by "%s", which is still there', async (q, message) => {
    const again = await searchFor(q);
    expect([again.status === 404 || again.status === 422, again.title.startsWith('Feil: ')]).toEqual([
      true,
      true,
    ]);
    expect(again.text).toContain(message);
    expect(again.html).not.toContain('<script>alert');
    if (q.startsWith('Ola')) expect(again.html).toContain(`value="${q}"`);
  });

  test('records each search and each page looked at', async () => {
    await handler.follow(await searchFor('2026-5'));
    expect((await recordedIn(world)).slice(-2)).toEqual(['searched read', 'case-read read']);
  });

  test('is not there for those who may not use it', async () => {
    const dpo = await aColleague(app.http, world, { roles: ['dpo', 'admin'] });
    expect((await dpo.open('/intern')).html).not.toContain('search-box');
    expect((await dpo.open('/intern/finn')).status).toBe(403);
    expect((await dpo.open('/intern/saker/2026-1')).status).toBe(403);
  });
});

test('a debtor who is dead is told first of all, and what to do', async () => {
  const { location } = await searchFor('Ola Nordmann 02.05.1981');
  const page = await handler.open(location ?? '');
  expect(page.text).toContain('Debitor: død Ingen fullmakt gjelder etter dødsfallet.');
});

test('a case and a debtor nobody knows are not found', async () => {
  expect((await handler.open('/intern/saker/2026-0')).status).toBe(404);
  expect((await handler.open('/intern/debitorer/nobody')).status).toBe(404);
  expect((await handler.open('/intern/finn?treff=a,b')).status).toBe(404);
});

async function registerDeceased() {
  await registerCase({ ...world, grants: followCases(world.keys) }, CLIENT, {
    caseNumber: caseNo('2026-7'),
    debtorStatus: 'deceased',
    debtor: { name: 'Ola Nordmann', birthDate: day('1981-05-02'), id: null },
    registeredOn: day('2026-01-10'),
    status: 'open',
    closedOn: null,
    asOf: null,
  });
}
