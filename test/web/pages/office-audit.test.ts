// The record and the answers given, as the data protection officer looks them up.

import request from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { readAudit, recordVerdict, verifyAudit } from '../../../src/audit/actions.js';
import { type AuditCursor, searchEntries } from '../../../src/audit/steps.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { createClient } from '../../../src/staff/actions.js';
import { SCOPES } from '../../../src/staff/permissions.js';
import { anApp } from '../../support/app.js';
import { NOW } from '../../support/builders.js';
import { OPERATOR } from '../../support/http.js';
import { valueOf } from '../../support/paper-world.js';
import type { Shown } from '../../support/pages.js';
import { aColleague, type Colleague } from '../../support/staff.js';
import { inWaves, numbers } from '../../support/waves.js';
import { type TestWorld, aWorld } from '../../support/world.js';

const DEBTOR = { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' };
const AGENT = { name: 'Anne Lise Hansen', birthDate: '1979-03-14' };
const OTHER = { name: 'Per Berg', birthDate: '1970-01-01' };

let world: TestWorld;
let app: App;
let dpo: Colleague;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  dpo = await aColleague(app.http, world, { roles: ['dpo'], name: 'Dag Ombud' });
  const { key } = valueOf(await createClient(world, OPERATOR, { name: 'sakssystem', scopes: [...SCOPES] }));
  const asSystem = { Authorization: `Bearer ${key}`, 'On-Behalf-Of': 'Kari Moen' };
  const told = { debtor: DEBTOR, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  await request(app.http).put('/api/v1/cases/2026-1').set(asSystem).send(told).expect(201);
  for (const agent of [AGENT, OTHER, AGENT])
    await request(app.http)
      .post('/api/v1/verifications')
      .set(asSystem)
      .send({ caseNumber: '2026-1', agent, power: 'information' })
      .expect(200);
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

test('the record is searched by case, and looking is recorded itself', async () => {
  const shown = await dpo.open('/intern/logg?sak=2026-1&hendelse=disclosure-decided');
  expect(shown.text).toContain('Nyeste først');
  expect(shown.text.match(/agent\.name Anne Lise Hansen/g)).toHaveLength(2);
  expect(shown.text).toContain('Kari Moen');
  const looked = await dpo.open('/intern/logg?hendelse=audit-read');
  expect(looked.text).toContain('caseNumber 2026-1');
});

test('the record is searched by who did it, by record and by day', async () => {
  const own = await dpo.open(`/intern/logg?av=${dpo.id}`);
  expect(own.html).toContain('<th scope="row">');
  expect(own.html).not.toContain('<td>Sak meldt inn');
  const about = await dpo.open(`/intern/logg?id=${dpo.id}`);
  expect(about.html).toContain('<td>Konto laget');
  const today = await dpo.open('/intern/logg?fra=15.06.2026&til=15.06.2026');
  expect(today.html).toContain('<td>Sak meldt inn');
  for (const days of ['fra=16.06.2026', 'til=14.06.2026'])
    expect((await dpo.open(`/intern/logg?${days}`)).text).toContain('Ingen oppføringer passer');
});

test('a day that is none is said at its field', async () => {
  const shown = await dpo.open('/intern/logg?fra=31.02.2026');
  expect(shown.text).toContain('Skriv datoen som dd.mm.åååå');
  expect(shown.title).toMatch(/^Feil:/);
});

test('a long record is read page by page, and what is rare in it is found in the end', async () => {
  const look = () => readAudit(world, OPERATOR, { before: new Map(), limit: 1 });
  await inWaves(numbers(120), look);
  const seen: string[] = [];
  let shown = await dpo.open('/intern/logg');
  for (let pages = 0; pages < 2; pages += 1) {
    seen.push(
      ...[...shown.html.matchAll(/Plass i loggen<\/dt><dd>([\d:]+)/g)].map(([, place = '']) => place),
    );
    shown = await dpo.open(onwardFrom(shown));
  }
  expect([seen.length, new Set(seen).size]).toEqual([100, 100]);
  let before: AuditCursor | null = new Map();
  let turns = 0;
  const found: string[] = [];
  for (; before !== null && turns < 20; turns += 1) {
    const filter = { types: ['case-registered'] };
    const part = await searchEntries(world.database.read, { filter, before, limit: 5, most: 30 });
    found.push(...part.entries.map(({ caseNumber }) => caseNumber ?? ''));
    before = part.next;
  }
  expect([found, before, turns > 3]).toEqual([['2026-1'], null, true]);
});

test('the chains say whether they are whole, and when that was last looked at', async () => {
  expect((await dpo.open('/intern/logg')).text).toContain('Ikke kontrollert siste døgn');
  await recordVerdict(world, OPERATOR, await verifyAudit(world));
  const whole = await dpo.open('/intern/logg');
  expect(whole.text).toMatch(/Er loggen hel\? Hel/);
  world.setNow(addMinutes(NOW, 2 * 24 * 60));
  const later = await aColleague(app.http, world, { roles: ['dpo'] });
  expect((await later.open('/intern/logg')).text).toContain('Ikke kontrollert siste døgn');
  world.setNow(NOW);
  await recordVerdict(world, OPERATOR, { whole: false, first: { chain: 0, seq: 1, fault: 'ALTERED' } });
  expect((await dpo.open('/intern/logg')).text).toContain('Brudd funnet');
});

test('answers are found by case, by debtor and by agent, and no name stands in an address', async () => {
  const ofCase = await dpo.open('/intern/avgjorelser?sak=2026-1');
  expect(ofCase.text).toContain('Svar gitt i sak 2026-1');
  expect(ofCase.text.match(/NEI Ingen fullmakt/g)).toHaveLength(3);
  const ask = (fields: Record<string, string>) => dpo.submit('/intern/avgjorelser', fields);
  const debtor = await ask({ name: 'bjørg sørli', birthDate: '29.02.1980', as: 'debtor' });
  expect(debtor.location).toMatch(/\?debitor=[\w-]+$/);
  expect((await dpo.follow(debtor)).text).toContain('Svar gitt i sakene til Bjørg Åse Sørli');
  const agent = await ask({ name: 'Anne Hansen', birthDate: '14.03.1979', as: 'agent' });
  expect(agent.location).toMatch(/\?fullmektig=[\w-]{32}$/);
  const given = await dpo.follow(agent);
  expect(given.text.match(/Anne Lise Hansen f\. 14\.03\.1979/g)).toHaveLength(2);
  expect(given.text).not.toContain('Per Berg');
});

test('a person nobody knows, or half a person, is refused and nothing typed is lost', async () => {
  const ask = (fields: Record<string, string>) => dpo.submit('/intern/avgjorelser', fields);
  const unknown = await ask({ name: 'Ola Ukjent', birthDate: '01.01.1980', as: 'debtor' });
  expect([unknown.status, unknown.text.includes('Ingen debitor er meldt inn')]).toEqual([404, true]);
  expect(unknown.html).toContain('value="Ola Ukjent"');
  const half = await ask({ name: 'Ola', birthDate: '1.1.2080' });
  expect(half.status).toBe(422);
  for (const sentence of ['Skriv fornavn og etternavn.', 'Skriv fødselsdatoen', 'Velg om personen'])
    expect(half.text).toContain(sentence);
});

/** Where the page leads further back; "" at the end. */
function onwardFrom({ html }: Shown): string {
  return (/href="([^"]*etter=[^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
}
