// Two hundred hostile texts in every field of every public form, and of those of calls: each comes back as text, or is stored as text.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app.js';
import { HOSTILE_STRINGS } from '../../support/hostile-strings.js';
import { aVisitor, type Shown, valueIn } from '../../support/pages.js';
import { aStartedCall } from '../../support/calls.js';
import { aColleague } from '../../support/staff.js';
import { type TestWorld, aWorld } from '../../support/world.js';
import { anApp } from '../../support/app.js';

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

/** Each form with its text fields, and what keeps it from being accepted. */
const FORMS: readonly (readonly [
  path: string,
  fields: readonly string[],
  spoilt: Readonly<Record<string, string>>,
])[] = [
  ['/nb/fyll-ut/deg', ['debtor.name'], { 'debtor.birthDate': 'x' }],
  ['/nn/fyll-ut/fullmektig', ['agent.name', 'agent.organisation'], { 'agent.birthDate': 'x' }],
  ['/en/fyll-ut/kontakt', ['agent.phone', 'agent.email', 'agent.address'], {}],
  ['/nb/fyll-ut/unntak', ['limits'], { limited: '' }],
  ['/nn/fyll-ut/varighet', ['validThrough', 'validFrom'], { until: 'date' }],
  ['/en/ring-meg', ['phone', 'caseNumber'], { preferredAt: '' }],
  ['/nb/status', ['reference'], {}],
  ['/nn/trekk-tilbake', ['reference', 'birthDate'], {}],
  ['/intern/logg-inn', ['username'], { password: '', to: '' }],
];

test('there are two hundred of them', () => {
  expect(HOSTILE_STRINGS).toHaveLength(200);
});

test.each(FORMS)(
  '%s gives each of them back as it was typed, and as nothing but text',
  async (path, fields, spoilt) => {
    const visitor = aVisitor(app.http);
    const shape = shapeOf(await visitor.send(path, { ...spoilt, ...all(fields, 'x') }));
    for (const hostile of HOSTILE_STRINGS) {
      const shown = await visitor.send(path, { ...spoilt, ...all(fields, hostile) });
      expect([hostile, shown.status >= 400 && shown.status < 500]).toEqual([hostile, true]);
      for (const field of fields) expect([field, valueIn(shown, field)]).toEqual([field, hostile]);
      expect([hostile, shapeOf(shown)]).toEqual([hostile, shape]);
    }
  },
);

/** The same of forms on a call. */
const CALL_FORMS: readonly (readonly [place: string, fields: readonly string[]])[] = [
  ['', ['agent.name', 'agent.birthDate']],
  ['/debitor', ['debtor.name', 'debtor.birthDate']],
  ['/muntlig', ['debtor.name', 'debtor.birthDate', 'agent.name', 'agent.birthDate']],
];

test.each(CALL_FORMS)(
  'a call%s gives each of them back as it was typed, and as nothing but text',
  async (place, fields) => {
    const path = `/intern/samtaler/${await aStartedCall(world)}${place}`;
    const kari = await aColleague(app.http, world);
    const shape = shapeOf(await kari.submit(path, all(fields, 'x')));
    for (const hostile of HOSTILE_STRINGS) {
      const shown = await kari.submit(path, all(fields, hostile));
      expect([hostile, shown.status]).toEqual([hostile, 422]);
      for (const field of fields) expect([field, valueIn(shown, field)]).toEqual([field, hostile]);
      expect([hostile, shapeOf(shown)]).toEqual([hostile, shape]);
    }
  },
);

/** The same of forms in the office. */
const OFFICE_FORMS: readonly (readonly [
  path: string,
  fields: readonly string[],
  spoilt: Readonly<Record<string, string>>,
])[] = [
  ['/intern/kontoer/ny', ['name', 'username'], {}],
  ['/intern/klienter/ny', ['name'], {}],
  ['/intern/avgjorelser', ['name', 'birthDate'], { as: '' }],
  [
    '/intern/innstillinger/byraa',
    ['name', 'organisationNumber', 'address', 'phone', 'email', 'website'],
    { brandColour: 'x' },
  ],
  ['/intern/innstillinger/tider', ['day.0', 'yearly.0.from', 'dates.0.on', 'dates.0.hours'], {}],
  ['/intern/innstillinger/regler', ['answerWithinDays'], {}],
];

test.each(OFFICE_FORMS)(
  'in the office %s gives each of them back as it was typed, and as nothing but text',
  async (path, fields, spoilt) => {
    const boss = await aColleague(app.http, world, { roles: ['admin', 'dpo'] });
    const shape = shapeOf(await boss.submit(path, { ...spoilt, ...all(fields, 'x') }));
    for (const hostile of HOSTILE_STRINGS) {
      const shown = await boss.submit(path, { ...spoilt, ...all(fields, hostile) });
      expect([hostile, shown.status]).toEqual([hostile, 422]);
      for (const field of fields) expect([field, valueIn(shown, field)]).toEqual([field, hostile]);
      expect([hostile, shapeOf(shown)]).toEqual([hostile, shape]);
    }
  },
);

test('looked for in the record, each of them is text and finds nothing', async () => {
  const dpo = await aColleague(app.http, world, { roles: ['dpo'] });
  const shapes = new Set<string>();
  for (const hostile of HOSTILE_STRINGS.filter((_, index) => index % 4 === 0)) {
    const query = new URLSearchParams({ sak: hostile, av: hostile, id: hostile, hendelse: hostile });
    const shown = await dpo.open(`/intern/logg?${query.toString()}`);
    expect([hostile, shown.status]).toEqual([hostile, 200]);
    shapes.add(shapeOf({ html: shown.html.replace(/<section aria-labelledby="lines-title[\s\S]*/, '') }));
  }
  expect(shapes.size).toBe(1);
});

test('whatever a caller says his name is, stands in the answer as text', async () => {
  const path = `/intern/samtaler/${await aStartedCall(world)}`;
  const kari = await aColleague(app.http, world);
  const shapes = new Set<string>();
  for (const hostile of HOSTILE_STRINGS.filter((_, index) => index % 10 === 0)) {
    const name = `Kari ${hostile}`.slice(0, 190);
    await kari.submit(path, { 'agent.name': name, 'agent.birthDate': '29.02.1980', power: 'information' });
    const { html } = await kari.open(path);
    shapes.add(shapeOf({ html: html.replace(/<ol class="call-story">[\s\S]*?<\/ol>/, '') }));
  }
  expect(shapes.size).toBe(1);
});

test('what was accepted is shown as text as well', async () => {
  const visitor = aVisitor(app.http);
  let before: string | null = null;
  for (const hostile of HOSTILE_STRINGS) {
    const name = `Kari ${hostile}`.slice(0, 190);
    await visitor.send('/nb/fyll-ut/deg', { 'debtor.name': name, 'debtor.birthDate': '29.02.1980' });
    await visitor.send('/nb/fyll-ut/unntak', { limited: 'yes', limits: hostile });
    const check = await visitor.open('/nb/fyll-ut/sjekk');
    expect(check.status).toBe(200);
    before ??= shapeOf(check);
    expect([hostile, shapeOf(check)]).toEqual([hostile, before]);
  }
});

/** The names of all elements in order: what a text may not change. Faults are of different kinds, so their lines are left out. */
function shapeOf({ html }: Pick<Shown, 'html'>): string {
  const plain = html
    .replaceAll(/<div class="ds-error-summary"[\s\S]*?<\/ul><\/div>/g, '')
    .replaceAll(/<div class="ds-validation-message"[\s\S]*?<\/div>/g, '');
  return [...plain.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, name]) => name).join(' ');
}

function all(fields: readonly string[], value: string): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map((field) => [field, value]));
}
