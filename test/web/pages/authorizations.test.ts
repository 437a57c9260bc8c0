// One authorization on its page, and ended or paused from there, always asked first.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { askingHere, verifyDisclosure } from '../../../src/verification/actions.js';
import { anApp } from '../../support/app.js';
import { THE_AGENT, caseNo } from '../../support/builders.js';
import { type Granted, grantEach } from '../../support/grants.js';
import { recordedIn, valueOf } from '../../support/paper-world.js';
import { type Shown } from '../../support/pages.js';
import { idFor } from '../../support/national-ids.js';
import { type Colleague, aColleague } from '../../support/staff.js';
import { CLIENT, type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;
let handler: Colleague;
let granted: Granted;
let made = 0;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
  handler = await aColleague(app.http, world, { name: 'Kari Moen' });
});
afterAll(async () => {
  await app.close();
  await world.remove();
});
beforeEach(async () => {
  const [one] = await grantEach(world, [caseNo(`2026-${++made}`)]);
  if (!one) throw new Error('nothing was granted');
  granted = one;
});

const pageOf = (end = '') => `/intern/fullmakter/${granted.authorizationId}${end}`;
const take = async (step: string, fields: Record<string, string> = {}) =>
  handler.follow(await handler.submit(pageOf(`/${step}`), fields));

async function decisionNow(): Promise<string> {
  const askDisclosure = askingHere(world);
  const asked = {
    caseNumber: granted.caseNumber,
    agent: THE_AGENT,
    power: 'information',
    callId: null,
  } as const;
  const answer = valueOf(await verifyDisclosure({ ...world, askDisclosure }, CLIENT, asked));
  return answer.decision === 'allow' ? 'allow' : answer.reasons.join(' ');
}

function offeredOn({ html }: Shown): readonly string[] {
  return ['vent', 'gjenoppta', 'trekk-tilbake', 'fratre', 'annuller'].filter((slug) =>
    html.includes(`href="${pageOf(`/${slug}`)}"`),
  );
}

test('the page tells what it gives, its story and every use, and birth dates only on asking', async () => {
  await decisionNow();
  const page = await handler.open(pageOf());
  expect(page.title).toContain('Fullmakt til Anne Lise Hansen');
  expect(page.text).toContain(
    'Kan Få opplysninger Begrensninger Ingen Gjelder Til og med 13. september 2026',
  );
  expect(page.text).toContain('Historie Godkjent 15. juni 2026 kl. 12.00');
  expect(page.text).toContain(`Bruk: 1 gang`);
  expect(page.text).toContain(`15. juni 2026 kl. 12.00 ${granted.caseNumber} Få opplysninger`);
  const [before = '', inside = ''] = page.html.split('<details');
  expect(before).not.toContain('14.03.1979');
  expect(inside).toContain('14.03.1979');
  expect(offeredOn(page)).toEqual(['vent', 'trekk-tilbake', 'fratre', 'annuller']);
});

describe('ended or paused', () => {
  test('it is put on wait with a reason, and taken up again by name', async () => {
    const paused = await take('vent', { reason: 'Underskriften ligner ikke' });
    expect(paused.text).toContain('Fullmakten er satt på vent. Alle som spør, får et nei.');
    expect(paused.text).toContain(
      'Satt på vent: Underskriften ligner ikke 15. juni 2026 kl. 12.00, Kari Moen',
    );
    expect(offeredOn(paused)).toEqual(['gjenoppta', 'trekk-tilbake', 'fratre', 'annuller']);
    expect(await decisionNow()).toBe('SUSPENDED');
    const resumed = await take('gjenoppta');
    expect(resumed.text).toContain('Gjelder igjen etter at noen har sett på den');
    expect(await decisionNow()).toBe('allow');
  });

  test('it is revoked by the debtor, from when the letter came', async () => {
    const fields = { by: 'debtor', channel: 'letter', receivedOn: '14.06.2026' };
    const revoked = await take('trekk-tilbake', fields);
    expect(revoked.text).toContain('Trukket tilbake av debitor, i brev. Kom frem 14. juni 2026 kl. 00.00');
    expect(await decisionNow()).toBe('REVOKED');
    expect((await recordedIn(world)).filter((line) => line.startsWith('authorization-revoked'))).toContain(
      'authorization-revoked done',
    );
  });

  test('the agent steps down', async () => {
    expect((await take('fratre')).text).toContain('Fullmektigen trakk seg');
    expect(await decisionNow()).toBe('RESIGNED');
  });

  test('before it is annulled all that was said on it is shown', async () => {
    await decisionNow();
    const asking = await handler.open(pageOf('/annuller'));
    expect(asking.text).toContain('Sagt på grunn av den Bruk Når Sak Gjaldt 15. juni 2026');
    const annulled = await take('annuller', { reason: 'Feil person godkjent' });
    expect(annulled.text).toContain('Gi beskjed til personvernombudet');
    expect(annulled.text).toContain('Annullert: Feil person godkjent');
    expect(await decisionNow()).toBe('ANNULLED');
  });

  test('what is over can still be revoked, and done twice it stands once', async () => {
    await take('fratre');
    expect(
      offeredOn(await take('trekk-tilbake', { by: 'guardian', channel: 'phone', receivedOn: '' })),
    ).toEqual(['annuller']);
    const again = await take('trekk-tilbake', { by: 'debtor', channel: 'phone', receivedOn: '' });
    expect(again.text.match(/Trukket tilbake av/g)).toHaveLength(1);
  });
});

describe('a form that cannot be taken comes back with all that was typed', () => {
  test.each([
    ['trekk-tilbake', { channel: 'letter', receivedOn: '14.06.2026' }, 'Velg hvem som trekker den tilbake.'],
    [
      'trekk-tilbake',
      { by: 'debtor', channel: 'letter', receivedOn: '14.06.26' },
      'Skriv dagen som dd.mm.åååå',
    ],
    [
      'trekk-tilbake',
      { by: 'debtor', channel: 'letter', receivedOn: '16.06.2026' },
      'Dagen har ikke vært ennå.',
    ],
    ['vent', { reason: '  ' }, 'Skriv hvorfor.'],
    ['annuller', { reason: 'x'.repeat(501) }, 'Kan ha høyst 500 tegn.'],
  ])('%s %o', async (step, fields, message) => {
    const again = await handler.submit(pageOf(`/${step}`), fields);
    expect([again.status, again.title.startsWith('Feil: ')]).toEqual([422, true]);
    expect(again.text).toContain(message);
    for (const value of Object.values(fields)) expect(again.html).toContain(value.trim());
    expect(await decisionNow()).toBe('allow');
  });

  test('and one that is not possible says so', async () => {
    await take('fratre');
    const again = await handler.submit(pageOf('/vent'), { reason: 'Tvil' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Dette går ikke med fullmakten slik den er nå.');
    expect(again.html).toContain('>Tvil</textarea>');
  });
});

test('a national id in a reason is kept as dots, and whoever wrote it is told', async () => {
  const id = idFor('010180');
  const page = await take('vent', { reason: `Gjelder ${id}?` });
  expect(page.text).toContain('Satt på vent: Gjelder •••••••••••?');
  expect(page.text).toContain('Det sto et fødselsnummer i det du skrev.');
  expect(page.html).not.toContain(id);
  expect((await take('gjenoppta')).text).not.toContain('Det sto et fødselsnummer');
  expect((await take('annuller', { reason: id })).text).toContain('Annullert: •••••••••••');
});

test('an authorization is printed with its story and uses, and nothing of the console around it', async () => {
  await decisionNow();
  await take('vent', { reason: 'Underskriften ligner ikke' });
  const sheet = await handler.open(pageOf('/utskrift'));
  expect(sheet.text).toContain('Kvittering for fullmakt Tilstand Satt på vent');
  expect(sheet.text).toContain('Født, Anne Lise Hansen 14.03.1979');
  expect(sheet.text).toContain('Satt på vent: Underskriften ligner ikke');
  expect(sheet.text).toContain(`15. juni 2026 kl. 12.00 ${granted.caseNumber} Få opplysninger`);
  expect(sheet.text).toContain('Skrevet ut 15. juni 2026 kl. 12.00. Viser hvordan det stod da. Kari Moen.');
  expect(sheet.html).not.toContain('topbar');
});

test('an answer is shown and printed as it was given, with the question', async () => {
  await decisionNow();
  const { html } = await handler.open(pageOf());
  const [, yes = ''] = /href="(\/intern\/svar\/[\w-]+)"/.exec(html) ?? [];
  for (const place of [yes, `${yes}/utskrift`]) {
    const page = await handler.open(place);
    expect(page.text).toContain('JA Ja. Fullmakten gir rett til dette i denne saken.');
    expect(page.text).toContain('Oppgitt navn Anne Lise Hansen Oppgitt fødselsdato 14.03.1979');
    expect(page.text).toContain('Spurt av Kari Saksbehandler');
  }
  await take('fratre');
  await decisionNow();
  const onCase = await handler.open(`/intern/saker/${granted.caseNumber}`);
  const [, no = ''] = /href="(\/intern\/svar\/[\w-]+)"/.exec(onCase.html) ?? [];
  expect((await handler.open(no)).text).toContain('NEI Nei. Den som hadde fullmakten, har sagt den fra seg.');
  const reviewer = await aColleague(app.http, world, { roles: ['reviewer'] });
  expect([(await reviewer.open(no)).status, (await handler.open('/intern/svar/nobody')).status]).toEqual([
    403, 404,
  ]);
});

test('one nobody knows is not found, on any of its pages', async () => {
  for (const end of ['', '/vent', '/annuller'])
    expect((await handler.open(`/intern/fullmakter/nobody${end}`)).status).toBe(404);
  expect((await handler.submit('/intern/fullmakter/nobody/fratre', {})).status).toBe(404);
});
