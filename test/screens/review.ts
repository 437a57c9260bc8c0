// The screens of reviewers: the queue, a photo of our form, a letter, and every way to decide.

import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { signByHand } from '../../src/commands/demo/hand.js';
import { FIELD_BOXES } from '../../src/documents/form-layout.js';
import { addDays, addMonths } from '../../src/shared/dates.js';
import { asJpeg, EVEN, onGlass, printed, taken } from '../papers/camera.js';
import { chanceFrom } from '../papers/chance.js';
import { letterPdf } from '../papers/letter-pdf.js';
import { signature } from '../papers/pen.js';
import type { Front, Stage } from '../support/stage.js';
import type { Screen } from './screen.js';

const DEBTOR = { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' };
const CASE = '2026-114477';
const orderOf = (front: Front) => ({
  language: 'nb',
  debtor: DEBTOR,
  agent: { name: 'Anne Lise Hansen', birthDate: '1979-03-14', phone: '912 34 567' },
  cases: [CASE],
  powers: ['information', 'agreements'],
  limits: 'Ingen',
  validThrough: addMonths(front.today(), 6),
});

const letter = (place: string) => `FULLMAKT

Jeg, Bjørg Åse Sørli, født 29.02.1980, gir med dette fullmakt til Anne Lise Hansen, født 14.03.1979,
telefon 912 34 567, til å få opplysninger og inngå avtaler om betaling i sak ${CASE}.

Fullmakten gjelder til 31.12.2026. Ingen begrensninger.

${place}, 14. juni 2026

`;

const as = { roles: ['reviewer'], name: 'Kari Moen' } as const;
const screen = (name: string, open: Screen['open']): Screen => ({
  name: `kontroll-${name}`,
  as,
  targets: 24,
  open,
});

export const REVIEW_SCREENS: readonly Screen[] = [
  screen('ko', async (page, stage) => {
    await sendLetter(page, stage, 'Alta');
    await page.goto('/intern/kontroll?gjort=bedt');
  }),
  screen('skjema', async (page, stage) => {
    await page.goto(await sendPhoto(page, stage));
    await page.waitForLoadState('networkidle');
  }),
  screen('brev', async (page, stage) => {
    await page.goto(await sendLetter(page, stage, 'Bodø'));
    await page.getByRole('button', { name: 'Ta saken' }).click();
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Til og med').focus();
  }),
  screen('feil', async (page, stage) => {
    await page.goto(await sendLetter(page, stage, 'Vadsø'));
    await page.locator('[id="fields.debtor.birthDate"]').fill('i går');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')]);
  }),
  screen('mangler', async (page, stage) => {
    await page.goto(await sendLetter(page, stage, 'Hamar'));
    await answer(page, 'signature', 'missing');
    await answer(page, 'limits', 'wrong');
    await press(page, 'Be om det som mangler');
  }),
  screen('avslag', async (page, stage) => {
    await page.goto(await sendLetter(page, stage, 'Moss'));
    await press(page, 'Avslå');
  }),
  screen('forskjell', async (page, stage) => {
    await page.goto(`${await sendAltered(page, stage)}/forskjell/1`);
    await page.waitForLoadState('networkidle');
  }),
  screen('for-sent', async (page, stage) => {
    const path = await sendLetter(page, stage, 'Lom');
    await page.goto(path);
    await page.fill('[name=note]', 'Ringte debitor');
    await stage.api.post(`/api/v1/reviews/${path.split('/').at(-1)}/rejection`, { reasons: ['NOT_SIGNED'] });
    await page.locator('[name=signatureCheckedBy][value=sight]').check();
    await press(page, 'Godkjenn');
  }),
];

async function answer(page: Page, requirement: string, judgement: string): Promise<void> {
  await page.locator(`[name="checks.${requirement}"][value=${judgement}]`).check();
}

async function press(page: Page, name: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
}

/** Sends a letter nobody has sent before; gives the page of its review. */
async function sendLetter(page: Page, stage: Stage, place: string): Promise<string> {
  return send(page, stage, {
    name: 'fullmakt.pdf',
    mimeType: 'application/pdf',
    buffer: await letterPdf(letter(place)),
  });
}

/** Our form, filled in beforehand, signed by hand and photographed. */
async function sendPhoto(page: Page, stage: Stage): Promise<string> {
  const made = await stage.api.post('/api/v1/templates', orderOf(stage));
  const pdf = await (await page.request.get(new URL(String(made.json['pdfUrl'])).pathname)).body();
  const chance = chanceFrom(3);
  const pen = { colour: '#1a237e', width: 0.5 };
  const print = await printed(pdf, 150, signature(FIELD_BOXES.signature, pen, chance));
  const buffer = await asJpeg(taken(print, onGlass(print, 2), EVEN, 2, chance), 0.4, 75);
  return send(page, stage, { name: 'IMG_2207.jpg', mimeType: 'image/jpeg', buffer });
}

/** Our form, filled in, dated and signed on a screen: everything a machine can see is there. */
export async function sendSigned(page: Page, stage: Front): Promise<string> {
  const made = await stage.api.post('/api/v1/templates', orderOf(stage));
  const pdf = await (await page.request.get(new URL(String(made.json['pdfUrl'])).pathname)).body();
  const on = addDays(stage.today(), -1);
  const buffer = await signByHand(pdf, { place: 'Tynset', on, name: DEBTOR.name });
  return send(page, stage, { name: 'signert.pdf', mimeType: 'application/pdf', buffer });
}

/** Our blank form with words of somebody else's on it. */
async function sendAltered(page: Page, stage: Stage): Promise<string> {
  const blank = await (await page.request.get('/api/v1/templates/general.pdf?lang=nb')).body();
  const document = await PDFDocument.load(blank, { updateMetadata: false });
  document.getPage(0).drawText('og alt annet', { x: 220, y: 300, size: 10 });
  const buffer = Buffer.from(await document.save({ updateFieldAppearances: false }));
  return send(page, stage, { name: 'skjema.pdf', mimeType: 'application/pdf', buffer });
}

async function send(
  page: Page,
  { api }: Front,
  file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<string> {
  const told = { debtor: DEBTOR, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  await api.put(`/api/v1/cases/${CASE}`, told);
  const sent = await page.request.post('/api/v1/submissions', { multipart: { file, caseNumber: CASE } });
  if (sent.status() !== 201) throw new Error(`the paper was answered ${sent.status()}`);
  const { json } = await api.get('/api/v1/reviews?state=open&limit=100');
  const newest = (json['items'] as readonly { readonly id: string }[]).at(-1);
  return `/intern/kontroll/${newest?.id}`;
}
