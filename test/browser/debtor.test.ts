// The way of a debtor in a real browser, with scripts and without, against the real server.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signByHand } from '../../src/commands/demo/hand.js';
import { addDays } from '../../src/shared/dates.js';
import { HOSTILE_STRINGS } from '../support/hostile-strings.js';
import { openRealService } from '../support/real-service.js';
import { choose, type Front } from '../support/stage.js';
import { approveAndUse, fillIn, sendForm, sendPaper } from '../screens/public.js';

let service: Front;
beforeAll(async () => {
  service = await openRealService();
});
afterAll(() => service.close());

describe.each([true, false])('with scripts: %s', (scripts) => {
  test('a debtor fills in, sends, is told exactly what is missing, mends it, sees it approved and used, and takes it back', async () => {
    const { page, complaints, close } = await service.visit({ scripts, width: 390 });
    await page.goto('/');
    await page.getByRole('link', { name: 'Fyll ut fullmakten' }).click();
    await page.waitForURL('**/fyll-ut/deg');
    const form = await sendPaper(page, service, 'nb');
    expect(await page.locator('h1').innerText()).toBe('Noe mangler');
    expect(await page.locator('.check-danger').allInnerTexts()).toEqual([
      expect.stringContaining('Underskriften mangler.'),
    ]);
    const code = (await page.locator('.notice .reference').innerText()).trim();
    const signed = { place: 'Tynset', on: addDays(service.today(), -1), name: 'Bjørg Åse Sørli' };
    await choose(page, [{ name: 'signert.pdf', bytes: await signByHand(form, signed) }]);
    await page.locator('form[action$="/sider"] button').first().click();
    await page.getByRole('heading', { level: 1, name: 'Til kontroll hos oss' }).waitFor();
    expect(await page.locator('.check-danger').count()).toBe(0);
    await approveAndUse(service);

    const other = await service.visit({ scripts, width: 390 });
    await other.page.goto('/en/status');
    await other.page.getByLabel('Code').fill(code);
    await sendForm(other.page);
    expect(await other.page.locator('h1').innerText()).toBe('Approved');
    expect(await other.page.getByRole('cell', { name: 'Get information about the case' }).isVisible()).toBe(
      true,
    );
    expect(await other.page.getByText('Anne Lise Hansen').count()).toBe(0);
    await other.page.fill('[name=birthDate]', '29.02.1980');
    await sendForm(other.page);
    expect(await other.page.getByRole('cell', { name: 'Anne Lise Hansen' }).isVisible()).toBe(true);
    await Promise.all([
      other.page.waitForNavigation(),
      other.page.locator('form[action$="/annen"] button').click(),
    ]);
    await other.page.getByLabel('Code').fill(code);
    await sendForm(other.page);
    await other.page.getByRole('link', { name: 'Withdraw the authorization' }).click();
    await other.page.getByLabel('Your date of birth').fill('29.02.1980');
    await sendForm(other.page);
    expect(await other.page.locator('h1').innerText()).toBe('Withdrawn');
    expect([...complaints, ...other.complaints]).toEqual([]);
    await other.close();
    await close();
  });

  test('going back, changing the language and coming again lose nothing', async () => {
    const { page, close } = await service.visit({ scripts });
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
    const { page, close } = await service.visit({ scripts });
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
  const { page, close } = await service.visit();
  await page.goto('/nb/fyll-ut/deg');
  await sendForm(page);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('ds-error-summary');
  await page.getByRole('link', { name: 'Skriv fødselsdatoen din.' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('debtor.birthDate');
  await close();
});

test('hostile texts run nothing, whatever page they come back on', async () => {
  const { page, complaints, close } = await service.visit();
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
