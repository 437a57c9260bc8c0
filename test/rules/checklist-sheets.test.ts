// What pictures of our form say: one that we filled in and the debtor signed, and a blank one filled in by hand.

import { describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { FORM_FIELDS, type FormField } from '../../src/documents/form.js';
import type { ReceivedDocument } from '../../src/documents/papers.js';
import { readPapers } from '../../src/documents/rules.js';
import { type BoxInk, isFormCode, type SheetFacts } from '../../src/documents/sheet.js';
import { day } from '../support/builders.js';
import {
  aDocument,
  aForm,
  aPhoto,
  aSheet,
  aSheetPhoto,
  checklistOf,
  lineIn,
  PRINTED_BOXES,
  THE_GRANT,
  verdictOf,
} from '../support/papers.js';

const REFERENCE = 'FM-ABCD-EFGH-JKMN';
const PRINTED = REQUIREMENTS.slice(0, 8);

function issuedSheet(written: readonly FormField[], changes: Partial<SheetFacts> = {}) {
  const sheet = aSheet([...PRINTED_BOXES, ...written], { code: REFERENCE, ...changes });
  return aSheetPhoto(sheet, THE_GRANT);
}

describe('a form we filled in, printed and signed by hand', () => {
  test('has what we printed from the issued form, its date for a person to read, and its signature from the picture', () => {
    const lines = checklistOf(issuedSheet(['signed_on', 'signed_place', 'signature']));
    expect(lines.map((line) => [verdictOf(line), line.source])).toEqual([
      ...PRINTED.map(() => ['present', 'issuedForm']),
      ['unclear', 'image'],
      ['present', 'image'],
    ]);
    expect(readPapers([issuedSheet([])])?.debtor.name).toEqual({
      value: THE_GRANT.debtor.name,
      source: 'issuedForm',
    });
  });

  test('and neither dated nor signed lacks both', () => {
    const lines = checklistOf(issuedSheet([])).slice(8);
    expect(lines.map(verdictOf)).toEqual(['missing NOT_FILLED_IN', 'missing NOT_SIGNED']);
  });

  test('with something doubtful in the signature box is left to a person', () => {
    const boxes = aSheet(PRINTED_BOXES).boxes.map((box) =>
      box.field === 'signature' ? { ...box, ink: 'unsure' as const } : box,
    );
    expect(verdictOf(lineIn(checklistOf(issuedSheet([], { boxes })), 'signature'))).toBe(
      'unclear SIGNATURE_UNCERTAIN',
    );
  });

  test('is known by its code alone when its corners are not in the picture, but date and signature are not seen', () => {
    const lines = checklistOf(issuedSheet([], { place: null, boxes: [] }));
    expect(lines.map(verdictOf)).toEqual([
      ...PRINTED.map(() => 'present'),
      'unclear',
      'unclear SIGNATURE_UNCERTAIN',
    ]);
  });

  test('that expired before it came is invalid', () => {
    const issued = { ...THE_GRANT, validThrough: day('2026-06-14') };
    const sheet = aSheet(PRINTED_BOXES, { code: REFERENCE });
    const line = lineIn(checklistOf(aSheetPhoto(sheet, issued)), 'duration');
    expect([verdictOf(line), line.source]).toEqual(['invalid ALREADY_EXPIRED', 'issuedForm']);
  });

  test.each([
    ['power_objections', 'scope'],
    ['agent_organisation', 'agentName'],
    ['agent_email', 'agentContact'],
    ['until_case_closed', 'duration'],
  ] as const)('with something added by hand in %s leaves %s to a person', (field, requirement) => {
    const unclear = checklistOf(issuedSheet([field, 'signature'])).filter(({ state }) => state === 'unclear');
    expect(unclear.map((line) => [line.requirement, line.source])).toEqual([[requirement, 'image']]);
  });

  test('whose print is not to be seen in a box is not believed on that line', () => {
    const sheet = aSheet(
      PRINTED_BOXES.filter((field) => field !== 'debtor_name'),
      { code: REFERENCE },
    );
    expect(verdictOf(lineIn(checklistOf(aSheetPhoto(sheet, THE_GRANT)), 'debtorName'))).toBe('unclear');
  });
});

describe('what was done to the print', () => {
  const withBox = (field: FormField, changes: Partial<BoxInk>) => {
    const boxes = aSheet([...PRINTED_BOXES, 'signature']).boxes.map((box) =>
      box.field === field ? { ...box, ...changes } : box,
    );
    return checklistOf(issuedSheet([], { boxes })).filter(({ state }) => state === 'unclear');
  };

  test.each([
    ['debtor_name', { strokeMm: 12 }, ['debtorName']],
    ['debtor_name', { strokeMm: 11.9 }, []],
    ['limits', { share: 0.35 }, ['limits']],
    ['power_agreements', { share: 0.6 }, []],
    ['power_agreements', { share: 0.8 }, ['scope']],
  ] as const)('in %s with %j leaves to a person %j', (field, changes, requirements) => {
    expect(withBox(field, changes).map(({ requirement }) => requirement)).toEqual(requirements);
  });

  test.each([
    [8.7, 'present'],
    [8.8, 'unclear'],
  ])('a stroke of %f mm through a word of five letters leaves it %s', (strokeMm, state) => {
    const sheet = aSheet(PRINTED_BOXES, { code: REFERENCE });
    const boxes = sheet.boxes.map((box) => (box.field === 'limits' ? { ...box, strokeMm } : box));
    const grant = { ...THE_GRANT, limits: 'Ingen' };
    const lines = checklistOf(aSheetPhoto({ ...sheet, boxes }, grant));
    expect(lineIn(lines, 'limits').state).toBe(state);
  });

  test('something written in the margin may be a limit, and may be what is missing', () => {
    const lines = checklistOf(issuedSheet([], { stray: true }));
    const changed = lines.filter(({ state }) => state !== 'present');
    expect(changed.map((line) => [line.requirement, verdictOf(line), line.source])).toEqual([
      ['limits', 'unclear', 'image'],
      ['date', 'unclear NOT_FILLED_IN', 'image'],
      ['signature', 'unclear NOT_SIGNED', 'image'],
    ]);
  });
});

describe('a blank form filled in by hand', () => {
  test('has its empty boxes missing and nothing else', () => {
    const lines = checklistOf(aSheetPhoto(aSheet([])));
    expect(lines.map((line) => [verdictOf(line), line.source])).toEqual([
      ...['debtorName', 'debtorBirthDate', 'agentName', 'agentBirthDate', 'agentContact'].map(() => [
        'missing NOT_FILLED_IN',
        null,
      ]),
      ['missing NO_SCOPE', null],
      ['missing NOT_FILLED_IN', null],
      ['missing NO_END', null],
      ['missing NOT_FILLED_IN', null],
      ['missing NOT_SIGNED', null],
    ]);
    expect(readPapers([aSheetPhoto(aSheet([]))])).toBeNull();
  });

  test('has what is written left to a person, and the signature seen', () => {
    const lines = checklistOf(aSheetPhoto(aSheet(FORM_FIELDS)));
    expect(lines.map((line) => [verdictOf(line), line.source])).toEqual([
      ...REQUIREMENTS.slice(0, 9).map(() => ['unclear', 'image']),
      ['present', 'image'],
    ]);
  });

  test.each([
    [['agent_email'], 'agentContact', 'unclear'],
    [['agent_organisation'], 'agentName', 'missing ORGANISATION_WITHOUT_PERSON'],
    [['cases'], 'scope', 'unclear NO_SCOPE'],
    [['power_information'], 'scope', 'missing NO_SCOPE'],
    [['cases_all', 'power_agreements'], 'scope', 'unclear'],
    [['valid_from'], 'duration', 'missing NO_END'],
    [['until_case_closed'], 'duration', 'unclear'],
    [['signed_place'], 'date', 'missing NOT_FILLED_IN'],
  ] as const)('with ink in %j alone has %s %s', (written, requirement, verdict) => {
    expect(verdictOf(lineIn(checklistOf(aSheetPhoto(aSheet(written))), requirement))).toBe(verdict);
  });

  test.each(['FM-ABCD-EFGH-JKMN', 'general/1/en'])('and one with the code %s are judged alike', (code) => {
    const written = ['debtor_name', 'signature'] as const;
    expect(checklistOf(aSheetPhoto(aSheet(written, { code })))).toEqual(
      checklistOf(aSheetPhoto(aSheet(written))),
    );
  });

  test('of an edition with other places has nothing but doubts', () => {
    const lines = checklistOf(aSheetPhoto(aSheet(FORM_FIELDS, { code: 'general/2/nb' })));
    expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['unclear']));
  });
});

describe('several papers, some of them pictures of our form', () => {
  const signed = aSheetPhoto(aSheet(FORM_FIELDS));
  const states = (...documents: readonly ReceivedDocument[]) =>
    checklistOf(...documents).map(({ state }) => state);

  test('the newest that says something is the basis', () => {
    const empty = aSheetPhoto(aSheet([]));
    expect(states(aDocument(), signed)).toEqual(states(signed));
    expect(states(signed, empty)).toEqual(states(signed));
  });

  test('what the basis lacks and an older picture has is left to a person, what neither has is missing', () => {
    const older = aSheetPhoto(aSheet(['debtor_name', 'signature']));
    const lines = checklistOf(older, aSheetPhoto(aSheet(['agent_name'])));
    const asked = ['debtorName', 'agentName', 'limits', 'signature'] as const;
    expect(asked.map((name) => verdictOf(lineIn(lines, name)))).toEqual([
      'unclear NOT_FILLED_IN',
      'unclear',
      'missing NOT_FILLED_IN',
      'unclear NOT_SIGNED',
    ]);
  });

  test('a signature on an older form signs no newer one', () => {
    const unsigned = FORM_FIELDS.filter((field) => field !== 'signature');
    expect(verdictOf(lineIn(checklistOf(signed, aSheetPhoto(aSheet(unsigned))), 'signature'))).toBe(
      'unclear NOT_SIGNED',
    );
  });

  test('two forms about different people leave the names to a person', () => {
    const form = aForm({ debtor_name: 'Kari Nordmann' });
    const line = lineIn(checklistOf(aDocument({ form }), issuedSheet(['signature'])), 'debtorName');
    expect(verdictOf(line)).toBe('unclear');
  });

  test('a page of another kind may hold what is missing, the empty back of a sheet may not', () => {
    const scan = {
      type: 'pdf',
      form: null,
      pages: 2,
      sheets: [{ sheet: aSheet([]), issued: null, typed: null }],
    } as const;
    expect(states(aDocument({ ...scan, emptyPages: [2] }))).toEqual(REQUIREMENTS.map(() => 'missing'));
    expect(states(aDocument(scan))).toEqual(REQUIREMENTS.map(() => 'unclear'));
    expect(states(aPhoto(), aSheetPhoto(aSheet([])))).toEqual(REQUIREMENTS.map(() => 'unclear'));
  });
});

test.each([
  ['FM-ABCD-EFGH-JKMN', true],
  ['general/1/nb', true],
  ['general/12/en', true],
  ['fm-abcd-efgh-jkmn', false],
  ['FM-ABCD-EFGH', false],
  ['general/1/sv', false],
  ['https://example.com/general/1/nb', false],
])('%s is a code of ours: %s', (text, ours) => {
  expect(isFormCode(text)).toBe(ours);
});
