// Papers received: sealed and stored once, judged at once, one task however often they are sent, and mended with more pages.

import { readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rejectSubmission } from '../../src/documents/deciding/actions.js';
import { issueForm, keepBlankForms } from '../../src/documents/issuing/actions.js';
import {
  type Received,
  type Sent,
  addDocuments,
  readStatus,
  receiveSubmission,
} from '../../src/documents/receiving/actions.js';
import { requestCompletion } from '../../src/documents/reviewing/actions.js';
import { undecidedAmong } from '../../src/documents/steps.js';
import { countOrphans, removeOrphans } from '../../src/documents/storing/actions.js';
import { checklistOf, statusOf } from '../../src/documents/submission.js';
import { DatabaseUnavailable } from '../../src/database/database.js';
import { CASE, NOW, THE_AGENT, at, caseNo, day } from '../support/builders.js';
import { bytesStoredIn } from '../support/engine.js';
import {
  type PaperWorld,
  aFile,
  aFilledForm,
  aPaperWorld,
  aPhotoFile,
  aRefusedFile,
  aSignedForm,
  objectsIn,
  printHash,
  recordedIn,
  refusalOf,
  valueOf,
} from '../support/paper-world.js';
import { THE_GRANT, aForm, lineIn, verdictOf } from '../support/papers.js';
import { ANYONE, CLIENT } from '../support/world.js';

let world: PaperWorld;

beforeEach(async () => {
  world = await aPaperWorld();
  await keepBlankForms(world)(ANYONE, 'nb');
});

afterEach(() => world.remove());

function sent(changes: Partial<Sent> = {}): Sent {
  return { files: [aSignedForm()], caseNumber: null, email: null, ...changes };
}

const receive = async (changes: Partial<Sent> = {}) =>
  valueOf(await receiveSubmission(world, ANYONE, sent(changes)));
const add = async (reference: string, ...files: Sent['files']) =>
  addDocuments(world, ANYONE, { reference, files });
const standing = async (reference: string) => valueOf(await readStatus(world, reference));
const verdict = ({ submission }: Pick<Received, 'submission'>, requirement: Parameters<typeof lineIn>[1]) =>
  verdictOf(lineIn(checklistOf(submission), requirement));

describe('papers that are received', () => {
  test('are judged at once: all but the signature is present, and that is for a person', async () => {
    const received = await receive();
    expect(statusOf(received.submission)).toBe('in-review');
    expect(received.submission.checklist.map(verdictOf)).toEqual([
      ...Array.from({ length: 9 }, () => 'present'),
      'unclear SIGNATURE_UNCERTAIN',
    ]);
  });

  test('have a reference of 130 random bits that opens them however it is written, and nothing else does', async () => {
    const { reference } = await receive();
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const written = reference.toLowerCase().replace(/(.{5})/g, '$1-');
    expect((await standing(` ${written} `)).receivedAt).toBe(NOW);
    for (const wrong of ['', 'FM-0000-0000-0000', '0'.repeat(26), `${reference}0`])
      expect(refusalOf(await readStatus(world, wrong))).toBe('NOT_FOUND');
  });

  test('are answered within a week of the Oslo day they came', async () => {
    world.setNow(at('2026-06-15T22:30:00.000Z'));
    expect((await receive()).submission.answerBy).toBe('2026-06-23');
  });

  test('lie sealed: no word of them and no name in any file of the installation', async () => {
    const { reference } = await receive({ email: 'bjorg@example.com', caseNumber: CASE });
    const files = filesUnder(world.folder);
    expect(files.some((file) => file.includes('uploads'))).toBe(true);
    for (const file of files)
      for (const word of ['Sørli', 'Hansen', 'fullmakt.pdf', 'bjorg@', CASE, reference, '500 kr'])
        expect(readFileSync(file).includes(word), `${word} in ${file}`).toBe(false);
    const stored = await bytesStoredIn(world.folder);
    expect(stored.includes('submission-received')).toBe(true);
    for (const word of ['Sørli', 'Hansen', 'fullmakt.pdf', 'bjorg@', CASE, reference, '500 kr'])
      expect(stored.includes(word), word).toBe(false);
  });

  test('that no machine has read yet are unclear, line by line, and are read later', async () => {
    const received = await receive({ files: [aPhotoFile()] });
    expect(new Set(received.submission.checklist.map(verdictOf))).toEqual(new Set(['unclear']));
    expect(statusOf(received.submission)).toBe('submitted');
    expect(received.submission.papers.fields).toBeNull();
  });

  test('on a form we filled in beforehand show what is still as we printed it', async () => {
    const form = valueOf(await issueForm(world, ANYONE, { language: 'nb', grant: THE_GRANT, months: null }));
    const contentHash = printHash(`nb/${form.reference}`);
    const received = await receive({
      files: [aFilledForm({ limits: 'Ingen' }, { reference: form.reference, contentHash })],
    });
    const { fields } = received.submission.papers;
    expect(fields?.agent.name.source).toBe('issuedForm');
    expect(fields?.limits).toMatchObject({ value: 'Ingen', source: 'formField' });
  });

  test('on a form with other words than ours are altered, and nothing on them is taken for granted', async () => {
    const received = await receive({ files: [aSignedForm({}, { contentHash: printHash('other words') })] });
    expect(verdict(received, 'debtorName')).toBe('unclear FORM_ALTERED');
  });
});

describe('the same papers again', () => {
  test('are one document and one task, with a reference of its own for each sender', async () => {
    const first = await receive();
    const second = await receive();
    expect(second.submission.id).toBe(first.submission.id);
    expect(second.reference).not.toBe(first.reference);
    expect((await standing(second.reference)).id).toBe(first.submission.id);
    expect(await objectsIn(world)).toHaveLength(1);
    expect((await recordedIn(world)).slice(-2)).toEqual([
      'submission-received done',
      'submission-repeated done',
    ]);
  });

  test('are one task also when ten come at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => receive()));
    expect(new Set(all.map(({ submission }) => submission.id)).size).toBe(1);
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(10);
    expect(await objectsIn(world)).toHaveLength(1);
  });

  test('are one task in whatever order the files come, and twice the same file is one', async () => {
    const files = [aSignedForm(), aPhotoFile()];
    const first = await receive({ files });
    const second = await receive({ files: [...files.toReversed(), aPhotoFile()] });
    expect(second.submission.id).toBe(first.submission.id);
    expect(second.documents).toHaveLength(3);
  });

  test('for another case are another task with the same document', async () => {
    const first = await receive({ caseNumber: caseNo('2026-1') });
    const second = await receive({ caseNumber: caseNo('2026-2') });
    expect(second.submission.id).not.toBe(first.submission.id);
    expect(await objectsIn(world)).toHaveLength(1);
  });

  test('are a new task once the first is decided', async () => {
    const first = await receive();
    await rejectSubmission(world, CLIENT, { id: first.submission.id, reasons: ['NOT_SIGNED'], note: null });
    expect((await receive()).submission.id).not.toBe(first.submission.id);
  });
});

describe('files that cannot be received', () => {
  test('are refused with a fault for each, by name, and leave nothing behind', async () => {
    const files = [aSignedForm(), aRefusedFile('POLYGLOT', 'a.pdf'), aRefusedFile('EMPTY_FILE', 'b.pdf')];
    const result = await receiveSubmission(world, ANYONE, sent({ files }));
    expect(refusalOf(result)).toBe('POLYGLOT file[1]:POLYGLOT file[2]:EMPTY_FILE');
    expect(result.ok || result.refusal.faults.map(({ named }) => named)).toEqual(['a.pdf', 'b.pdf']);
    expect(await objectsIn(world)).toEqual([]);
    expect((await recordedIn(world)).at(-1)).toBe('submission-received refused');
  });

  test('have at most thirty pages together', async () => {
    const files = [
      aFile({ pages: 15 }, 'a.pdf'),
      aFile({ pages: 15, findings: [{ code: 'LINK' }] }, 'b.pdf'),
    ];
    expect(refusalOf(await receiveSubmission(world, ANYONE, sent({ files })))).toBe('ok');
    const more = [...files, aPhotoFile()];
    expect(refusalOf(await receiveSubmission(world, ANYONE, sent({ files: more })))).toBe(
      'TOO_MANY_PAGES file:TOO_MANY_PAGES',
    );
  });

  test('leave no object when the database cannot keep them', async () => {
    const ledger = { ...world.ledger, enter: () => Promise.reject(new DatabaseUnavailable('full')) };
    await expect(receiveSubmission({ ...world, ledger }, ANYONE, sent())).rejects.toThrow('full');
    expect(await objectsIn(world)).toEqual([]);
  });

  test('leave no object when the store fails half-way', async () => {
    let stored = 0;
    const put: PaperWorld['files']['put'] = (name, bytes) => {
      stored += 1;
      return stored === 2 ? Promise.reject(new Error('disk full')) : world.files.put(name, bytes);
    };
    const files = { ...world.files, put };
    const two = sent({ files: [aSignedForm(), aPhotoFile()] });
    await expect(receiveSubmission({ ...world, files }, ANYONE, two)).rejects.toThrow('disk full');
    expect(await objectsIn(world)).toEqual([]);
  });
});

describe('objects that no document needs', () => {
  test('are removed when they are an hour old; what is in use stays', async () => {
    await receive();
    const [used = ''] = await objectsIn(world);
    const [young, old] = ['a'.repeat(40), 'b'.repeat(40)];
    for (const name of [young, old]) await world.files.put(name, Buffer.from('sealed'));
    const anHourAgo = new Date(NOW).getTime() / 1000 - 3601;
    for (const file of filesUnder(world.folder))
      if (file.endsWith(used) || file.endsWith(old)) utimesSync(file, anHourAgo, anHourAgo);
    expect(await removeOrphans(world)).toBe(1);
    expect((await objectsIn(world)).toSorted()).toEqual([young, used].toSorted());
  });

  test('are looked up by the stretch, and going through them can be broken off between two', async () => {
    await receive();
    const [used = ''] = await objectsIn(world);
    const names = new Set(Array.from({ length: 1_200 }, (_, index) => index.toString(16).padStart(40, '0')));
    names.add(used);
    const storedAt = at('2026-01-01T10:00:00.000Z');
    const files = {
      ...world.files,
      async *list() {
        for (const name of names) yield { name, storedAt };
      },
      remove: async (name: string) => void names.delete(name),
    };
    expect(await removeOrphans({ ...world, files }, async () => false)).toBe(500);
    expect(names.size).toBe(701);
    expect(await countOrphans({ ...world, files })).toBe(700);
    expect(await removeOrphans({ ...world, files })).toBe(700);
    expect([...names]).toEqual([used]);
  });
});

describe('more pages', () => {
  test('are judged together with those that came before', async () => {
    const { reference, submission } = await receive({ files: [aFilledForm()] });
    expect(statusOf(submission)).toBe('incomplete');
    world.setNow(at('2026-06-20T10:00:00.000Z'));
    const added = valueOf(await add(reference, aPhotoFile()));
    expect(verdict(added, 'signature')).toBe('unclear NOT_SIGNED');
    expect(statusOf(await standing(reference))).toBe('in-review');
    expect(added.submission).toMatchObject({ receivedAt: NOW, answerBy: '2026-06-27' });
    expect(added.documents.map(({ name }) => name)).toEqual(['bilde.jpg']);
  });

  test('answer a request for completion; the same ones again do not', async () => {
    const { reference, submission } = await receive();
    world.setNow(at('2026-06-16T10:00:00.000Z'));
    await requestCompletion(world, CLIENT, submission.id, { missing: ['signature'], note: null });
    const asked = await standing(reference);
    expect(statusOf(asked)).toBe('incomplete');
    expect(lineIn(checklistOf(asked), 'signature')).toMatchObject({ state: 'missing', source: 'staff' });

    world.setNow(at('2026-06-17T10:00:00.000Z'));
    valueOf(await add(reference, aSignedForm()));
    expect(statusOf(await standing(reference))).toBe('incomplete');

    valueOf(await add(reference, aPhotoFile()));
    const answered = await standing(reference);
    expect(statusOf(answered)).toBe('in-review');
    expect(verdictOf(lineIn(checklistOf(answered), 'signature'))).toBe('unclear SIGNATURE_UNCERTAIN');
  });

  test('are refused for an unknown reference, after a decision, and past a hundred pages', async () => {
    const { reference, submission } = await receive();
    expect(refusalOf(await add('0'.repeat(26), aPhotoFile()))).toBe('NOT_FOUND');
    const thirtyPages = (page: number) => aFile({ pages: 30, findings: [{ code: 'LINK', page }] });
    for (const number of [1, 2, 3]) valueOf(await add(reference, thirtyPages(number)));
    expect(refusalOf(await add(reference, aFile({ pages: 10 })))).toBe('TOO_MANY_PAGES');
    expect(refusalOf(await add(reference, aFile({ pages: 9 })))).toBe('ok');
    await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: null });
    expect(refusalOf(await add(reference, aPhotoFile('late')))).toBe('ALREADY_DECIDED');
    expect(refusalOf(await add(reference, aRefusedFile('POLYGLOT')))).toBe('ALREADY_DECIDED');
  });

  test('of one sender never reach another who sent the same blank form', async () => {
    const blank = aFile({ form: aForm(emptied(), { contentHash: printHash('nb/blank') }) });
    const one = await receive({ files: [blank] });
    const other = await receive({ files: [blank] });
    expect(other.submission.id).toBe(one.submission.id);
    valueOf(await add(one.reference, aSignedForm()));
    const [mine, theirs] = [await standing(one.reference), await standing(other.reference)];
    expect(mine.id).not.toBe(theirs.id);
    expect(mine.papers.fields?.debtor.name.value).toBe('Bjørg Åse Sørli-Øverås');
    expect(theirs.papers.fields?.debtor.name.value).toBeNull();
  });
});

describe('an agent named on undecided papers', () => {
  const isUndecided = async (caseNumber: string, agent = THE_AGENT) => {
    const named = { caseNumber: caseNo(caseNumber), agent };
    return (await undecidedAmong(world.database.read, world.keys, [named])).has(named);
  };

  test('is known in each case named on them and beside them, with or without middle names', async () => {
    await receive({ caseNumber: caseNo('2026-2'), files: [aSignedForm({ cases: `${CASE}, 2026-3` })] });
    for (const named of [CASE, '2026-2', '2026-3']) expect(await isUndecided(named), named).toBe(true);
    expect(await isUndecided(CASE, { ...THE_AGENT, name: 'Hansen, Anne' })).toBe(true);
    expect(await isUndecided('2026-4')).toBe(false);
    expect(await isUndecided(CASE, { ...THE_AGENT, birthDate: day('1979-03-15') })).toBe(false);
    expect(await isUndecided(CASE, { ...THE_AGENT, name: 'Anne Lise Hanssen' })).toBe(false);
  });

  test('is forgotten with the decision', async () => {
    const { submission } = await receive();
    await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: null });
    expect(await isUndecided(CASE)).toBe(false);
  });

  test('is the one on the newest form once another has come', async () => {
    const { reference } = await receive();
    valueOf(await add(reference, aSignedForm({ agent_name: 'Per Olav Lund' })));
    expect(await isUndecided(CASE)).toBe(false);
    expect(await isUndecided(CASE, { ...THE_AGENT, name: 'Per Lund' })).toBe(true);
  });
});

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function emptied() {
  const { values } = aForm();
  return Object.fromEntries(Object.keys(values).map((field) => [field, '']));
}
