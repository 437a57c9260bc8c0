// Reviewers at work, as a browser without scripts meets them: the queue, the papers, and every way to decide.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPasswords } from '../../../src/adapters/passwords.js';
import { recordedAbout } from '../../../src/audit/steps.js';
import { keepBlankForms } from '../../../src/documents/issuing/actions.js';
import { letterFactsOf } from '../../../src/documents/letter/letter-facts.js';
import type { SentFile } from '../../../src/documents/storing/actions.js';
import { ourCookies } from '../../../src/http/cookies.js';
import { readAssets } from '../../../src/web/assets.js';
import { reviewPages } from '../../../src/web/console/review/pages.js';
import { signInPages } from '../../../src/web/console/sign-in.js';
import { workplacePages } from '../../../src/web/console/workplace.js';
import type { Site } from '../../../src/web/site.js';
import { at, CASE, NOW, THE_DEBTOR } from '../../support/builders.js';
import { HOSTILE_STRINGS } from '../../support/hostile-strings.js';
import { asJudged, chosenIn } from '../../support/judged.js';
import { aPageText } from '../../support/letters.js';
import { valueIn } from '../../support/pages.js';
import { type PaperDoors, openPlainDoors } from '../../support/paper-doors.js';
import {
  type PaperWorld,
  aFile,
  aFilledForm,
  aSignedForm,
  printHash,
  recordedIn,
  registerTestCase,
} from '../../support/paper-world.js';
import { idFor } from '../../support/national-ids.js';
import { aColleague, type Colleague } from '../../support/staff.js';
import { ANYONE } from '../../support/world.js';

let doors: PaperDoors<PaperWorld>;
let kari: Colleague;
let ola: Colleague;

beforeAll(async () => {
  doors = await openPlainDoors(pagesOf);
  await keepBlankForms(doors.world)(ANYONE, 'nb');
  await registerTestCase(doors.world);
  kari = await aColleague(doors.app, doors.world, { roles: ['reviewer'], name: 'Kari Moen' });
  ola = await aColleague(doors.app, doors.world, { roles: ['reviewer'], name: 'Ola Ås' });
});
afterAll(() => doors.close());

function pagesOf(world: PaperWorld) {
  const { agency, now } = world;
  const site: Site = { agency, now, assets: readAssets(), cookies: ourCookies(world.config.publicUrl) };
  const passwords = createPasswords();
  return [
    ...signInPages(site, { ...world, passwords }),
    ...workplacePages(site, world),
    ...reviewPages(site, world),
  ];
}

/** A form nobody has sent before, complete but for the signature; gives the page of its review. */
const send = (place: string) => sendFile(aFilledForm({ signed_place: place }));

async function sendFile(file: SentFile) {
  const { body } = await doors.upload([file], { caseNumber: CASE });
  const { body: queue } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const { id } = queue.items.at(-1) as { readonly id: string };
  return { path: `/intern/kontroll/${id}`, id, reference: body.reference as string };
}

const aLetter = (place: string) =>
  aFile({ letter: letterFactsOf(aPageText(`${LETTER}\n${place}, 14. juni 2026`)) }, 'brev.pdf');

const LETTER = `Jeg, ${THE_DEBTOR.name}, født 29.02.1980, gir fullmakt til Anne Lise Hansen, født 14.03.1979,
telefon 912 34 567, til å få opplysninger i sak ${CASE}.
Fullmakten gjelder til 31.12.2026. Ingen begrensninger.
`;

describe('the queue', () => {
  test('tells who gives it, how much of the week is left, and who is on it', async () => {
    const { path } = await send('Alta');
    await ola.submit(`${path}/ta`, {});
    const shown = await kari.open('/intern/kontroll');
    expect(shown.text).toContain(THE_DEBTOR.name);
    expect(shown.text).toContain('7 dager igjen');
    expect(shown.text).toMatch(/Ola Ås ser på denne siden kl\. \d\d\.\d\d/);
    expect((await ola.open('/intern/kontroll')).text).toContain('Du ser på denne siden kl.');
  });

  test('is not changed by reading one of it; taking it keeps what was typed already', async () => {
    const { path } = await send('Tolga');
    const page = await kari.open(path);
    expect((await ola.open(path)).text).toContain('Ta saken');
    const taken = await kari.submit(`${path}/ta`, asJudged(page, { note: 'Ringte debitor' }));
    expect(taken.text).toContain('Du ser på denne siden kl.');
    expect([taken.status, valueIn(taken, 'note')]).toEqual([200, 'Ringte debitor']);
    expect((await ola.open(path)).text).toContain('Kari Moen ser på denne');
  });

  test('gives the next one that nobody is on, and says so when there is none', async () => {
    const { path } = await sendFile(aSignedForm({ signed_place: 'Tana' }));
    const next = await kari.submit('/intern/kontroll/neste', {});
    expect([next.status, next.location]).toEqual([303, path]);
    const none = await ola.follow(await ola.submit('/intern/kontroll/neste', {}));
    expect(none.text).toContain('Det er ingenting som venter på deg akkurat nå');
  });

  test('marks what is over its time', async () => {
    await send('Lom');
    doors.world.setNow(at('2026-06-23T10:00:00.000Z'));
    const later = await aColleague(doors.app, doors.world, { roles: ['reviewer'], name: 'Per Li' });
    expect((await later.open('/intern/kontroll')).text).toContain('1 dag over fristen');
    doors.world.setNow(NOW);
  });

  test('is for reviewers alone', async () => {
    const handler = await aColleague(doors.app, doors.world, { roles: ['handler'] });
    expect((await handler.open('/intern/kontroll')).status).toBe(403);
  });
});

describe('a paper', () => {
  test('is shown page by page as our own pictures, beside the ten requirements with what was read', async () => {
    const { path, id } = await send('Bodø');
    const shown = await kari.open(path);
    expect(shown.html).toContain(`src="/api/v1/reviews/${id}/documents/1/pages/1.png?size=large"`);
    expect(shown.html).toContain(`/documents/1/pages/1/fields/signature.png`);
    expect(valueIn(shown, 'fields.agent.name')).toBe('Anne Lise Hansen');
    expect(valueIn(shown, 'fields.agent.birthDate')).toBe('14.03.1979');
    expect(valueIn(shown, 'fields.validThrough')).toBe('31.12.2026');
    expect(chosenIn(shown, 'fields.powers')).toEqual(['information', 'agreements']);
    expect(shown.text).toContain('Debitors underskrift Mangler');
    expect(shown.text).toContain(`Navn og fødselsdato stemmer med debitor i sak ${CASE}`);
    expect(chosenIn(shown, 'checks.debtorName')).toEqual([]);
  });

  test('that is a letter comes with suggestions, where they stand and why', async () => {
    const { path } = await sendFile(aLetter('Bodø'));
    const shown = await kari.open(path);
    expect(valueIn(shown, 'fields.debtor.name')).toBe(THE_DEBTOR.name);
    expect(valueIn(shown, 'fields.debtor.birthDate')).toBe('29.02.1980');
    expect(shown.text).toContain('papir 1, side 1');
    expect(shown.text).toContain('Saken er registrert');
    // What is filled in already is not offered again, and the place is no part of an authorization.
    expect(shown.html).not.toContain('data-fill=');
    const [, mark = 'none'] = /href="#(sted-forslag-\d+)"/.exec(shown.html) ?? [];
    expect(shown.html).toContain(`id="${mark}" data-requirement=`);
  });

  test('whose debtor is another than the one in the case is marked, without the birth date we hold', async () => {
    const other = aFilledForm({ debtor_name: 'Kari Annen', debtor_birth_date: '01.02.1970' });
    const { path } = await sendFile(other);
    const { text } = await kari.open(path);
    expect(text).toContain(
      `stemmer ikke med debitor i sak ${CASE}: navnet (i saken: ${THE_DEBTOR.name}) og fødselsdatoen`,
    );
    expect(text).not.toContain('29.02.1980');
  });
});

describe('approving', () => {
  test('takes all ten, and makes the authorization in the reviewer’s own name', async () => {
    const { path } = await send('Hamar');
    const page = await kari.open(path);
    const approved = await kari.submit(`${path}/godkjenn`, asJudged(page));
    expect(approved.location).toMatch(/^\/intern\/kontroll\?gjort=godkjent&fullmakt=/);
    const queue = await kari.follow(approved);
    expect(queue.text).toContain('Fullmakten er godkjent. Vis fullmakten');
    const decided = await ola.open(path);
    expect(decided.text).toContain('Innsendingen er avgjort');
    expect(decided.text).toContain('Av Kari Moen');
  });

  test('is refused with every fault at once and everything typed still there', async () => {
    const { path } = await send('Moss');
    const page = await kari.open(path);
    const shown = await kari.submit(
      `${path}/godkjenn`,
      asJudged(page, {
        'checks.signature': 'missing',
        'fields.debtor.birthDate': 'i går',
        'fields.limits': 'Ikke over 1 000 kroner',
        note: 'Ringte <b>debitor</b>',
      }),
    );
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('Debitors underskrift: ikke svart «Ja».');
    expect(shown.text).toContain('Skriv datoen slik: 14.03.1979.');
    expect(valueIn(shown, 'fields.debtor.birthDate')).toBe('i går');
    expect(valueIn(shown, 'fields.limits')).toBe('Ikke over 1 000 kroner');
    expect(valueIn(shown, 'note')).toBe('Ringte <b>debitor</b>');
    expect(chosenIn(shown, 'checks.signature')).toEqual(['missing']);
    expect(chosenIn(shown, 'checks.debtorName')).toEqual(['present']);
  });

  test('gives each of two hundred hostile texts back as it was typed, and as nothing but text', async () => {
    const { path } = await send('Vik');
    const judged = asJudged(await kari.open(path));
    const fields = ['debtor.name', 'agent.name', 'agent.email', 'limits', 'validThrough'].map(
      (field) => `fields.${field}`,
    );
    for (const hostile of HOSTILE_STRINGS) {
      const typed = Object.fromEntries([...fields, 'note', 'caseNumber'].map((field) => [field, hostile]));
      const shown = await kari.submit(`${path}/godkjenn`, { ...judged, ...typed, 'checks.date': 'wrong' });
      expect([hostile, shown.status]).toEqual([hostile, 422]);
      for (const field of Object.keys(typed))
        expect([field, valueIn(shown, field)?.trim()]).toEqual([field, hostile.trim()]);
      expect(shown.html).not.toMatch(/<script>|<img src=x|<iframe|<body onload/);
    }
  });

  test('is refused by the action for what only it can know', async () => {
    const { path } = await send('Voss');
    const page = await kari.open(path);
    const shown = await kari.submit(
      `${path}/godkjenn`,
      asJudged(page, { caseNumber: '2026-0', 'fields.agent.phone': '', 'checks.limits': 'wrong' }),
    );
    expect(shown.status).toBe(422);
    for (const said of [
      'Saksnummeret er ikke registrert.',
      'Skriv telefon, e-post eller adresse.',
      'Begrensninger: ikke svart «Ja».',
    ])
      expect(shown.text).toContain(said);
    expect((await recordedIn(doors.world)).join()).toContain('submission-approved refused');
  });

  test('over changed words needs a note, and the page says so beforehand', async () => {
    const altered = aFilledForm({ signed_place: 'Røros' }, { contentHash: printHash('another') });
    const { path } = await sendFile(altered);
    const page = await kari.open(path);
    expect(page.text).toContain('Teksten i skjemaet er endret');
    expect(page.text).toContain('Merknad (må fylles ut)');
    const refused = await kari.submit(`${path}/godkjenn`, asJudged(page));
    expect(refused.text).toContain('Skriv i merknaden hvorfor den kan godkjennes likevel.');
  });

  test('on a file with malware alone is not possible, which the page says beforehand', async () => {
    const { path } = await sendFile(aFile({ findings: [{ code: 'MALWARE' }] }));
    const page = await kari.open(path);
    expect(page.text).toContain(`Debitor i sak ${CASE} er ${THE_DEBTOR.name}. Se om papiret sier det samme.`);
    expect(page.text).toContain('Det er skadelig programvare i filen. Den kan ikke godkjennes.');
    const typed = {
      'fields.debtor.name': THE_DEBTOR.name,
      'fields.debtor.birthDate': '29.02.1980',
      'fields.agent.name': 'Anne Lise Hansen',
      'fields.agent.birthDate': '14.03.1979',
      'fields.agent.phone': '912 34 567',
      'fields.which': 'all',
      'fields.limits': 'ingen',
      'fields.validThrough': '31.12.2026',
      'fields.signedOn': '14.06.2026',
      note: 'Det haster',
    };
    const refused = await kari.submit(`${path}/godkjenn`, asJudged(page, typed));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#documents">Det er funnet skadelig programvare i filen.');
  });

  test('can take the place of the one that holds now, when the reviewer says so', async () => {
    const { path } = await send('Gol');
    const page = await kari.open(path);
    const [, older = ''] = / name="supersedes" value="([^"]+)"/.exec(page.html) ?? [];
    expect((await kari.submit(`${path}/godkjenn`, asJudged(page, { supersedes: older }))).status).toBe(303);
    const { body } = await doors.asStaff('get', `/api/v1/authorizations/${older}`);
    expect(body.state).toBe('superseded');
  });
});

describe('asking for what is missing', () => {
  test('shows the message before it is sent, and the sender reads just that', async () => {
    const { path, reference } = await send('Ål');
    const page = await kari.open(path);
    const judged = asJudged(page, { 'checks.signature': 'missing', 'checks.limits': 'wrong' });
    const asking = await kari.submit(`${path}/mangler`, judged);
    const message = 'Underskriften mangler. Skriv ut skjemaet og signer det for hånd.';
    expect(asking.text).toContain(message);
    expect(asking.text).toContain('Det står ikke om det er noe fullmakten ikke gjelder.');
    const version = valueIn(asking, 'version') ?? '';
    const missing = ['signature', 'limits'];
    const sent = await kari.submit(`${path}/mangler/send`, { version, missing, shown: missing, note: '' });
    expect((await kari.follow(sent)).text).toContain('Avsenderen er bedt om det som mangler.');
    const told = await doors.asStaff('get', `/api/v1/submissions/${reference}`);
    expect(told.body.status).toBe('incomplete');
    expect((await kari.open(path)).text).toContain('bedt om: Debitors underskrift, Begrensninger');
  });

  test('begins with what the machine did not find, and cannot be sent empty', async () => {
    const { path } = await send('Skien');
    const asking = await kari.open(`${path}/mangler`);
    expect(asking.text).toContain('Underskriften mangler.');
    const version = valueIn(asking, 'version') ?? '';
    const refused = await kari.submit(`${path}/mangler/send`, { version, note: 'Husk å ringe' });
    expect([refused.status, refused.text.includes('Velg hva som mangler.')]).toEqual([422, true]);
  });

  test('with another message than the one that was shown shows that one first', async () => {
    const { path } = await send('Bø');
    const asking = await kari.open(`${path}/mangler`);
    const version = valueIn(asking, 'version') ?? '';
    const typed = { version, missing: ['signature', 'date'], shown: 'signature', note: 'Ring også' };
    const shown = await kari.submit(`${path}/mangler/send`, typed);
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('Meldingen er en annen nå. Les den, og send den så.');
    expect([chosenIn(shown, 'missing'), valueIn(shown, 'note')]).toEqual([
      ['date', 'signature'],
      'Ring også',
    ]);
  });

  test('and rejecting carry the answers of the review along, and going back loses none of them', async () => {
    const { path } = await send('Alvdal');
    const judged = asJudged(await kari.open(path), {
      'checks.signature': 'missing',
      'fields.limits': 'Ikke over 1 000 kroner',
      'fields.powers': [],
      note: 'Ringte <b>debitor</b>',
    });
    for (const step of ['mangler', 'avslag']) {
      const shown = await kari.submit(`${path}/${step}`, judged);
      expect([shown.status, valueIn(shown, 'note')]).toEqual([200, 'Ringte <b>debitor</b>']);
      const carried = Object.fromEntries(
        [...shown.html.matchAll(/<input type="hidden" name="([^"]+)"/g)]
          .map(([, name = '']) => name)
          .filter((name) => name !== 'csrf')
          .map((name) => [name, valueIn(shown, name) ?? '']),
      );
      const back = await kari.submit(path, { ...carried, note: 'Ringte to ganger' });
      expect(back.status).toBe(200);
      expect(valueIn(back, 'fields.limits')).toBe('Ikke over 1 000 kroner');
      expect(valueIn(back, 'note')).toBe('Ringte to ganger');
      expect(chosenIn(back, 'fields.powers')).toEqual([]);
      expect(chosenIn(back, 'checks.signature')).toEqual(['missing']);
      expect(chosenIn(back, 'checks.debtorName')).toEqual(['present']);
      expect(back.text).not.toContain('Det har kommet nye sider');
    }
  });
});

test('a national id in a note is kept as dots, and the reviewer is told', async () => {
  const { path, id } = await send('Røst');
  const version = valueIn(await kari.open(`${path}/avslag`), 'version') ?? '';
  const note = `Skrev ${idFor('010180')}`;
  const sent = await kari.submit(`${path}/avslag/send`, { version, reasons: 'NOT_SIGNED', note });
  expect((await kari.follow(sent)).text).toContain('Det sto et fødselsnummer i det du skrev.');
  const recorded = { id, types: ['submission-rejected'], limit: 1 } as const;
  const [rejected] = await recordedAbout(doors.world.database.read, doors.world.keys, recorded);
  expect(rejected?.details).toMatchObject({ note: 'Skrev •••••••••••' });
});

test('an address the sender left is shown to the reviewer, to ask at', async () => {
  await doors.upload([aFilledForm({ signed_place: 'Bremanger' })], {
    caseNumber: CASE,
    email: 'b@example.no',
  });
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const shown = await kari.open(`/intern/kontroll/${body.items.at(-1).id}`);
  expect(shown.text).toContain('Avsenderen kan spørres på b@example.no');
  expect((await kari.open((await send('Smøla')).path)).text).not.toContain('Avsenderen kan spørres');
});

test('rejecting tells the sender the reasons, and nothing else', async () => {
  const { path, reference } = await send('Vadsø');
  const rejecting = await kari.open(`${path}/avslag`);
  expect(chosenIn(rejecting, 'reasons')).toEqual(['NOT_SIGNED']);
  const version = valueIn(rejecting, 'version') ?? '';
  const none = await kari.submit(`${path}/avslag/send`, { version, note: 'Falsk' });
  expect([none.status, valueIn(none, 'note')]).toEqual([422, 'Falsk']);
  const done = await kari.submit(`${path}/avslag/send`, {
    version,
    reasons: 'SIGNED_BY_OTHER',
    note: 'Falsk',
  });
  expect(done.location).toBe('/intern/kontroll?gjort=avslatt');
  const { body } = await doors.asStaff('get', `/api/v1/submissions/${reference}`);
  expect(body.decision.reasons).toEqual(['SIGNED_BY_OTHER']);
  expect(JSON.stringify(body)).not.toContain('Falsk');
});

describe('somebody else was faster', () => {
  test('the page says who and when, and keeps the reviewer’s work', async () => {
    const { path } = await send('Lesja');
    const page = await kari.open(path);
    const rejecting = await ola.open(`${path}/avslag`);
    const version = valueIn(rejecting, 'version') ?? '';
    await ola.submit(`${path}/avslag/send`, { version, reasons: 'NOT_SIGNED', note: '' });
    const typed = asJudged(page, { 'fields.limits': 'Ikke over 500 kroner', note: 'Ringte debitor' });
    const shown = await kari.submit(`${path}/godkjenn`, typed);
    expect(shown.status).toBe(409);
    for (const said of ['Allerede avgjort', 'Av Ola Ås', 'Avslått', 'Ikke over 500 kroner', 'Ringte debitor'])
      expect(shown.text).toContain(said);
  });

  test('newer pages bring the same page again, with them and with everything typed', async () => {
    const { path, id, reference } = await send('Vågå');
    const page = await kari.open(path);
    doors.world.setNow(at('2026-06-15T10:00:01.000Z'));
    await doors.upload([aLetter('Vågå')], {}, `/api/v1/submissions/${reference}/documents`);
    const typed = asJudged(page, { note: 'Ringte debitor' });
    const shown = await kari.submit(`${path}/godkjenn`, typed);
    expect(shown.status).toBe(409);
    expect(shown.text).toContain('Det har kommet nye sider');
    expect(shown.html).toContain(`/api/v1/reviews/${id}/documents/2/pages/1.png`);
    expect(valueIn(shown, 'note')).toBe('Ringte debitor');
    const again = await kari.submit(`${path}/godkjenn`, { ...asJudged(shown), note: 'Ringte debitor' });
    expect(again.status).toBe(303);
  });
});

test('what is not there is a page that says so', async () => {
  for (const path of [
    '/intern/kontroll/ingen',
    '/intern/kontroll/ingen/mangler',
    '/intern/kontroll/ingen/avslag',
  ])
    expect((await kari.open(path)).status).toBe(404);
});
