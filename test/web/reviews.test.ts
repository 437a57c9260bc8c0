// The main job through the API with real forms: filled in by another program, read, reviewed, approved and asked about.

import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { aPerson, anAuthority, issue } from '../support/signing/authority.js';
import { signPdf } from '../support/signing/sign-pdf.js';
import { FORM } from '../support/signing/signed-papers.js';
import { type PaperDoors, fillIn, openRealDoors, pdfFrom, verdictIn } from '../support/paper-doors.js';
import type { TestWorld } from '../support/world.js';

let doors: PaperDoors<TestWorld>;
let blank: Buffer;

beforeAll(async () => {
  doors = await openRealDoors();
  blank = await pdfFrom(doors.app, '/api/v1/templates/general.pdf?lang=nb');
  for (const caseNumber of ['2026-114477', '2026-999999']) await register(caseNumber, DEBTOR);
  await register('2026-7', { name: 'Per Olsen', birthDate: '1970-01-01' });
});

afterAll(() => doors.close());

const DEBTOR = { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' };
const AGENT = { name: 'Łukasz Żółć', birthDate: '1979-03-14' };
const FILLED_IN = {
  debtor_name: DEBTOR.name,
  debtor_birth_date: '29.02.1980',
  agent_name: AGENT.name,
  agent_birth_date: '14.03.1979',
  agent_phone: '+47 912 34 567',
  cases: '2026-114477',
  power_information: 'Yes',
  power_agreements: 'Yes',
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  valid_through: '31.12.2026',
  signed_place: 'Tromsø',
  signed_on: '14.06.2026',
};
const FIELDS = {
  debtor: DEBTOR,
  agent: { ...AGENT, phone: '+47 912 34 567' },
  cases: ['2026-114477'],
  powers: ['information', 'agreements'],
  limits: 'Ingen nedbetaling over 500 kr i måneden',
  validThrough: '2026-12-31',
  signedOn: '2026-06-14',
};
const ALL_TEN = Object.fromEntries(REQUIREMENTS.map((requirement) => [requirement, 'present']));
const APPROVAL = { caseNumber: '2026-114477', fields: FIELDS, checks: ALL_TEN, signatureCheckedBy: 'sight' };

async function register(caseNumber: string, debtor: object): Promise<void> {
  const told = { debtor, debtorStatus: 'normal', registeredOn: '2026-01-10', status: 'open' };
  const { status } = await doors.asStaff('put', `/api/v1/cases/${caseNumber}`, told);
  if (status !== 201) throw new Error(`the case was answered ${status}`);
}

async function send(values: Record<string, string> = {}, form = blank) {
  const bytes = await fillIn(form, { ...FILLED_IN, ...values });
  const answer = await doors.upload([{ name: 'fullmakt.pdf', bytes }]);
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const review = body.items.find((item: { documents: { sha256: string }[] }) =>
    item.documents.some((document) => document.sha256 === sha256),
  );
  return { answer, review, path: `/api/v1/reviews/${review?.id}` };
}

const approve = (path: string, changes: object = {}) =>
  doors.asStaff('post', `${path}/approval`, { ...APPROVAL, ...changes });
const verify = async (changes: object = {}) =>
  (
    await doors.asStaff('post', '/api/v1/verifications', {
      caseNumber: '2026-114477',
      agent: AGENT,
      power: 'information',
      ...changes,
    })
  ).body;
const faults = (body: { errors?: readonly { path: string; code: string }[] }) =>
  (body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

describe('the whole way', () => {
  test('from a form filled in by another program to an answer on the phone, and back again', async () => {
    const { answer, review, path } = await send({ signed_place: 'Bergen' });
    for (const requirement of REQUIREMENTS)
      expect(verdictIn(answer, requirement)).toBe(
        requirement === 'signature' ? 'missing NOT_SIGNED' : 'present',
      );
    expect(review.fields.agent.name).toEqual({ value: 'Łukasz Żółć', source: 'formField' });
    expect((await verify()).reasons).toContain('NOT_APPROVED');

    const approved = await approve(path);
    expect([approved.status, approved.body]).toMatchObject([
      201,
      { kind: 'written', state: 'active', debtor: DEBTOR, limits: FIELDS.limits, signedOn: '2026-06-14' },
    ]);
    const allowed = await verify();
    expect(allowed).toMatchObject({ decision: 'allow', obligations: ['READ_LIMITS'] });
    expect(allowed.authorizationId).toBe(approved.body.id);
    expect((await verify({ caseNumber: '2026-999999' })).reasons).toContain('CASE_NOT_COVERED');

    const withdrawal = `/api/v1/submissions/${answer.body.reference}/withdrawal`;
    await request(doors.app).post(withdrawal).send({ birthDate: DEBTOR.birthDate });
    expect((await verify()).reasons).toContain('REVOKED');
  });

  test('for a form we filled in beforehand: recognised, unsigned and undated', async () => {
    const { signedOn: _signedOn, ...order } = FIELDS;
    const made = await request(doors.app)
      .post('/api/v1/templates')
      .send({ ...order, language: 'nb' });
    const issued = await pdfFrom(doors.app, new URL(made.body.pdfUrl).pathname);
    const answer = await doors.upload([{ name: 'utfylt.pdf', bytes: issued }]);
    for (const requirement of REQUIREMENTS.slice(0, 8))
      expect(verdictIn(answer, requirement)).toBe('present');
    expect(verdictIn(answer, 'date')).toBe('missing NOT_FILLED_IN');
    expect(answer.body.checklist[0].source).toBe('issuedForm');
  });

  test('for a form with a fault in each part that another program can make', async () => {
    const { answer } = await send({
      agent_birth_date: '14.03.79',
      valid_through: '14.06.2026',
      signed_on: '16.06.2026',
    });
    expect(verdictIn(answer, 'agentBirthDate')).toBe('unclear DATE_UNREADABLE');
    expect(verdictIn(answer, 'duration')).toBe('invalid ALREADY_EXPIRED');
    expect(verdictIn(answer, 'date')).toBe('invalid DATE_IN_FUTURE');
    expect(answer.body.status).toBe('incomplete');
  });
});

describe('an approval is refused', () => {
  let refusedPath: string;
  beforeAll(async () => {
    refusedPath = (await send({ signed_place: 'Kongsvinger' })).path;
  });

  test.each<[string, object, readonly string[]]>([
    [
      'without the signature checked',
      { checks: { ...ALL_TEN, signature: undefined } },
      ['checks.signature NOT_COMPLETE'],
    ],
    [
      'with another word than present',
      { checks: { ...ALL_TEN, limits: true } },
      ['checks.limits NOT_COMPLETE'],
    ],
    ['for a case nobody knows', { caseNumber: 'nope' }, ['caseNumber UNKNOWN_CASE']],
    [
      'for the case of somebody else',
      { caseNumber: '2026-7' },
      ['caseNumber DEBTOR_NOT_MATCHED', 'fields.cases[0] DEBTOR_NOT_MATCHED'],
    ],
    [
      'for an agent who is the debtor',
      { fields: { ...FIELDS, agent: { ...DEBTOR, phone: '91234567' } } },
      ['fields.agent.name AGENT_IS_DEBTOR'],
    ],
    [
      'for a day that has not come',
      { fields: { ...FIELDS, signedOn: '2026-06-16' } },
      ['fields.signedOn DATE_IN_FUTURE'],
    ],
    [
      'with months, which nobody has signed',
      { fields: { ...FIELDS, months: 6 } },
      ['fields.months UNKNOWN_KEY'],
    ],
    ['without fields', { fields: undefined }, ['fields MISSING']],
    ['with a check that is none', { checks: { ...ALL_TEN, mood: 'present' } }, ['checks.mood UNKNOWN_KEY']],
  ])('%s', async (_why, changes, expected) => {
    const { status, body } = await approve(refusedPath, changes);
    expect(status).toBe(422);
    expect(faults(body).toSorted()).toEqual([...expected].toSorted());
  });

  test('over words that are not ours, without a note that says why', async () => {
    const document = await PDFDocument.load(blank, { updateMetadata: false });
    document.getPage(0).drawText('og alt annet', { x: 300, y: 300, size: 10 });
    const altered = Buffer.from(await document.save({ updateFieldAppearances: false }));
    const { answer, path } = await send({}, altered);
    expect(verdictIn(answer, 'debtorName')).toBe('unclear FORM_ALTERED');
    const { status, body } = await approve(path);
    expect([status, ...faults(body)]).toEqual([422, 'note NOTE_NEEDED']);
    expect((await approve(path, { note: 'Tillegget er strøket av debitor' })).status).toBe(201);
  });

  test('a second time, and for what is not there', async () => {
    const { path } = await send({ signed_place: 'Narvik' });
    expect((await approve(path)).status).toBe(201);
    const twice = await approve(path);
    expect([twice.status, twice.body.code]).toEqual([409, 'ALREADY_DECIDED']);
    expect((await approve('/api/v1/reviews/nobody')).status).toBe(404);
  });
});

test('reviewers claim, ask and reject through the API, each in somebody’s name', async () => {
  const { path } = await send({ signed_place: 'Alta' });
  const claimed = await doors.asStaff('post', `${path}/claim`);
  expect([claimed.status, claimed.body.claimedBy]).toEqual([200, 'Kari Saksbehandler']);
  const asked = await doors.asStaff('post', `${path}/completion-request`, { missing: ['signature'] });
  expect([asked.status, asked.body.status]).toEqual([200, 'incomplete']);
  const rejected = await doors.asStaff('post', `${path}/rejection`, { reasons: ['NOT_SIGNED'] });
  expect(rejected.body).toMatchObject({ status: 'rejected', reasons: ['NOT_SIGNED'] });
  expect((await doors.asStaff('post', `${path}/claim`)).body.code).toBe('ALREADY_DECIDED');
  expect((await doors.asStaff('post', `${path}/rejection`, { reasons: [] })).status).toBe(422);
});

test('a decision that names what was looked at is not made by papers that are not the newest', async () => {
  const { review, path } = await send({ signed_place: 'Hamar' });
  const seen = { version: review.version };
  const question = { missing: ['signature'], ...seen };
  expect((await doors.asStaff('post', `${path}/completion-request`, question)).status).toBe(200);
  const outdated = [
    await approve(path, seen),
    await doors.asStaff('post', `${path}/completion-request`, question),
    await doors.asStaff('post', `${path}/rejection`, { reasons: ['NOT_SIGNED'], ...seen }),
  ];
  expect(outdated.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
    outdated.map(() => '409 CHANGED_MEANWHILE'),
  );
  const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
  const { version } = body.items.find(({ id }: { id: string }) => id === review.id);
  expect((await approve(path, { version })).status).toBe(201);
});

test('the queue is read a page at a time, each submission once, and not without a key', async () => {
  const whole = (await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100')).body;
  const ids: string[] = [];
  for (let after = ''; ; ) {
    const page = (await doors.asStaff('get', `/api/v1/reviews?limit=1${after}`)).body;
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  expect(ids.length).toBeGreaterThan(1);
  expect(ids).toEqual(whole.items.map(({ id }: { id: string }) => id));
  expect((await doors.asStaff('get', '/api/v1/reviews?after=nonsense')).status).toBe(422);
  expect((await request(doors.app).get('/api/v1/reviews')).status).toBe(401);
});

describe('a digitally signed paper', () => {
  test('shows the reviewer whose certificate it is and what was not checked; the sender is told no names', async () => {
    const debtor = await issue(await anAuthority(), { subject: aPerson('Kari', 'Sertifikat') });
    const bytes = await signPdf(FORM, { by: debtor });
    const answer = await doors.upload([{ name: 'signert.pdf', bytes }]);
    expect(verdictIn(answer, 'signature')).toBe('unclear SIGNATURE_UNCERTAIN');
    expect(JSON.stringify(answer.body)).not.toContain('Sertifikat');
    const { body } = await doors.asStaff('get', '/api/v1/reviews?state=open&limit=100');
    const [document] = body.items
      .flatMap((item: { documents: { name: string }[] }) => item.documents)
      .filter(({ name }: { name: string }) => name === 'signert.pdf');
    expect(document.signatures).toMatchObject([
      {
        integrity: 'intact',
        coversWholeFile: true,
        laterChanges: 'none',
        chain: 'unknown',
        revocation: 'not-checked',
        signer: { name: 'Kari Sertifikat', kind: 'person' },
        message: expect.stringContaining('Om det er trukket tilbake, er ikke kontrollert.'),
      },
    ]);
  });
});
