// The way of a debtor in a real browser, with scripts and without, with large text and in high contrast.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, openStage, type Stage } from '../support/stage.js';
import { HOSTILE_STRINGS } from '../support/hostile-strings.js';
import { tooWide } from '../support/looks.js';
import { approveAndUse, fillIn, sendForm, sendPaper } from '../screens/public.js';
import { PUBLIC_SCREENS } from '../screens/public.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each([true, false])('with scripts: %s', (scripts) => {
  test('a debtor fills in, sends, is told what is missing, sees it approved and used, and takes it back', async () => {
    const { page, complaints, close } = await stage.visit({ scripts, width: 390 });
    await page.goto('/');
    await page.getByRole('link', { name: 'Fyll ut fullmakten' }).click();
    await page.waitForURL('**/fyll-ut/deg');
    await sendPaper(page, 'nb');
    expect(await page.locator('h1').innerText()).toBe('Noe mangler');
    expect(await page.getByText('Underskriften mangler.').isVisible()).toBe(true);
    const code = (await page.locator('.notice .reference').innerText()).trim();
    await approveAndUse(stage);

    const other = await stage.visit({ scripts, width: 390 });
    await other.page.goto('/en/status');
    await other.page.getByLabel('Code').fill(code);
    await sendForm(other.page);
    expect(await other.page.locator('h1').innerText()).toBe('Approved');
    expect(await other.page.getByRole('cell', { name: 'Get information about the case' }).isVisible()).toBe(
      true,
    );
    await other.page.getByRole('link', { name: 'Withdraw the authorization' }).click();
    await other.page.getByLabel('Your date of birth').fill('29.02.1980');
    await sendForm(other.page);
    expect(await other.page.locator('h1').innerText()).toBe('Withdrawn');
    expect([...complaints, ...other.complaints]).toEqual([]);
    await other.close();
    await close();
  });

  test('going back, changing the language and coming again lose nothing', async () => {
    const { page, close } = await stage.visit({ scripts });
    await fillIn(page, 'nb');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/fyll-ut/sjekk');
    expect(await page.getByText('Bjørg Åse Sørli, born 29.02.1980').isVisible()).toBe(true);
    await page.getByRole('link', { name: /Change.*Is authorized/ }).click();
    expect(await page.getByLabel('Full name').inputValue()).toBe('Anne Lise Hansen');
    await page.goBack();
    expect(await page.locator('h1').innerText()).toBe('Is this right?');
    await page.goto('/nb/fyll-ut');
    await page.waitForURL('**/nb/fyll-ut/sjekk');
    await close();
  });

  test('a file that cannot be taken is named, and the other answers stay', async () => {
    const { page, close } = await stage.visit({ scripts });
    await page.goto('/nb/last-opp');
    await page.getByLabel('Saksnummer').fill('2026-114477');
    await choose(page, [{ name: 'brev.pdf', bytes: Buffer.from('ikke en PDF') }]);
    await page.locator('main form button').first().click();
    await page.locator('.ds-error-summary').waitFor();
    expect(await page.locator('.ds-error-summary').innerText()).toContain('brev.pdf');
    expect(await page.getByLabel('Saksnummer').inputValue()).toBe('2026-114477');
    await close();
  });
});

test('the summary of faults takes the focus, and leads to the field', async () => {
  const { page, close } = await stage.visit();
  await page.goto('/nb/fyll-ut/deg');
  await sendForm(page);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('ds-error-summary');
  await page.getByRole('link', { name: 'Skriv fødselsdatoen din.' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('debtor.birthDate');
  await close();
});

test('hostile texts run nothing, whatever page they come back on', async () => {
  const { page, complaints, close } = await stage.visit();
  for (const hostile of HOSTILE_STRINGS.filter((_text, index) => index % 10 === 0)) {
    await page.goto('/nb/status');
    await page.getByLabel('Kode').fill(hostile);
    await sendForm(page);
    expect(await page.locator('h1').innerText()).toBe('Se status på en fullmakt');
    await page.goto('/nb/fyll-ut/unntak');
    await page.check('[value=yes]');
    await page.fill('[name=limits]', hostile);
    await sendForm(page);
    await page.goto('/nb/fyll-ut/sjekk');
    expect(await page.locator('h1').innerText()).toBe('Stemmer dette?');
  }
  expect(complaints).toEqual([]);
  await close();
});

test('with text of twice the size nothing is wider than a small window', async () => {
  const large = await openStage(['--blink-settings=defaultFontSize=32']);
  const { page, close } = await large.visit({ width: 640 });
  for (const screen of PUBLIC_SCREENS.filter(({ name }) => name.includes('-nb-') && !/status-/.test(name))) {
    await screen.open(page, large);
    expect([screen.name, await tooWide(page)]).toEqual([screen.name, 0]);
  }
  await close();
  await large.close();
});

test('in high contrast and with reduced motion the pages hold', async () => {
  const { page, complaints, close } = await stage.visit({ forcedColors: true, reducedMotion: true });
  for (const path of ['/nb', '/nb/fyll-ut/hva', '/nb/hjelp', '/intern/logg-inn']) {
    await page.goto(path);
    const moving = await page.evaluate(
      () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
    );
    expect([path, moving]).toEqual([path, 0]);
    const bordered = await page
      .locator('main .ds-button')
      .first()
      .evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect([path, bordered === '0px']).toEqual([path, false]);
  }
  expect(complaints).toEqual([]);
  await close();
});

test('a first visit weighs at most 120 KB and the next page at most 30', async () => {
  const { page, close } = await stage.visit();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/nb', { waitUntil: 'networkidle' });
  const first = bytes;
  bytes = 0;
  await page.goto('/nb/hjelp', { waitUntil: 'networkidle' });
  expect(first / 1024).toBeLessThanOrEqual(120);
  expect(bytes / 1024).toBeLessThanOrEqual(30);
  await close();
});
