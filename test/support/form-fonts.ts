// Makes the two fonts of the authorization form from the whole Noto Sans: every letter a name here may need, no more.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

/** Writes both fonts into a directory; run by hand when the letters or the source change (templates/README.md). */
export async function writeFormFonts(directory = 'templates/fonts'): Promise<void> {
  const fonts = await subsetFormFonts();
  await writeFile(`${directory}/NotoSans-Regular.ttf`, fonts.regular);
  await writeFile(`${directory}/NotoSans-Bold.ttf`, fonts.bold);
}

/** Code points kept, as inclusive ranges. Whole Latin (Sámi, Polish, Vietnamese …), Cyrillic, Greek, and punctuation. */
const FORM_LETTERS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x259, 0x259],
  [0x292, 0x292],
  [0x2b9, 0x2dd],
  [0x300, 0x30c],
  [0x323, 0x328],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

const SOURCES = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
} as const;

/**
 * The same bytes every time. Kerning is kept; ligatures and hints are not: a ligature has no one letter to be read
 * back from, and hints mean nothing in a PDF. Noto Sans 2022, OFL-1.1 (templates/fonts/OFL.txt).
 */
async function subsetFormFonts(): Promise<{ readonly regular: Buffer; readonly bold: Buffer }> {
  const resolve = createRequire(import.meta.url).resolve;
  const letters = FORM_LETTERS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).join('');
  const subset = async (source: string) =>
    subsetFont(await readFile(resolve(`@expo-google-fonts/noto-sans/${source}`)), letters, {
      targetFormat: 'truetype',
      keepFeatures: ['kern'],
      noHinting: true,
    });
  return { regular: await subset(SOURCES.regular), bold: await subset(SOURCES.bold) };
}
