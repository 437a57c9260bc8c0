// Pictures of every screen, wide and narrow, into screenshots/. Names given on the command line choose some of them.

import { mkdirSync } from 'node:fs';
import { openStage } from '../support/stage.js';
import { SCREENS } from './all.js';

const WIDTHS = [1440, 390];
const FOLDER = 'screenshots';

const wanted = process.argv.slice(2);
const screens = SCREENS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const stage = await openStage();
mkdirSync(FOLDER, { recursive: true });
let pictures = 0;
try {
  for (const screen of screens) {
    const visit = await stage.visit({ ...screen.as });
    await screen.open(visit.page, stage);
    for (const width of WIDTHS) {
      await visit.page.setViewportSize({ width, height: 900 });
      await visit.page.evaluate(() => document.fonts.ready.then(() => undefined));
      await visit.page.screenshot({ path: `${FOLDER}/${screen.name}-${width}.png`, fullPage: true });
      pictures += 1;
    }
    await visit.close();
  }
} finally {
  await stage.close();
}
console.log(`${pictures} pictures of ${screens.length} screens in ${FOLDER}/`);
