// The few kinds of letters the form is written with, so that what means the same looks the same.

import type { Sheet } from './sheet.js';
import type { Letters } from './text.js';

export function headingLetters(sheet: Sheet): Letters {
  return { font: 'bold', size: 11.5, smallest: 9.5, colour: sheet.colours.text };
}

export function labelLetters(sheet: Sheet): Letters {
  return { font: 'regular', size: 8.25, smallest: 6.5, colour: sheet.colours.text };
}

export function explanationLetters(sheet: Sheet): Letters {
  return { font: 'regular', size: 8.25, smallest: 6.5, colour: sheet.colours.quiet };
}
