// The checklist from the command line, where the installation that knows our forms is on a server.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Place, aPlace } from '../support/command.js';
import { runBuilt } from '../support/spawned.js';

let place: Place;
beforeEach(async () => {
  place = await aPlace();
});
afterEach(() => place.remove());

test('a form of ours is known by what the installation has handed out, and only with its keys', async () => {
  await place.run('template', '--out', place.at('blank.pdf'));
  const document = await PDFDocument.load(readFileSync(place.at('blank.pdf')));
  document.getForm().getTextField('debtor_name').setText('Bjørg Åse Sørli');
  writeFileSync(place.at('filled.pdf'), await document.save({ updateFieldAppearances: false }));
  const argv = ['check', place.at('filled.pdf'), '--json'];
  const checked = await runBuilt(argv, place.environment);
  const { checklist } = checked.json() as { readonly checklist: readonly unknown[] };
  expect(checklist[0]).toMatchObject({ requirement: 'debtorName', state: 'present', source: 'formField' });
  const other = await aPlace();
  await other.run('migrate');
  copyFileSync(other.at('keys.json'), place.at('keys.json'));
  expect((await runBuilt(argv, place.environment)).json()).toMatchObject({
    error: { code: 'KEYS_UNUSABLE' },
  });
  await other.remove();
});
