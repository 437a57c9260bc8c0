// The fonts of the form: they hold every letter a name here may need, and are what the script makes of the whole font.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFieldFont } from '../../src/adapters/pdf-writer/field-font.js';
import { SHIPPED_TEMPLATES } from '../../src/adapters/pdf-writer/read-templates.js';
import { writeFormFonts } from '../support/form-fonts.js';

const shipped = (name: string) => readFile(`${SHIPPED_TEMPLATES}/fonts/${name}`);

const LETTERS = {
  norwegian: 'abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéèêóòôüÉÈÊÓÒÔÜ0123456789',
  sámi: 'áčđŋšŧžÁČĐŊŠŦŽâäãåÄâǥǧǩǯʒǦǨǮƷõïÏ',
  polish: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ',
  baltic: 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąęėįųĄĘĖĮŲõäöüÕÄÖÜ',
  romanian: 'ăâîșțşţĂÂÎȘȚŞŢ',
  turkish: 'ğışĞİŞçÇöÖüÜ',
  icelandic: 'ðþýÐÞÝ',
  vietnamese: 'ăâđêôơưẠảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
  cyrillic: 'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђѓѕјљњћќџАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁІЇЄҐЎ',
  greek: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
  marks: '.,:;-–—·…!?()[]/\\\'"«»“”„‘’§&@#%*+=<>€£$°½№',
};

test.each(Object.entries(LETTERS))('the field font holds the %s letters', async (_, letters) => {
  const font = readFieldFont(await shipped('NotoSans-Regular.ttf'));
  expect(font.missingLetters(letters)).toEqual([]);
  expect(font.measure(letters)).toBeGreaterThan(1);
});

test('letters the font does not hold are named, each once', async () => {
  const font = readFieldFont(await shipped('NotoSans-Regular.ttf'));
  expect(font.missingLetters('a李b李😀\n')).toEqual(['李', '😀']);
});

test('the shipped fonts are the ones the script makes, with their licence beside them', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'form-fonts-'));
  await writeFormFonts(directory);
  for (const name of ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf']) {
    expect((await readFile(join(directory, name))).equals(await shipped(name))).toBe(true);
  }
  await rm(directory, { recursive: true });
  expect(await readFile(`${SHIPPED_TEMPLATES}/fonts/OFL.txt`, 'utf8')).toContain(
    'SIL OPEN FONT LICENSE Version 1.1',
  );
});
