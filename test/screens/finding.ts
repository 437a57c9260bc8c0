// The screens of finding a case or a debtor, and of what hangs on it.

import type { Page } from 'playwright-core';
import { caseNo } from '../support/builders.js';
import { grantEach } from '../support/grants.js';
import type { Stage } from '../support/stage.js';
import { sendForm } from './public.js';
import type { Screen } from './screen.js';

const AS = { roles: ['handler', 'reviewer'], name: 'Kari Moen' } as const;
const CASE = '1183 0247';

function screen(name: string, open: Screen['open']): Screen {
  return { name: `staff-${name}`, as: AS, targets: 24, open };
}

const STEP_SCREENS = ['vent', 'trekk-tilbake', 'fratre', 'annuller'].map((slug) =>
  screen(`fullmakt-${slug}`, async (page, stage) => {
    await page.goto(`/intern/fullmakter/${await aUsedOne(stage)}/${slug}`);
  }),
);

export const FINDING_SCREENS: readonly Screen[] = [
  screen('finn', (page) => page.goto('/intern/finn')),
  screen('finn-ingen', async (page) => {
    await page.goto('/intern/finn');
    await page.fill('[name=q]', 'Ola Nordmann');
    await sendForm(page);
  }),
  screen('finn-flere', async (page, stage) => {
    await grantEach(stage.world, [caseNo('2026-1'), caseNo('2026-2')]);
    await searchFor(page, 'Bjørg Åse Sørli-Øverås 29.02.1980');
  }),
  screen('sak', async (page, stage) => {
    await bringAbout(stage);
    await searchFor(page, CASE);
  }),
  screen('debitor', async (page, stage) => {
    await bringAbout(stage);
    await searchFor(page, 'Ola Nordmann 02.05.1981');
  }),
  screen('fullmakt', async (page, stage) => {
    const id = await aUsedOne(stage);
    await stage.api.post(`/api/v1/authorizations/${id}/suspension`, { reason: 'Underskriften må avklares' });
    await stage.api.post(`/api/v1/authorizations/${id}/resumption`, {});
    await page.goto(`/intern/fullmakter/${id}`);
  }),
  screen('fullmakt-trukket', async (page, stage) => {
    await page.goto(`/intern/fullmakter/${await aUsedOne(stage)}/trekk-tilbake`);
    await page.getByLabel('Debitor selv').check();
    await sendForm(page);
  }),
  screen('fullmakt-trekk-tilbake-feil', async (page, stage) => {
    await page.goto(`/intern/fullmakter/${await aUsedOne(stage)}/trekk-tilbake`);
    await page.fill('[name=receivedOn]', '14.06.26');
    await sendForm(page);
  }),
  ...STEP_SCREENS,
  screen('fullmakt-utskrift', async (page, stage) => {
    await page.goto(`/intern/fullmakter/${await aUsedOne(stage)}/utskrift`);
  }),
  screen('svar-ja', async (page, stage) => {
    await page.goto(`/intern/svar/${await answered(stage, 'Anne Lise Hansen')}`);
  }),
  screen('svar-nei-utskrift', async (page, stage) => {
    await page.goto(`/intern/svar/${await answered(stage, 'Anne Lise Hanssen')}/utskrift`);
  }),
  screen('sak-konkurs', async (page, { api }) => {
    await api.put('/api/v1/cases/2026-77', {
      debtor: { name: 'Per Stranda', birthDate: '1970-01-02' },
      debtorStatus: 'bankrupt',
      registeredOn: '2026-01-10',
      status: 'open',
    });
    await page.goto('/intern/saker/2026-77');
  }),
];

let made = 0;

/** An authorization somebody has been told something on, twice. */
async function aUsedOne({ api, world }: Stage): Promise<string> {
  const caseNumber = `1184 ${String(++made).padStart(4, '0')}`;
  const [granted] = await grantEach(world, [caseNo(caseNumber)]);
  const agent = { name: 'Anne Lise Hansen', birthDate: '1979-03-14' };
  for (let times = 0; times < 2; times += 1)
    await api.post('/api/v1/verifications', { caseNumber, agent, power: 'information' });
  return String(granted?.authorizationId);
}

/** The id of an answer to somebody of this name. */
async function answered({ api, world }: Stage, name: string): Promise<string> {
  const caseNumber = `1184 ${String(++made).padStart(4, '0')}`;
  await grantEach(world, [caseNo(caseNumber)]);
  const agent = { name, birthDate: '1979-03-14' };
  const { json } = await api.post('/api/v1/verifications', { caseNumber, agent, power: 'information' });
  return String(json['id']);
}

/** By the box on any page. */
async function searchFor(page: Page, q: string): Promise<void> {
  await page.goto('/intern');
  await page.keyboard.press('F2');
  await page.keyboard.type(q);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** A debtor with two cases, an oral authorization that has ended, and questions answered with yes and no. */
async function bringAbout({ api }: Stage): Promise<void> {
  const debtor = { name: 'Ola Nordmann', birthDate: '1981-05-02' };
  const agent = { name: 'Anne Lise Hansen', birthDate: '1979-03-14' };
  for (const caseNumber of [CASE, '1183 0301'])
    await api.put(`/api/v1/cases/${encodeURIComponent(caseNumber)}`, {
      debtor,
      debtorStatus: 'normal',
      registeredOn: '2026-01-10',
      status: 'open',
    });
  const recording = { informed: true, declined: false };
  const { json } = await api.post('/api/v1/calls', { caseNumber: CASE, recording });
  const call = String(json['id']);
  await api.post(`/api/v1/calls/${call}/oral-authorizations`, {
    debtorPresent: true,
    debtor,
    agent,
    powers: ['information', 'agreements'],
  });
  const asked = { caseNumber: CASE, agent, power: 'information' };
  await api.post('/api/v1/verifications', { ...asked, callId: call });
  await api.post(`/api/v1/calls/${call}/end`, {});
  await api.post('/api/v1/verifications', asked);
}
