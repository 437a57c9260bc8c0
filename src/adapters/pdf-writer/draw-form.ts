// Draws the whole form for one agency in one language: everything that is printed, and the empty places of its fields.

import type { Agency } from '../../shared/agency.js';
import type { Language } from '../../shared/languages.js';
import { COLUMN } from '../../documents/form-layout.js';
import type { FormWording } from '../../documents/wording.js';
import { agencyFacts, fillPlaceholders } from '../../documents/wording.js';
import { coloursOf } from './colours.js';
import { drawHeader } from './draw-header.js';
import { drawSections } from './draw-sections.js';
import { addHiddenFields } from './field-places.js';
import type { Part, Sheet } from './sheet.js';
import { addSection, closeSheet, openDocument, openSheet } from './sheet.js';
import { addText, fittingSize } from './text.js';

export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

/** BCP 47 tags, for screen readers. */
export const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/**
 * One tagged A4 page. The fields are widgets without form dictionary, appearances or values: those come when the form
 * is finished. The same input gives the same bytes. Throws when a text does not fit its place.
 */
export async function drawForm(
  wording: FormWording,
  agency: Agency,
  edition: string,
  fonts: Fonts,
): Promise<Uint8Array> {
  const words = withFacts(wording, { ...agencyFacts(agency), edition });
  const sheet = openSheet({
    title: words.documentTitle,
    author: agency.name,
    subject: words.subject,
    language: LOCALES[wording.language],
    fonts,
    colours: coloursOf(agency.brandColour),
  });
  const root = openDocument(sheet);
  drawHeader(sheet, root, words, agency);
  drawSections(sheet, root, words);
  drawInformation(sheet, root, words);
  drawFooter(sheet, root, words);
  root.end();
  return closeSheet(sheet);
}

/** The wording with every placeholder filled in, except the code's own texts, which are filled in for each form. */
function withFacts(wording: FormWording, facts: Readonly<Record<string, string>>): FormWording {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return fillPlaceholders(value, facts);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  const { code, ...rest } = wording;
  return { ...(fill(rest) as Omit<FormWording, 'code'>), code };
}

const INFORMATION = { headingY: 269.4, textY: 273.6, height: 15.6, width: 85 } as const;

/** How to withdraw, and what happens to the personal data: for the one who gives and the one who gets. */
function drawInformation(sheet: Sheet, root: Part, words: FormWording): void {
  const { width, height } = INFORMATION;
  const columns = [
    { ...words.withdrawal, x: COLUMN.left },
    { ...words.privacy, x: COLUMN.right - width },
  ];
  const letters = { font: 'regular', size: 7.5, smallest: 6, colour: sheet.colours.text } as const;
  const headingLetters = { font: 'bold', size: 8.5, smallest: 7, colour: sheet.colours.brand } as const;
  const place = (x: number) => ({ x, y: INFORMATION.textY, width, height });
  const size = Math.min(...columns.map(({ x, text }) => fittingSize(sheet, text, place(x), letters)));
  for (const { x, heading, text } of columns) {
    addSection(sheet, root, (section) => {
      addText(
        sheet,
        section,
        'H2',
        heading,
        { x, y: INFORMATION.headingY, width, height: 5 },
        headingLetters,
      );
      addText(sheet, section, 'P', text, place(x), { ...letters, size });
    });
  }
}

/** Which edition this is, for those who keep paper. */
function drawFooter(sheet: Sheet, root: Part, words: FormWording): void {
  const place = { x: COLUMN.left, y: 290.1, width: COLUMN.right - COLUMN.left, height: 4 };
  const colour = sheet.colours.quiet;
  addText(sheet, root, 'P', words.footer, place, {
    font: 'regular',
    size: 6.5,
    smallest: 4,
    colour,
    align: 'center',
  });
  addHiddenFields(sheet, root, words.tooltips);
}
