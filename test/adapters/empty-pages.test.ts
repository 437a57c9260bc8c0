// Which pages count as empty: the back of a sheet, and never one that something is written on.

import { expect, test } from 'vitest';
import type { Grey } from '../../src/adapters/sheet-reader/grey.js';
import { readPage } from '../../src/adapters/sheet-reader/read-sheet.js';
import { type Print, printed } from '../papers/camera.js';
import { letterPdf } from '../papers/letter-pdf.js';

function grey({ width, height, data }: Print): Grey {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => data[at * 3] ?? 0);
  return { width, height, data: pixels };
}

test('a letter of a few typed lines is no empty page', async () => {
  const letter = await letterPdf(
    'Fullmakt\n\nKari Nordmann gir fullmakt til Ola Nilsen.\n\nOslo, 12.03.2026',
  );
  expect(await readPage(grey(await printed(letter, 200)))).toBe('other');
});

test('a page with nothing on it is empty', async () => {
  expect(await readPage(grey(await printed(await letterPdf(' '), 200)))).toBe('empty');
});
