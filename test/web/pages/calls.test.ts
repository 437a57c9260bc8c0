// The call console as a handler meets it without scripts: every step a form, every answer on the page.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { recordedOnCase } from '../../../src/audit/steps.js';
import type { EventType } from '../../../src/audit/events.js';
import { revokeAuthorization } from '../../../src/authorizations/actions.js';
import { isCallOverFor } from '../../../src/calls/steps.js';
import type { AuthorizationId } from '../../../src/shared/ids.js';
import { addMinutes } from '../../../src/shared/dates.js';
import { usesOf } from '../../../src/verification/actions.js';
import { anApp } from '../../support/app.js';
import { CASE, NOW, THE_AGENT, THE_DEBTOR } from '../../support/builders.js';
import { aGrant, aStartedCall, tellCase } from '../../support/calls.js';
import { valueIn } from '../../support/pages.js';
import { type Colleague, aColleague } from '../../support/staff.js';
import { CLIENT, type TestWorld, aWorld } from '../../support/world.js';

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
beforeEach(() => world.setNow(NOW));
afterEach(async () => {
  for (const id of granted.splice(0)) await revoke(id);
});

const granted: AuthorizationId[] = [];

async function grant(): Promise<AuthorizationId> {
  const id = await aGrant(world);
  granted.push(id);
  return id;
}

function revoke(id: AuthorizationId) {
  const needs = { ...world, isCallOver: isCallOverFor, usesOf };
  return revokeAuthorization(needs, CLIENT, id, { by: 'debtor', channel: 'phone', receivedAt: null });
}

const DEBTOR_FIELDS = { 'debtor.name': THE_DEBTOR.name, 'debtor.birthDate': '29.02.1980' };
const AGENT_FIELDS = { 'agent.name': THE_AGENT.name, 'agent.birthDate': '14031979' };
const ASKED = { ...AGENT_FIELDS, power: 'information' };

let goingOn: string | null = null;

/** Starts a call through the form, when the one before has ended; gives its address. */
async function call(): Promise<string> {
  await tellCase(world);
  if (goingOn !== null) await kari.submit(`${goingOn}/slutt`, {});
  const started = await kari.submit('/intern/samtaler', { caseNumber: CASE, recording: 'accepted' });
  expect(started.status).toBe(303);
  goingOn = started.location ?? '';
  return goingOn;
}

/** What is recorded about the case, newest first. */
function recorded(type: EventType) {
  return recordedOnCase(world.database.read, world.keys, { caseNumber: CASE, types: [type], limit: 100 });
}

async function ask(at: string, fields: Readonly<Record<string, string>>) {
  return kari.follow(await kari.submit(at, fields));
}

describe('starting', () => {
  test('a call starts with what the caller answered about recording, and is recorded as the handler’s', async () => {
    const at = await call();
    const shown = await kari.open(at);
    expect(shown.title).toMatch(/^VENT – samtale om sak 2026-114477/);
    expect(shown.text).toContain('Ikke si noe om saken ennå');
    expect(shown.text).toContain('Informert om opptak');
    const [started] = await recorded('call-started');
    expect(started).toMatchObject({ outcome: 'done', by: { kind: 'staff', onBehalfOf: 'Kari Moen' } });
  });

  test('without a case number and an answer about recording nothing is started, and what was typed stays', async () => {
    const refused = await kari.submit('/intern/samtaler', { caseNumber: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Les opp om opptak først');
    expect(refused.text).toContain('Skriv saksnummeret');
    const unknown = await kari.submit('/intern/samtaler', { caseNumber: '<b>X</b>', recording: 'declined' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('Ikke si om vi har en sak');
    expect(valueIn(unknown, 'caseNumber')).toBe('<b>X</b>');
  });

  test('a call that goes on can be found again by a colleague', async () => {
    const at = await call();
    const ola = await aColleague(app.http, world, { roles: ['handler'], name: 'Ola Dahl' });
    expect((await ola.open('/intern/samtaler')).html).toContain(`href="${at}"`);
    expect((await ola.open(at)).status).toBe(200);
  });

  test('whoever has one going on is led back to it, or ends it, before another begins', async () => {
    const at = await call();
    const second = { caseNumber: CASE, recording: 'declined' };
    const refused = await kari.submit('/intern/samtaler', second);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Du har en samtale som pågår. Fortsett eller avslutt den');
    expect(refused.html).toContain(`href="${at}"`);
    expect(valueIn(refused, 'caseNumber')).toBe(CASE);
    // The call of a colleague keeps nobody from starting one.
    const ola = await aColleague(app.http, world, { roles: ['handler'], name: 'Ola Dahl' });
    expect((await ola.submit('/intern/samtaler', second)).status).toBe(303);
    expect((await kari.submit(`${at}/slutt`, {})).status).toBe(303);
    const started = await kari.submit('/intern/samtaler', second);
    expect(started.status).toBe(303);
    goingOn = started.location;
  });

  test('only those who take calls see them', async () => {
    const at = await call();
    const reviewer = await aColleague(app.http, world, { roles: ['reviewer', 'dpo', 'admin'] });
    for (const path of ['/intern/samtaler', at, `${at}/muntlig`, `${at}/versjon`])
      expect((await reviewer.open(path)).status, path).toBe(403);
    expect((await kari.open('/intern/samtaler/finnes-ikke')).status).toBe(404);
  });
});

describe('the debtor himself', () => {
  test('is recognised by name and birth date; the stored date is on no page before', async () => {
    const at = `${await call()}/debitor`;
    for (const shown of [
      await kari.open(at),
      await ask(at, { ...DEBTOR_FIELDS, 'debtor.birthDate': '01.03.1980' }),
    ]) {
      expect(shown.html).not.toMatch(/29\.02\.1980|1980-02-29/);
      expect(shown.title).not.toMatch(/^JA/);
    }
    const known = await ask(at, DEBTOR_FIELDS);
    expect(known.title).toMatch(/^JA/);
    expect(known.text).toContain(`${THE_DEBTOR.name} er debitor i sak 2026-114477`);
  });

  test('who says another date is told NEI, which part differs, and what to do instead', async () => {
    const at = `${await call()}/debitor`;
    const shown = await ask(at, { ...DEBTOR_FIELDS, 'debtor.birthDate': '01031980' });
    expect(shown.title).toMatch(/^NEI/);
    expect(shown.text).toContain('Fødselsdatoen stemmer ikke med debitor i saken');
    expect(shown.text).toContain('Det du kan gjøre i stedet');
    const [checked] = await recorded('debtor-checked');
    expect(checked).toMatchObject({ details: { agrees: { name: true, birthDate: false } } });
  });

  test('with a guardian may hear, and agrees to nothing alone', async () => {
    const at = `${await call()}/debitor`;
    await tellCase(world, { debtorStatus: 'guardianship' });
    const shown = await ask(at, DEBTOR_FIELDS);
    expect(shown.title).toMatch(/^JA/);
    expect(shown.text).toContain('Inngå ingen avtale uten vergen');
    expect(shown.html).not.toContain('/muntlig"');
    await tellCase(world);
  });
});

describe('somebody who calls for the debtor', () => {
  test('with an authorization: JA, with what it stands on, its limits and what may not be done', async () => {
    await grant();
    const shown = await ask(await call(), ASKED);
    expect(shown.title).toMatch(/^JA/);
    expect(shown.text).toContain('Du kan snakke med Anne Lise Hansen om sak 2026-114477');
    for (const said of [
      'Skriftlig fullmakt, godkjent 15. juni 2026',
      '31. desember 2026',
      'Bare spørsmål om rentene',
    ])
      expect(shown.text.replaceAll('\u00a0', ' ')).toContain(said);
    expect(shown.text).toContain('Kan ikke Inngå avtaler');
    expect(shown.text).toContain('les dem før du svarer');
    expect(shown.text).toContain('Kontrollert kl. 12.00.00');
    const [asked] = await recorded('disclosure-decided');
    expect(asked).toMatchObject({
      by: { onBehalfOf: 'Kari Moen' },
      details: { answer: { decision: 'allow' } },
    });
  });

  test('with a wrong birth date: NEI, and an oral authorization instead', async () => {
    await grant();
    const shown = await ask(await call(), { ...ASKED, 'agent.birthDate': '15.03.1979' });
    expect(shown.title).toMatch(/^NEI/);
    expect(shown.text).toContain('Fødselsdatoen innringeren oppga, er ikke den som står i fullmakten');
    expect(shown.html).not.toMatch(/14\.03\.1979|1979-03-14/);
    expect(shown.html).toMatch(/\/muntlig"[^>]*data-hotkey="F8"/);
  });

  test('who asks for more than the authorization gives is told so, and not that nothing may be said', async () => {
    await grant();
    const shown = await ask(await call(), { ...ASKED, power: 'agreements' });
    expect(shown.title).toMatch(/^NEI/);
    expect(shown.text).toContain('Ikke inngå avtaler med Anne Lise Hansen');
    expect(shown.text).toContain('gir ikke rett til det du spør om');
  });

  test('what cannot be read comes back with everything typed, and nothing is asked', async () => {
    const at = await call();
    const before = (await recorded('disclosure-decided')).length;
    const refused = await kari.submit(at, {
      'agent.name': '',
      'agent.birthDate': '14.3.79',
      power: 'agreements',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Skriv navnet du hører');
    expect(valueIn(refused, 'agent.birthDate')).toBe('14.3.79');
    expect(refused.html).toMatch(/value="agreements" checked/);
    const national = await kari.submit(at, { ...ASKED, 'agent.birthDate': '14037912345' });
    expect(national.text).toContain('Vi skal ikke ha fødselsnummer');
    expect((await recorded('disclosure-decided')).length).toBe(before);
  });

  test('the answer is one of the past after five minutes, and when anything has changed', async () => {
    const id = await grant();
    const at = await call();
    expect((await ask(at, ASKED)).title).toMatch(/^JA/);
    world.setNow(addMinutes(NOW, 5));
    const stale = await kari.open(at);
    expect(stale.title).toMatch(/^VENT/);
    expect(stale.text).toContain('Svaret er over fem minutter gammelt');
    expect((await ask(at, ASKED)).title).toMatch(/^JA/);
    await revoke(id);
    const changed = await kari.open(at);
    expect(changed.title).toMatch(/^VENT/);
    expect(changed.text).toContain('Noe er endret etter at du kontrollerte');
    const again = await ask(at, ASKED);
    expect(again.title).toMatch(/^NEI/);
    expect(again.text).toContain('Fullmakten er trukket tilbake');
  });
});

describe('the number an open screen asks for', () => {
  test('changes with what the answer depends on, tells nothing, is not recorded and keeps nobody signed in', async () => {
    const id = await grant();
    const at = await call();
    const siv = await aColleague(app.http, world, { roles: ['handler'] });
    const first = await siv.open(`${at}/versjon`);
    expect(JSON.parse(first.html)).toEqual({ version: expect.any(Number) });
    const etag = first.headers['etag'] ?? '';
    expect((await siv.open(`${at}/versjon`, { 'If-None-Match': etag })).status).toBe(304);
    const before = (await recorded('call-read')).length;
    world.setNow(addMinutes(NOW, 20));
    expect((await siv.open(`${at}/versjon`, { 'If-None-Match': etag })).status).toBe(304);
    expect((await recorded('call-read')).length).toBe(before);
    await revoke(id);
    expect((await siv.open(`${at}/versjon`, { 'If-None-Match': etag })).status).toBe(200);
    world.setNow(addMinutes(NOW, 31));
    expect((await siv.open(`${at}/versjon`, { Accept: 'application/json' })).status).toBe(401);
  });
});

describe('an oral authorization', () => {
  const GIVEN = {
    debtorPresent: 'yes',
    ...DEBTOR_FIELDS,
    'agent.name': 'Siv Berg',
    'agent.birthDate': '01011980',
    powers: ['information', 'agreements'],
    cases: 'this',
  };

  test('is registered and asked about at once: JA until the call is over, with its obligations', async () => {
    const at = await call();
    const shown = await kari.follow(await kari.submit(`${at}/muntlig`, { ...GIVEN, once: `oral-${at}` }));
    expect(shown.title).toMatch(/^JA/);
    expect(shown.text).toContain('Muntlig fullmakt, gitt kl. 12.00');
    expect(shown.text).toContain('så lenge debitor er på linjen');
    expect(shown.text).toContain('Muntlig fullmakt registrert');
    const agreements = await ask(at, {
      'agent.name': 'Siv Berg',
      'agent.birthDate': '01.01.1980',
      power: 'agreements',
    });
    expect(agreements.text).toContain('En avtale må debitor selv bekrefte på linjen');
    const ended = await kari.follow(await kari.submit(`${at}/slutt`, {}));
    expect(ended.title).toMatch(/^Avsluttet/);
    expect(ended.text).toContain('1 muntlig fullmakt er avsluttet');
    expect((await kari.submit(at, ASKED)).text).toMatch(/Samtalen er avsluttet/);
  });

  test('ends when the debtor hangs up, and none can be given after that', async () => {
    const at = await call();
    await kari.submit(`${at}/muntlig`, { ...GIVEN, once: `oral-${at}` });
    const left = await kari.follow(await kari.submit(`${at}/debitor-har-lagt-pa`, {}));
    expect(left.title).toMatch(/^VENT/);
    expect(left.html).not.toContain('/muntlig"');
    expect((await kari.open(`${at}/muntlig`)).location).toBe(at);
    const refused = await kari.submit(`${at}/muntlig`, { ...GIVEN, once: `again-${at}` });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('må dere begynne en ny samtale');
    const asked = await ask(at, {
      'agent.name': 'Siv Berg',
      'agent.birthDate': '01.01.1980',
      power: 'information',
    });
    expect(asked.title).toMatch(/^NEI/);
  });

  test('refused says why at its place, and keeps everything typed', async () => {
    const at = await call();
    const refused = await kari.submit(`${at}/muntlig`, { ...GIVEN, 'debtor.name': 'Ola Nordmann' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('er ikke debitors i denne saken');
    expect(refused.html).toContain('href="#debtor"');
    expect(valueIn(refused, 'debtor.name')).toBe('Ola Nordmann');
    expect(refused.html).toMatch(/value="agreements" checked/);
    const empty = await kari.submit(`${at}/muntlig`, { debtorPresent: 'yes', cases: 'this' });
    expect(empty.text).toContain('Velg hva fullmakten gjelder');
  });

  test('carries over the debtor who has been recognised on the call', async () => {
    const at = await call();
    await kari.submit(`${at}/debitor`, DEBTOR_FIELDS);
    const form = await kari.open(`${at}/muntlig`);
    expect(valueIn(form, 'debtor.name')).toBe(THE_DEBTOR.name);
    expect(valueIn(form, 'debtor.birthDate')).toBe('29.02.1980');
  });
});

test('a call nobody ends is over by itself, and says so', async () => {
  const id = await aStartedCall(world);
  world.setNow(addMinutes(NOW, 121));
  const siv = await aColleague(app.http, world, { roles: ['handler'] });
  const shown = await siv.open(`/intern/samtaler/${id}`);
  expect(shown.title).toMatch(/^Avsluttet/);
  expect(shown.text).toContain('Samtalen avsluttet av seg selv');
});
