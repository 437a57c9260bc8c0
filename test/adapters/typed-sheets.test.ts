// Our form whose fields have become text – flattened, or printed to a PDF – is read by its boxes, and its words compared with ours.

import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPrintedWords } from '../../src/adapters/pdf-writer/printed-words.js';
import type { FileReader } from '../../src/adapters/file-reader/file-reader.js';
import type { ReadableFacts } from '../../src/documents/document.js';
import type { FormValues } from '../../src/documents/form.js';
import { judgeChecklist } from '../../src/documents/rules.js';
import { recogniseDocument } from '../../src/documents/recognising.js';
import { suggestionsIn } from '../../src/documents/suggestions.js';
import { LANGUAGES, type Language } from '../../src/shared/languages.js';
import { FORM_AGENCY, writtenForm } from '../support/forms.js';
import { POLICY, RECEIVED_ON } from '../support/papers.js';
import { aReader } from '../support/reader.js';

const VALUES: FormValues = {
  debtor_name: 'Bjørg Åse Sørli-Øverås',
  debtor_birth_date: '29.02.1980',
  agent_name: 'Anne Lise Hansen',
  agent_birth_date: '14.03.1979',
  agent_phone: '+47 912 34 567',
  cases: '2026-114477, 2026-220011',
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  valid_through: '31.12.2026',
  signed_on: '14.06.2026',
  power_information: 'Yes',
};

let reader: FileReader;
beforeAll(async () => {
  reader = await aReader(undefined, { prints: await readPrintedWords(FORM_AGENCY) });
});
afterAll(() => reader.close());

/** A blank form filled in and made flat, as "print to PDF" leaves it. */
async function flatForm(
  language: Language,
  values: FormValues = VALUES,
  change: (document: PDFDocument) => void = () => undefined,
): Promise<Buffer> {
  const document = await PDFDocument.load(await writtenForm({ language, reference: null, values }));
  document.getForm().flatten();
  change(document);
  return Buffer.from(await document.save());
}

async function factsOf(pdf: Buffer): Promise<ReadableFacts> {
  const [facts] = await reader.read([{ bytes: pdf }]);
  if (facts?.readable !== true) throw new Error(`refused: ${JSON.stringify(facts)}`);
  return facts;
}

async function linesOf(pdf: Buffer): Promise<Readonly<Record<string, string>>> {
  const recogniser = {
    form: async () => ({ issued: null, altered: false }),
    sheet: async () => null,
  };
  const documents = [await recogniseDocument(await factsOf(pdf), recogniser)];
  const checklist = judgeChecklist({ documents, receivedOn: RECEIVED_ON, policy: POLICY });
  return Object.fromEntries(
    checklist.map(({ requirement, state, source, reasons }) => [
      requirement,
      [state, source, ...reasons].join(' '),
    ]),
  );
}

describe('a flattened form', () => {
  for (const language of LANGUAGES)
    test(`in ${language} has our own words, and its values are suggested from their boxes`, async () => {
      const facts = await factsOf(await flatForm(language));
      expect(facts).toMatchObject({ form: null, letter: null, typedSheets: [{ page: 1, altered: false }] });
      const values = suggestionsIn([{ facts }]).map(({ field, value }) => [field, value]);
      expect(Object.fromEntries(values)).toEqual({
        'debtor.name': 'Bjørg Åse Sørli-Øverås',
        'debtor.birthDate': '1980-02-29',
        'agent.name': 'Anne Lise Hansen',
        'agent.birthDate': '1979-03-14',
        'agent.phone': '+47 912 34 567',
        cases: ['2026-114477', '2026-220011'],
        limits: 'Ingen nedbetaling over 500 kr i måneden',
        validThrough: '2026-12-31',
        signedOn: '2026-06-14',
      });
    });

  test('is read from its text, and still left to a person; the unsigned one lacks its signature', async () => {
    expect(await linesOf(await flatForm('nb'))).toMatchObject({
      debtorName: 'unclear text',
      agentBirthDate: 'unclear text',
      duration: 'unclear text',
      signature: 'missing  NOT_SIGNED',
    });
  });

  test('lacks what its boxes lack, and is told what cannot stand', async () => {
    const { limits: _limits, ...rest } = VALUES;
    const lines = await linesOf(await flatForm('nb', { ...rest, valid_through: '31.12.2020' }));
    expect(lines).toMatchObject({
      limits: 'missing  NOT_FILLED_IN',
      duration: 'invalid text ALREADY_EXPIRED',
    });
  });

  test('with a word of its own between ours is altered', async () => {
    const added = await flatForm('nb', VALUES, (document) =>
      document.getPage(0).drawText('ikke', { x: 200, y: 250, size: 8 }),
    );
    expect((await factsOf(added)).typedSheets).toMatchObject([{ altered: true }]);
    expect(await linesOf(added)).toMatchObject({ debtorName: 'unclear text FORM_ALTERED' });
  });
});
