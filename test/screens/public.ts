// The screens of debtors, in each language.

import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { addDays, addMonths, formatNorwegianDay } from '../../src/shared/dates.js';
import { LANGUAGES, type Language } from '../../src/shared/languages.js';
import { choose, type Front } from '../support/stage.js';
import type { Screen } from './screen.js';

const DEBTOR = { name: 'Bjørg Åse Sørli', birthDate: '1980-02-29' };
const AGENT = { name: 'Anne Lise Hansen', birthDate: '1979-03-14' };

const STEPS = [
  ['deg', { 'debtor.name': DEBTOR.name, 'debtor.birthDate': '29.02.1980' }],
  ['fullmektig', { 'agent.name': AGENT.name, 'agent.birthDate': '14.03.1979' }],
  ['kontakt', { 'agent.phone': '912 34 567' }],
  ['saker', { which: 'listed', cases: '2026-114477' }],
  ['hva', { powers: 'information' }],
  ['unntak', { limited: 'no' }],
  ['varighet', { until: '6' }],
] as const;

export const PUBLIC_SCREENS: readonly Screen[] = LANGUAGES.flatMap(screensIn);

function screensIn(language: Language): readonly Screen[] {
  const screen = (name: string, open: Screen['open']): Screen => ({
    name: `public-${language}-${name}`,
    targets: 44,
    open,
  });
  const at = (path: string) => (page: Page) => page.goto(`/${language}${path}`);
  const refused = (path: string) => async (page: Page) => {
    await page.goto(`/${language}${path}`);
    await sendForm(page);
  };
  return [
    screen('start', at('')),
    screen('hjelp', at('/hjelp')),
    screen('personvern', at('/personvern')),
    screen('tilgjengelighet', at('/tilgjengelighet')),
    screen('ring-meg', at('/ring-meg')),
    screen('ring-meg-feil', refused('/ring-meg')),
    screen('ring-meg-takk', at('/ring-meg/takk?fra=2026-06-16T06:00:00.000Z')),
    ...STEPS.map(([step]) => screen(`fyll-ut-${step}`, at(`/fyll-ut/${step}`))),
    screen('fyll-ut-feil', refused('/fyll-ut/deg')),
    screen('fyll-ut-sjekk', (page) => fillIn(page, language)),
    screen('fyll-ut-sjekk-feil', async (page) => {
      await page.goto(`/${language}/fyll-ut/sjekk`);
      await sendForm(page);
    }),
    screen('fyll-ut-ferdig', async (page) => {
      await answerAll(page, language);
      await sendForm(page);
    }),
    screen('last-opp', at('/last-opp')),
    screen('last-opp-feil', refused('/last-opp')),
    screen('status-kode', at('/status')),
    screen('status-kode-feil', refused('/status')),
    screen('status-mangler', (page, stage) => sendAnswered(page, stage, language)),
    screen('status-godkjent', async (page, stage) => {
      await sendAnswered(page, stage, language);
      await approveAndUse(stage);
      await page.goto(`/${language}/status`);
    }),
    screen('status-utskrift', async (page, stage) => {
      await sendAnswered(page, stage, language);
      await approveAndUse(stage);
      await page.goto(`/${language}/status`);
      await page.fill('[name=birthDate]', '29.02.1980');
      await sendForm(page);
      await page.goto(`/${language}/status/utskrift`);
    }),
    screen('status-trukket-tilbake', async (page, stage) => {
      await sendAnswered(page, stage, language);
      await page.goto(`/${language}/trekk-tilbake`);
      await page.fill('[name=birthDate]', '29.02.1980');
      await sendForm(page);
    }),
    screen('trekk-tilbake', at('/trekk-tilbake')),
    screen('trekk-tilbake-feil', refused('/trekk-tilbake')),
    screen('finnes-ikke', at('/finnes-ikke')),
  ];
}

/** Presses the page's own button, and waits for what comes. */
export async function sendForm(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator('main form button').first().click()]);
}

/** Answers every question; ends where all are looked over. */
export async function fillIn(page: Page, language: Language): Promise<void> {
  for (const [step, fields] of STEPS) {
    await page.goto(`/${language}/fyll-ut/${step}`);
    for (const [name, value] of Object.entries(fields)) {
      const choice = page.locator(`[name="${name}"][value="${value}"]:is([type=radio], [type=checkbox])`);
      if ((await choice.count()) > 0) await choice.check();
      else await page.fill(`[name="${name}"]`, value);
    }
    await sendForm(page);
  }
}

/** Gives the same answers without a page for each: that they can be given on the pages is seen where `fillIn` leads. */
async function answerAll(page: Page, language: Language): Promise<void> {
  for (const [step, form] of STEPS) {
    const path = `/${language}/fyll-ut/${step}`;
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answered = await page.request.post(path, { form, headers, maxRedirects: 0 });
    if (answered.status() !== 303) throw new Error(`${path} was answered ${answered.status()}`);
  }
  await page.goto(`/${language}/fyll-ut/sjekk`);
}

let papers = 0;

/** Fills in, downloads, dates and sends the form, without a signature; ends at its status. Gives the form as it was downloaded. */
export async function sendPaper(
  page: Page,
  front: Pick<Front, 'today'>,
  language: Language,
): Promise<Buffer> {
  await fillIn(page, language);
  return sendFilled(page, front, language);
}

async function sendAnswered(page: Page, front: Pick<Front, 'today'>, language: Language): Promise<void> {
  await answerAll(page, language);
  await sendFilled(page, front, language);
}

async function sendFilled(page: Page, { today }: Pick<Front, 'today'>, language: Language): Promise<Buffer> {
  await sendForm(page);
  const href = await page.locator('main a[download]').getAttribute('href');
  const form = await (await page.request.get(href ?? '')).body();
  const document = await PDFDocument.load(form, { updateMetadata: false });
  document
    .getForm()
    .getTextField('signed_on')
    .setText(formatNorwegianDay(addDays(today(), -1)));
  document.getForm().getTextField('signed_place').setText(`Tromsø ${++papers}`);
  const bytes = Buffer.from(await document.save({ updateFieldAppearances: false }));
  await page.goto(`/${language}/last-opp`);
  await choose(page, [{ name: 'fullmakt.pdf', bytes }]);
  await page.locator('main form button').first().click();
  await page.waitForURL(`**/${language}/status`);
  return form;
}

/** As staff would: the newest paper is approved, and asked about once. Gives the id of the authorization. */
export async function approveAndUse({ api, today }: Pick<Front, 'api' | 'today'>): Promise<string> {
  const told = { debtor: DEBTOR, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  await api.put('/api/v1/cases/2026-114477', told);
  const { json } = await api.get('/api/v1/reviews?state=open&limit=100');
  const newest = (json['items'] as readonly { readonly id: string }[]).at(-1);
  const approved = await api.post(`/api/v1/reviews/${newest?.id}/approval`, {
    caseNumber: '2026-114477',
    fields: {
      debtor: DEBTOR,
      agent: { ...AGENT, phone: '912 34 567' },
      cases: ['2026-114477'],
      powers: ['information'],
      limits: 'ingen',
      validThrough: addMonths(today(), 6),
      signedOn: addDays(today(), -1),
    },
    checks: Object.fromEntries(REQUIREMENTS.map((requirement) => [requirement, 'present'])),
    signatureCheckedBy: 'sight',
  });
  if (approved.status !== 201) throw new Error(`the approval was answered ${approved.status}`);
  await api.post('/api/v1/verifications', { caseNumber: '2026-114477', agent: AGENT, power: 'information' });
  return String(approved.json['id']);
}
