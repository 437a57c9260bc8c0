// References: made of random letters that are not mistaken for one another, and read however they are written.

import { describe, expect, test } from 'vitest';
import {
  FORM_REFERENCE_BYTES,
  SUBMISSION_REFERENCE_BYTES,
  formReference,
  readFormReference,
  readSubmissionReference,
  submissionReference,
} from '../../src/documents/references.js';

const bytes = (count: number) => Uint8Array.from({ length: count }, (_, index) => index * 37);
const REFERENCE = submissionReference(bytes(SUBMISSION_REFERENCE_BYTES));
const FORM = formReference(bytes(FORM_REFERENCE_BYTES));

test('every letter stands for five bits, and all thirty-two occur', () => {
  const all = submissionReference(Uint8Array.from({ length: 256 }, (_, value) => value));
  expect(new Set(all).size).toBe(32);
  for (const letter of new Set(all)) expect(all.split(letter)).toHaveLength(9);
  expect(all).not.toMatch(/[ILOU]/);
});

describe('the reference of a submission', () => {
  test.each([
    ['as it was given', REFERENCE],
    ['in small letters', REFERENCE.toLowerCase()],
    ['in groups', REFERENCE.replace(/(.{4})/g, '$1 ')],
    ['with dashes and dots', REFERENCE.replace(/(.{6})/g, '$1-.–')],
    ['with the letter O for nought and l for one', REFERENCE.replaceAll('0', 'o').replaceAll('1', 'l')],
  ])('is read %s', (_how, written) => {
    expect(readSubmissionReference(written)).toBe(REFERENCE);
  });

  test.each([
    '',
    FORM,
    REFERENCE.slice(1),
    `${REFERENCE}A`,
    REFERENCE.replace(/.$/, 'U'),
    `${REFERENCE.slice(1)}æ`,
  ])('is not %o', (written) => {
    expect(readSubmissionReference(written)).toBeNull();
  });
});

describe('the reference of a form', () => {
  test('is short enough to read aloud', () => {
    expect(FORM).toMatch(/^FM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  test.each([
    FORM,
    FORM.toLowerCase(),
    FORM.slice(3),
    FORM.replaceAll('-', ''),
    ` ${FORM.replaceAll('-', ' ')} `,
  ])('is read from %o', (written) => {
    expect(readFormReference(written)).toBe(FORM);
  });

  test.each(['', 'FM', REFERENCE, FORM.slice(0, -1), `${FORM}0`])('is not %o', (written) => {
    expect(readFormReference(written)).toBeNull();
  });
});
