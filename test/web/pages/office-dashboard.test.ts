// The dashboard: answers counted once in the background, papers as they stand, and the page that shows them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { countAnswers, readDashboard } from '../../../src/figures/actions.js';
import { addMinutes, type Instant } from '../../../src/shared/dates.js';
import type { CaseNumber, VerificationId } from '../../../src/shared/ids.js';
import { anApp } from '../../support/app.js';
import { NOW } from '../../support/builders.js';
import { aMonthOfAnswers, weeksOfPapers } from '../../support/figures.js';
import { aColleague } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';

let world: TestWorld;
let app: App;

beforeAll(async () => {
  world = await aWorld();
  app = await anApp(world);
});

afterAll(async () => {
  await app.close();
  await world.remove();
});

let made = 0;

async function answer(at: Instant, decision: 'allow' | 'deny', many = 1): Promise<void> {
  await world.database.transaction(async ({ q, t }) => {
    for (let index = 0; index < many; index += 1)
      await q.insert(t.verifications).values({
        id: `answer-${String((made += 1)).padStart(6, '0')}` as VerificationId,
        at,
        caseNumber: '2026-1' as CaseNumber,
        power: 'information',
        decision,
        reasons: decision === 'deny' ? ['EXPIRED'] : [],
      });
  });
}

test('each answer is counted once, when it is a minute old, whoever counts', async () => {
  await answer(addMinutes(NOW, -24 * 60), 'allow', 600);
  await answer(addMinutes(NOW, -2), 'deny', 3);
  await answer(NOW, 'deny');
  const together = await Promise.all([countAnswers(world), countAnswers(world)]);
  expect(together.reduce((sum, count) => sum + count, 0)).toBe(603);
  expect(await countAnswers(world)).toBe(0);
  const { days, reasons } = await readDashboard(world);
  expect(days.slice(-2)).toEqual([
    { day: '2026-06-14', allow: 600, deny: 0 },
    { day: '2026-06-15', allow: 0, deny: 3 },
  ]);
  expect(reasons).toEqual([{ reason: 'EXPIRED', count: 3 }]);
  world.setNow(addMinutes(NOW, 2));
  expect(await countAnswers(world)).toBe(1);
  world.setNow(NOW);
});

test('the figures are pictures with a table each, for the data protection officer and the administrator', async () => {
  await aMonthOfAnswers(world);
  const tidyUp = await weeksOfPapers(world);
  const dpo = await aColleague(app.http, world, { roles: ['dpo'] });
  const { text, html } = await dpo.open('/intern/tall');
  expect(text).toMatch(/\d+ % av [\d\s]+ spørsmål de siste 30 dagene fikk svaret JA/);
  expect(text).toMatch(/\d+ % av 90 innsendte fullmakter manglet ingenting da de kom/);
  expect(text).toMatch(/har ventet på oss lenger enn fristen på 7 dager/);
  expect(text).toContain('Ingen fullmakt');
  expect(html.match(/<svg[^>]*role="img"/g)).toHaveLength(3);
  expect(html.match(/<table/g)).toHaveLength(4);
  await tidyUp();
  const handler = await aColleague(app.http, world, { roles: ['handler'] });
  expect((await handler.open('/intern/tall')).status).toBe(403);
});

test('an installation without anything says so in words', async () => {
  const empty = await aWorld();
  const there = await anApp(empty);
  const admin = await aColleague(there.http, empty, { roles: ['admin'] });
  const { text } = await admin.open('/intern/tall');
  expect(text).toContain('Ingen har spurt de siste 30 dagene.');
  expect(text).toContain('Ingen fullmakter er sendt inn de siste 8 ukene.');
  await there.close();
  await empty.remove();
});
