// What several papers, foreign marks and altered forms do to the checklist.

import { describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import type { ForeignAnnotation } from '../../src/documents/facts.js';
import { readPapers } from '../../src/documents/rules.js';
import { day } from '../support/builders.js';
import {
  aDocument,
  aForm,
  aMark,
  aPhoto,
  checklistOf,
  lineIn,
  THE_GRANT,
  verdictOf,
} from '../support/papers.js';

const everyLine = (state: string) => REQUIREMENTS.map(() => state);

describe('papers that no machine can read here', () => {
  test('a photo leaves every line to a person', () => {
    const lines = checklistOf(aPhoto());
    expect(lines.map(({ requirement }) => requirement)).toEqual(REQUIREMENTS);
    expect(lines.map(verdictOf)).toEqual(everyLine('unclear'));
    expect(new Set(lines.map(({ source }) => source))).toEqual(new Set(['image']));
  });

  test('a PDF without a form of ours has no source at all', () => {
    const lines = checklistOf(aDocument({ form: null }));
    expect(lines.map(verdictOf)).toEqual(everyLine('unclear'));
    expect(new Set(lines.map(({ source }) => source))).toEqual(new Set([null]));
  });

  test('beside a form of ours they turn what is missing into what a person looks for, and nothing else', () => {
    const form = aForm({ signed_on: '', valid_through: '01.01.2026', debtor_name: 'Bjørg' });
    const lines = checklistOf(aDocument({ form }), aPhoto());
    const notPresent = lines.filter(({ state }) => state !== 'present');
    expect(notPresent.map((line) => [line.requirement, verdictOf(line), line.source])).toEqual([
      ['debtorName', 'unclear', 'formField'],
      ['duration', 'invalid ALREADY_EXPIRED', 'formField'],
      ['date', 'unclear NOT_FILLED_IN', 'image'],
      ['signature', 'unclear NOT_SIGNED', 'image'],
    ]);
  });

  test('no papers at all give ten lines too', () => {
    expect(checklistOf().map(verdictOf)).toEqual(everyLine('unclear'));
  });
});

describe('several forms of ours', () => {
  test('the newest one that is filled in is the basis', () => {
    const incomplete = aDocument({ form: aForm({ limits: '' }) });
    const blank = aDocument({ form: aForm({}, { values: { cases_all: 'Off' } }) });
    expect(verdictOf(lineIn(checklistOf(incomplete, aDocument()), 'limits'))).toBe('present');
    expect(verdictOf(lineIn(checklistOf(aDocument(), incomplete), 'limits'))).toBe('missing NOT_FILLED_IN');
    expect(verdictOf(lineIn(checklistOf(aDocument(), blank), 'limits'))).toBe('present');
  });

  test('the reviewer is shown what was read from that very form', () => {
    const newest = aDocument({ form: aForm({ signed_place: 'Vadsø' }) });
    expect(readPapers([aDocument(), newest, aPhoto()])?.signedPlace.value).toBe('Vadsø');
    expect(readPapers([aPhoto()])).toBeNull();
  });

  test('no line is borrowed from another form', () => {
    const signed = aDocument({ form: aForm({ limits: '' }, { foreignAnnotations: [aMark()] }) });
    expect(verdictOf(lineIn(checklistOf(signed, aDocument()), 'signature'))).toBe('missing NOT_SIGNED');
  });

  test.each([
    ['debtorName', { debtor_name: 'Kari Nordmann' }],
    ['debtorBirthDate', { debtor_birth_date: '28.02.1980' }],
    ['agentName', { agent_name: 'Anne Lise Johansen' }],
    ['agentBirthDate', { agent_birth_date: '15.03.1979' }],
  ] as const)('that disagree on %s leave that line to a person, and only that', (requirement, values) => {
    const lines = checklistOf(aDocument({ form: aForm(values) }), aDocument());
    const unclear = lines.filter(({ state }) => state === 'unclear');
    expect(unclear.map((line) => [line.requirement, line.reasons])).toEqual([[requirement, []]]);
  });

  test('that spell a name in two ways, or leave it out once, agree', () => {
    const spelled = aDocument({ form: aForm({ debtor_name: 'ØVERÅS, Bjørg Sørli', agent_birth_date: '' }) });
    const states = checklistOf(spelled, aDocument()).map(({ state }) => state);
    expect(states.filter((state) => state !== 'present')).toEqual(['missing']);
  });
});

describe('a form that is not quite ours any more', () => {
  test('with altered text lets no line stand as present or missing, and keeps what is invalid', () => {
    const form = aForm({ signed_on: '', valid_through: '01.01.2026', limits: 'ingen, 01818010083' });
    const lines = checklistOf(aDocument({ form, altered: true }));
    expect(lines.map((line) => [line.requirement, verdictOf(line)])).toEqual([
      ['debtorName', 'unclear FORM_ALTERED'],
      ['debtorBirthDate', 'unclear FORM_ALTERED'],
      ['agentName', 'unclear FORM_ALTERED'],
      ['agentBirthDate', 'unclear FORM_ALTERED'],
      ['agentContact', 'unclear FORM_ALTERED'],
      ['scope', 'unclear FORM_ALTERED'],
      ['limits', 'unclear FORM_ALTERED NATIONAL_ID_PRESENT'],
      ['duration', 'invalid ALREADY_EXPIRED'],
      ['date', 'unclear NOT_FILLED_IN FORM_ALTERED'],
      ['signature', 'unclear NOT_SIGNED FORM_ALTERED'],
    ]);
  });

  test.each([
    ['debtor_name', ['debtorName']],
    ['agent_birth_date', ['agentBirthDate']],
    ['power_agreements', ['scope']],
    ['until_case_closed', ['duration']],
    ['agent_email', []],
    ['agent_phone', ['agentContact']],
    ['signed_place', []],
    ['signature', ['signature']],
  ] as const)('that lacks the field %s leaves the lines it feeds to a person', (field, requirements) => {
    const form = aForm({ [field]: '' }, { absentFields: [field] });
    const unclear = checklistOf(aDocument({ form })).filter(({ state }) => state === 'unclear');
    expect(unclear.map(({ requirement }) => requirement)).toEqual(requirements);
  });
});

describe('marks on a form', () => {
  const signatureWith = (...foreignAnnotations: readonly ForeignAnnotation[]) =>
    lineIn(checklistOf(aDocument({ form: aForm({}, { foreignAnnotations }) })), 'signature');

  test.each([
    ['ink over the signature box', aMark()],
    ['a stamp over the signature box', aMark({ subtype: 'Stamp' })],
    ['a name typed over the signature box', aMark({ subtype: 'FreeText' })],
    ['ink elsewhere', aMark({ overSignature: false })],
    ['a stamp elsewhere', aMark({ subtype: 'Stamp', overSignature: false })],
  ])('%s may be a signature, and is never taken for one', (_name, mark) => {
    expect(verdictOf(signatureWith(mark))).toBe('unclear SIGNATURE_UNCERTAIN');
  });

  test('a comment or a marker pen is no signature', () => {
    expect(verdictOf(signatureWith(aMark({ subtype: 'Popup' }), aMark({ subtype: 'Highlight' })))).toBe(
      'missing NOT_SIGNED',
    );
  });

  test('a digital signature is left to a person until it has been verified', () => {
    const form = aForm({}, { signatureFieldFilled: true });
    const line = lineIn(checklistOf(aDocument({ form })), 'signature');
    expect([verdictOf(line), line.source]).toEqual(['unclear SIGNATURE_UNCERTAIN', 'digitalSignature']);
  });

  test('ink in the signature box changes no other line', () => {
    const form = aForm({ limits: '' }, { foreignAnnotations: [aMark()] });
    const others = checklistOf(aDocument({ form })).filter(({ state }) => state !== 'present');
    expect(others.map(verdictOf)).toEqual(['missing NOT_FILLED_IN', 'unclear SIGNATURE_UNCERTAIN']);
  });

  test('ink outside the signature box may be what a field lacks', () => {
    const form = aForm({ limits: '' }, { foreignAnnotations: [aMark({ overSignature: false })] });
    expect(verdictOf(lineIn(checklistOf(aDocument({ form })), 'limits'))).toBe('unclear NOT_FILLED_IN');
  });

  test.each(['FreeText', 'Square', 'Redact', '/FreeText'])(
    'a %s outside the signature box may cover our text: the form counts as altered',
    (subtype) => {
      const form = aForm({}, { foreignAnnotations: [aMark({ subtype, overSignature: false })] });
      const lines = checklistOf(aDocument({ form }));
      expect(lines.every(({ reasons }) => reasons.includes('FORM_ALTERED'))).toBe(true);
      expect(lines.every(({ state }) => state === 'unclear')).toBe(true);
    },
  );
});

describe('a form we filled in before it was sent', () => {
  const values = { valid_through: '31.12.2026', signed_on: '' };

  test('has its lines from the issued form, and date and signature missing', () => {
    const lines = checklistOf(aDocument({ form: aForm(values), issued: THE_GRANT }));
    expect(lines.map((line) => [verdictOf(line), line.source])).toEqual([
      ...REQUIREMENTS.slice(0, 8).map(() => ['present', 'issuedForm']),
      ['missing NOT_FILLED_IN', null],
      ['missing NOT_SIGNED', null],
    ]);
  });

  test('and that the debtor has changed has the changed lines from the form field', () => {
    const form = aForm({ ...values, agent_phone: '+47 998 87 766', power_agreements: 'Off' });
    const lines = checklistOf(aDocument({ form, issued: THE_GRANT }));
    const changed = lines.filter(({ source }) => source === 'formField');
    expect(changed.map(({ requirement }) => requirement)).toEqual(['agentContact', 'scope']);
    expect(changed.map(verdictOf)).toEqual(['present', 'present']);
  });

  test('and that expired before it came back is invalid, whoever wrote the date', () => {
    const issued = { ...THE_GRANT, validThrough: day('2026-06-14') };
    const form = aForm({ ...values, valid_through: '14.06.2026' });
    const line = lineIn(checklistOf(aDocument({ form, issued })), 'duration');
    expect([verdictOf(line), line.source]).toEqual(['invalid ALREADY_EXPIRED', 'issuedForm']);
  });
});
