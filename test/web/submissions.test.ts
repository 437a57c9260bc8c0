// Papers through the API, with plain facts in place of PDF: every reason a checklist can give, every refusal of a file.

import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { FILE_REFUSALS, type FileRefusal, type FormFacts } from '../../src/documents/facts.js';
import type { FormValues } from '../../src/documents/form.js';
import { NOW, at } from '../support/builders.js';
import { type PaperDoors, openPlainDoors, verdictIn } from '../support/paper-doors.js';
import {
  type PaperWorld,
  aFile,
  aFilledForm,
  aPhotoFile,
  aRefusedFile,
  aSignedForm,
  printHash,
} from '../support/paper-world.js';
import { aMark } from '../support/papers.js';

let doors: PaperDoors<PaperWorld>;

beforeAll(async () => {
  doors = await openPlainDoors();
  await request(doors.app).get('/api/v1/templates/general.pdf?lang=nb');
});

afterAll(() => doors.close());

const statusAt = (reference: string) => request(doors.app).get(`/api/v1/submissions/${reference}`);
const withdraw = (reference: string, birthDate: string) =>
  request(doors.app).post(`/api/v1/submissions/${reference}/withdrawal`).send({ birthDate });

describe('the checklist of a form', () => {
  test('has the ten requirements in their order, each with a sentence, and echoes nobody', async () => {
    const { status, body } = await doors.upload([aFilledForm()], { caseNumber: ' 2026-114477 ' });
    expect(status).toBe(201);
    expect(body.checklist.map((line: { requirement: string }) => line.requirement)).toEqual(REQUIREMENTS);
    for (const line of body.checklist) expect(line.message).toMatch(/\.$/);
    expect(body.status).toBe('incomplete');
    expect(body.documents).toEqual([
      { name: 'fullmakt.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), pages: 1, findings: [] },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Sørli|Hansen|29\.02\.1980|1980-02-29|912 34|500 kr/);
  });

  test('speaks the language that is asked for, with the same codes', async () => {
    const inLanguage = async (language: string) => {
      const { body } = await request(doors.app)
        .post('/api/v1/submissions')
        .set('Accept-Language', language)
        .attach('file', aFilledForm().bytes, 'form.pdf');
      return body.checklist.at(-1);
    };
    const [nb, nn, en] = [await inLanguage('nb'), await inLanguage('nn'), await inLanguage('en')];
    expect(new Set([nb.message, nn.message, en.message]).size).toBe(3);
    expect(nb.reasons).toEqual(['NOT_SIGNED']);
    expect(en.reasons).toEqual(nb.reasons);
  });

  test.each<[string, FormValues, Partial<FormFacts>, string]>([
    ['agentBirthDate', { agent_birth_date: '' }, {}, 'missing NOT_FILLED_IN'],
    ['agentBirthDate', { agent_birth_date: '14.03.79' }, {}, 'unclear DATE_UNREADABLE'],
    ['agentBirthDate', { agent_birth_date: '01.01.2010' }, {}, 'invalid AGENT_MINOR'],
    ['debtorBirthDate', { debtor_birth_date: '01.01.1890' }, {}, 'invalid BIRTH_DATE_IMPLAUSIBLE'],
    ['debtorBirthDate', { debtor_birth_date: '01818010083' }, {}, 'unclear NATIONAL_ID_PRESENT'],
    [
      'agentName',
      { agent_name: 'Bjørg Sørli-Øverås', agent_birth_date: '29.02.1980' },
      {},
      'invalid AGENT_IS_DEBTOR',
    ],
    [
      'agentName',
      { agent_name: '', agent_organisation: 'Økonomihjelpen' },
      {},
      'missing ORGANISATION_WITHOUT_PERSON',
    ],
    ['scope', { cases: '' }, {}, 'missing NO_SCOPE'],
    ['duration', { valid_through: '' }, {}, 'missing NO_END'],
    ['duration', { valid_through: 'inntil videre' }, {}, 'invalid FURTHER_NOTICE'],
    ['duration', { valid_through: '14.06.2026' }, {}, 'invalid ALREADY_EXPIRED'],
    ['duration', { valid_from: '02.10.2026', valid_through: '01.10.2026' }, {}, 'invalid END_BEFORE_START'],
    ['duration', { valid_through: '01.01.2030' }, {}, 'present LONG_DURATION'],
    ['date', { signed_on: '16.06.2026' }, {}, 'invalid DATE_IN_FUTURE'],
    ['date', { signed_on: '01.01.2025' }, {}, 'present DATE_OLD'],
    ['signature', {}, {}, 'missing NOT_SIGNED'],
    ['signature', {}, { foreignAnnotations: [aMark()] }, 'unclear SIGNATURE_UNCERTAIN'],
    ['limits', {}, { contentHash: printHash('other words') }, 'unclear FORM_ALTERED'],
  ])('says of %s, with %o %o: %s', async (requirement, values, facts, verdict) => {
    const answer = await doors.upload([aFilledForm(values, facts)]);
    expect(answer.status).toBe(201);
    expect(verdictIn(answer, requirement)).toBe(verdict);
  });

  test('of a picture that is read later is unclear from top to bottom, and the checks still run', async () => {
    const answer = await doors.upload([aPhotoFile()]);
    for (const requirement of REQUIREMENTS) expect(verdictIn(answer, requirement)).toBe('unclear');
    expect(answer.body.status).toBe('submitted');
  });

  test('comes with what was found in each file', async () => {
    const { body } = await doors.upload([aFile({ pages: 2, findings: [{ code: 'JAVASCRIPT', page: 2 }] })]);
    expect(body.documents[0].findings).toEqual([
      { code: 'JAVASCRIPT', page: 2, message: expect.stringMatching(/\.$/) },
    ]);
  });
});

describe('a file that cannot be received', () => {
  const statuses: Partial<Record<FileRefusal, number>> = {
    FILE_TOO_LARGE: 413,
    FILE_TYPE_NOT_ALLOWED: 415,
  };

  test.each(FILE_REFUSALS)('is refused as %s, by its name', async (refusal) => {
    const { status, body } = await doors.upload([aSignedForm(), aRefusedFile(refusal, 'bilde æ.pdf')]);
    expect([status, body.code]).toEqual([statuses[refusal] ?? 422, refusal]);
    expect(body.errors).toEqual([
      { path: 'file[1]', code: refusal, message: expect.stringMatching(/^bilde æ\.pdf: .+\.$/) },
    ]);
  });

  test('is refused with all others that cannot', async () => {
    const { body } = await doors.upload([aRefusedFile('EMPTY_FILE', 'a'), aRefusedFile('POLYGLOT', 'b')]);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['file[0]', 'EMPTY_FILE'],
      ['file[1]', 'POLYGLOT'],
    ]);
  });

  test('is refused when it is one too many, none at all, or beside unknown fields', async () => {
    const six = Array.from({ length: 6 }, () => aPhotoFile());
    expect((await doors.upload(six)).status).toBe(422);
    expect((await doors.upload([], { caseNumber: '2026-1' })).body.errors[0]).toMatchObject({
      path: 'file',
      code: 'MISSING',
    });
    const { body } = await doors.upload([aPhotoFile()], { email: 'nobody', name: 'Kari' });
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'email NOT_AN_EMAIL',
      'name UNKNOWN_KEY',
    ]);
  });
});

describe('a reference', () => {
  test('shows where the submission stands, and nothing of what was read', async () => {
    const { body } = await doors.upload([aFilledForm({ signed_place: 'Bodø' })]);
    const standing = await statusAt(body.reference.toLowerCase());
    expect(standing.body).toEqual({
      status: 'incomplete',
      receivedAt: NOW,
      answerBy: '2026-06-22',
      checklist: body.checklist,
    });
    expect((await statusAt('0'.repeat(26))).status).toBe(404);
  });

  test('takes more pages, and the checklist is made anew', async () => {
    const { body } = await doors.upload([aFilledForm({ signed_place: 'Vadsø' })]);
    const path = `/api/v1/submissions/${body.reference}/documents`;
    const more = await doors.upload([aPhotoFile('signature page')], {}, path);
    expect([more.status, verdictIn(more, 'signature')]).toEqual([200, 'unclear NOT_SIGNED']);
    expect(more.body).not.toHaveProperty('reference');
    expect((await statusAt(body.reference)).body.status).toBe('in-review');
    const unknown = `/api/v1/submissions/${'0'.repeat(26)}/documents`;
    expect((await doors.upload([aPhotoFile()], {}, unknown)).status).toBe(404);
  });

  test('withdraws, with the debtor’s birth date', async () => {
    const { body } = await doors.upload([aFilledForm({ signed_place: 'Skien' })]);
    const wrong = await withdraw(body.reference, '1980-02-28');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'BIRTH_DATE_NOT_MATCHED']);
    expect((await withdraw(body.reference, '28.02.1980')).body.errors[0].code).toBe('NOT_A_DATE');
    const right = await withdraw(body.reference, '1980-02-29');
    expect([right.status, right.body.status]).toEqual([200, 'withdrawn']);
    expect((await withdraw(body.reference, '1980-02-29')).body).toEqual(right.body);
    const path = `/api/v1/submissions/${body.reference}/documents`;
    const late = await doors.upload([aPhotoFile('too late')], {}, path);
    expect([late.status, late.body.code]).toEqual([409, 'ALREADY_DECIDED']);
  });

  test('gives five tries a day', async () => {
    const { body } = await doors.upload([aFilledForm({ signed_place: 'Moss' })]);
    for (let tries = 0; tries < 5; tries += 1) await withdraw(body.reference, '1980-02-28');
    const sixth = await withdraw(body.reference, '1980-02-29');
    expect([sixth.status, sixth.body.code]).toEqual([429, 'TOO_MANY_TRIES']);
  });

  test('tells what a reviewer has asked for, and why it was rejected', async () => {
    const { body } = await doors.upload([aSignedForm({ signed_place: 'Hamar' })]);
    const queue = await doors.asStaff('get', '/api/v1/reviews?limit=100');
    const { id } = queue.body.items.at(-1);
    doors.world.setNow(at('2026-06-16T08:00:00.000Z'));
    const asked = { missing: ['limits'], note: 'Kari på telefon' };
    expect((await doors.asStaff('post', `/api/v1/reviews/${id}/completion-request`, asked)).status).toBe(200);
    const waiting = (await statusAt(body.reference)).body;
    expect(waiting).toMatchObject({
      status: 'incomplete',
      completion: { askedAt: '2026-06-16T08:00:00.000Z', missing: ['limits'] },
    });
    expect(waiting.checklist[6]).toMatchObject({ state: 'missing', source: 'staff' });
    expect(JSON.stringify(waiting)).not.toContain('Kari');

    const because = { reasons: ['SIGNED_BY_OTHER', 'CHANGED_AFTER_SIGNING', 'SIGNATURE_INVALID'] };
    await doors.asStaff('post', `/api/v1/reviews/${id}/rejection`, because);
    expect((await statusAt(body.reference)).body).toMatchObject({
      status: 'rejected',
      decision: { outcome: 'rejected', reasons: because.reasons, at: '2026-06-16T08:00:00.000Z' },
    });
    doors.world.setNow(NOW);
  });
});

test('papers repeated with the same key are received once; other papers with it are refused', async () => {
  const send = (file = aPhotoFile('keyed')) =>
    request(doors.app)
      .post('/api/v1/submissions')
      .set('Idempotency-Key', 'the key of a debtor')
      .attach('file', file.bytes, file.name);
  const [first, again] = [await send(), await send()];
  expect(again.body).toEqual(first.body);
  const other = await send(aPhotoFile('something else'));
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
});

test('the answer is the same whether or not the case is known', async () => {
  const answer = async (caseNumber: string) => {
    const { status, body } = await doors.upload([aSignedForm({ signed_place: 'Lom' })], { caseNumber });
    return { status, ...body, reference: body.reference.length };
  };
  const unknown = await answer('2026-000001');
  const debtor = { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' };
  const told = { debtor, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  expect((await doors.asStaff('put', '/api/v1/cases/2026-000002', told)).status).toBe(201);
  expect(await answer('2026-000002')).toEqual(unknown);
});
