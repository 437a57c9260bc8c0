// What is over its time goes, with all that belongs to it, its bytes and what the record says about it; nothing else does.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../src/audit/act.js';
import { readAudit, verifyAudit } from '../../src/audit/actions.js';
import { followCases } from '../../src/authorizations/steps.js';
import { revokeAuthorization } from '../../src/authorizations/actions.js';
import { askCallback } from '../../src/callbacks/actions.js';
import { endCall, recordOralAuthorization, startCall } from '../../src/calls/actions.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { registerCase } from '../../src/cases/actions.js';
import { approveSubmission, rejectSubmission } from '../../src/documents/deciding/actions.js';
import { issueForm, openIssuedForm } from '../../src/documents/issuing/actions.js';
import { readStatus, receiveSubmission } from '../../src/documents/receiving/actions.js';
import { requestCompletion } from '../../src/documents/reviewing/actions.js';
import { withdrawSubmission } from '../../src/documents/withdrawing/actions.js';
import {
  applyRetention,
  confirmClock,
  previewRetention,
  retentionHeldUntil,
} from '../../src/retention/actions.js';
import type { RetentionRule } from '../../src/retention/rules.js';
import { type Instant, addDays, addMinutes, osloDayOf, startOfOsloDay } from '../../src/shared/dates.js';
import { allowed } from '../../src/shared/result.js';
import { askingHere, usesOf, verifyDisclosure } from '../../src/verification/actions.js';
import { CASE, NOW, THE_AGENT, THE_DEBTOR, caseNo, day } from '../support/builders.js';
import { anIntruder } from '../support/engine.js';
import { another } from '../support/nodes.js';
import {
  type PaperWorld,
  aReceivingWorld,
  aPhotoFile,
  aSignedForm,
  objectsIn,
  valueOf,
} from '../support/paper-world.js';
import { THE_GRANT, anApproval } from '../support/papers.js';
import { inWaves, numbers } from '../support/waves.js';
import { ANYONE, CLIENT } from '../support/world.js';

const SYSTEM = { kind: 'system', id: 'retention', onBehalfOf: null, requestId: 'retention-1' } as const;

let world: PaperWorld;
beforeEach(async () => {
  world = await aReceivingWorld();
});
afterEach(() => world.remove());

/** The last moment the records of NOW's day are kept by a rule of so many days. */
const lastOf = (days: number): Instant =>
  addMinutes(startOfOsloDay(addDays(osloDayOf(NOW), days + 1)), -1 / 60);
const firstAfter = (days: number): Instant => startOfOsloDay(addDays(osloDayOf(NOW), days + 1));
const years = (count: number): number => Math.round(count * 365.25) + 2;

async function erasedAt(now: Instant): Promise<Partial<Record<RetentionRule, number>>> {
  world.setNow(now);
  return counted(await applyRetention(world, SYSTEM));
}

function counted(retained: readonly { readonly rule: RetentionRule; readonly count: number }[]) {
  return Object.fromEntries(
    retained.filter(({ count }) => count > 0).map(({ rule, count }) => [rule, count]),
  );
}

const receive = async (file = aSignedForm(), email: string | null = null) =>
  valueOf(await receiveSubmission(world, ANYONE, { files: [file], caseNumber: CASE, email }));

async function approved(file = aSignedForm()) {
  const { reference, submission } = await receive(file);
  const { authorization } = valueOf(await approveSubmission(world, CLIENT, anApproval(submission.id)));
  return { reference, submissionId: submission.id, authorizationId: authorization.id };
}

const ask = async (callId: Parameters<typeof verifyDisclosure>[2]['callId'] = null, agent = THE_AGENT) =>
  valueOf(
    await verifyDisclosure({ ...world, askDisclosure: askingHere(world) }, CLIENT, {
      caseNumber: CASE,
      agent,
      power: 'information',
      callId,
    }),
  );

/** `type` of every entry about these records that can still be opened. */
async function openAbout(...ids: readonly string[]): Promise<readonly string[]> {
  const { items } = valueOf(await readAudit(world, CLIENT, { before: new Map(), limit: 500 }));
  return items
    .filter(({ aboutId, details }) => details !== null && ids.includes(aboutId ?? ''))
    .map(({ type }) => type);
}

async function rowsIn(table: keyof PaperWorld['database']['read']['t']): Promise<number> {
  const { q, t } = world.database.read;
  return q.$count(t[table]);
}

async function expectWhole(): Promise<void> {
  expect(await verifyAudit(world)).toMatchObject({ whole: true });
}

describe('papers', () => {
  test('rejected ones go ninety days after, with the reference, the e-mail, the object and what was recorded', async () => {
    const { reference, submission } = await receive(aSignedForm(), 'kari@example.no');
    valueOf(
      await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: 'sa nei' }),
    );
    expect(await erasedAt(lastOf(90))).toEqual({});
    expect(valueOf(await readStatus(world, reference)).id).toBe(submission.id);

    expect(await erasedAt(firstAfter(90))).toEqual({ 'rejected-papers': 1 });
    expect(await readStatus(world, reference)).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect(await objectsIn(world)).toEqual([]);
    for (const table of ['submissions', 'submissionReferences', 'submissionDocuments', 'documents'] as const)
      expect([table, await rowsIn(table)]).toEqual([table, 0]);
    expect(await openAbout(submission.id)).toEqual([]);
    await expectWhole();
    expect(await erasedAt(firstAfter(91))).toEqual({});
  });

  test('a file that another submission has as well stays until that one goes', async () => {
    const first = await receive();
    valueOf(
      await rejectSubmission(world, CLIENT, { id: first.submission.id, reasons: ['NOT_SIGNED'], note: null }),
    );
    world.setNow(addMinutes(NOW, 10 * 24 * 60));
    const second = await receive();
    expect(second.submission.id).not.toBe(first.submission.id);
    expect(await erasedAt(firstAfter(90))).toEqual({ 'rejected-papers': 1 });
    expect(await objectsIn(world)).toHaveLength(1);
    expect((await readStatus(world, second.reference)).ok).toBe(true);
  });

  test('withdrawn ones go; those something was made from stay with it', async () => {
    const { reference } = await receive();
    const standing = await approved(aSignedForm({ limits: 'kun på telefon' }));
    for (const one of [reference, standing.reference])
      valueOf(await withdrawSubmission(world, ANYONE, { reference: one, birthDate: THE_DEBTOR.birthDate }));
    expect(await erasedAt(firstAfter(90))).toEqual({ 'withdrawn-papers': 1 });
    expect((await readStatus(world, standing.reference)).ok).toBe(true);
  });

  test('abandoned are those whose sender was asked for something, not those that wait for us', async () => {
    const waiting = await receive();
    const lacking = await receive(aSignedForm({ agent_birth_date: '' }));
    const asked = await receive(aSignedForm({ limits: 'kun på telefon' }));
    world.setNow(addMinutes(NOW, 24 * 60));
    valueOf(
      await requestCompletion(world, CLIENT, asked.submission.id, { missing: ['signature'], note: null }),
    );
    expect(await erasedAt(firstAfter(90))).toEqual({ 'abandoned-papers': 1 });
    expect((await readStatus(world, lacking.reference)).ok).toBe(false);
    expect(await erasedAt(firstAfter(91))).toEqual({ 'abandoned-papers': 1 });
    expect((await readStatus(world, asked.reference)).ok).toBe(false);
    expect((await readStatus(world, waiting.reference)).ok).toBe(true);
    expect(await erasedAt(firstAfter(1000))).toEqual({});
  });

  test('a form nobody sent in goes, and one that comes later is still known as ours', async () => {
    const issued = valueOf(
      await issueForm(world, ANYONE, { language: 'nb', grant: THE_GRANT, months: null }),
    );
    expect(await erasedAt(firstAfter(90))).toEqual({ 'issued-forms': 1 });
    expect(await openIssuedForm(world, ANYONE, issued.token)).toMatchObject({ ok: false });
    expect(await openAbout(issued.reference)).toEqual([]);
    const late = await receive();
    expect(late.submission.checklist.flatMap(({ reasons }) => reasons)).not.toContain('FORM_ALTERED');
  });
});

describe('authorizations and the record of their use', () => {
  test('go five years after their end, with the papers they were made from', async () => {
    const { reference, submissionId, authorizationId } = await approved();
    expect((await ask()).decision).toBe('allow');
    valueOf(
      await revokeAuthorization({ ...world, isCallOver: isCallOverFor, usesOf }, CLIENT, authorizationId, {
        by: 'debtor',
        channel: 'phone',
        receivedAt: null,
      }),
    );
    expect((await ask()).decision).toBe('deny');
    const before = await previewAt(addMinutes(NOW, 5 * 365 * 24 * 60 - 24 * 60));
    expect(before).toEqual({});

    expect(await erasedAt(firstAfter(years(5)))).toEqual({ authorizations: 1, 'denied-questions': 1 });
    for (const table of [
      'authorizations',
      'authorizationCases',
      'verifications',
      'submissions',
      'documents',
    ] as const)
      expect([table, await rowsIn(table)]).toEqual([table, 0]);
    expect(await objectsIn(world)).toEqual([]);
    expect((await readStatus(world, reference)).ok).toBe(false);
    expect(await openAbout(submissionId, authorizationId)).toEqual([]);
    await expectWhole();
  });

  test('one that nobody ended goes five years after it ran out, not after it was granted', async () => {
    await approved();
    const validThrough = THE_GRANT.validThrough ?? NOW.slice(0, 10);
    const end = startOfOsloDay(addDays(day(validThrough), 1));
    const five = (later: number) => addMinutes(end, (years(5) + later) * 24 * 60);
    expect(await erasedAt(addMinutes(five(0), -7 * 24 * 60))).toEqual({});
    expect(await erasedAt(five(2))).toEqual({ authorizations: 1 });
  });

  test('one until its case is closed goes five years after the closure', async () => {
    const { submission } = await receive();
    const grant = { ...THE_GRANT, validThrough: null, untilCaseClosed: true, signedOn: day('2026-06-14') };
    valueOf(await approveSubmission(world, CLIENT, anApproval(submission.id, { grant })));
    expect(await erasedAt(firstAfter(years(2)))).toEqual({});
    await caseClosed();
    expect(await erasedAt(firstAfter(years(6)))).toEqual({});
    expect(await erasedAt(firstAfter(years(8)))).toMatchObject({ authorizations: 1 });
  });

  test('what was used more often than one batch takes goes all the same', async () => {
    const { authorizationId } = await approved();
    await inWaves(numbers(620), () => ask());
    valueOf(
      await revokeAuthorization({ ...world, isCallOver: isCallOverFor, usesOf }, CLIENT, authorizationId, {
        by: 'debtor',
        channel: 'phone',
        receivedAt: null,
      }),
    );
    expect(await erasedAt(firstAfter(years(5)))).toEqual({ authorizations: 1 });
    expect(await rowsIn('verifications')).toBe(0);
    await expectWhole();
  });

  test('a call goes with what was given on it, and the note of it', async () => {
    const { call } = valueOf(
      await startCall(world, CLIENT, { caseNumber: CASE, recording: { informed: true, declined: false } }),
    );
    const given = valueOf(
      await recordOralAuthorization(world, CLIENT, call.id, {
        debtorPresent: true,
        debtor: THE_DEBTOR,
        agent: THE_AGENT,
        powers: ['information'],
        cases: null,
      }),
    );
    const said = await ask(call.id);
    expect(said.decision).toBe('allow');
    valueOf(await endCall(world, CLIENT, call.id));
    expect(await erasedAt(firstAfter(years(5) - 5))).toEqual({});
    expect(await erasedAt(firstAfter(years(5)))).toEqual({ calls: 1 });
    expect(await rowsIn('calls')).toBe(0);
    expect(await openAbout(call.id, given.id, said.id)).toEqual([]);
    await expectWhole();
  });
});

test('a request to be called back goes after thirty days', async () => {
  valueOf(await askCallback(world, ANYONE, { caseNumber: CASE, phone: '22 00 00 00', preferredAt: null }));
  expect(await erasedAt(lastOf(30))).toEqual({});
  expect(await erasedAt(firstAfter(30))).toEqual({ callbacks: 1 });
});

test('nothing personal stays in the record beyond ten years; the record itself stays whole', async () => {
  const entries = 450;
  for (let n = 0; n < entries; n += 1)
    void act(world, CLIENT, async () => ({
      result: allowed(null),
      event: { type: 'client-created', outcome: 'done', about: 'somebody', details: { n } },
    }));
  await act(world, CLIENT, async () => ({
    result: allowed(null),
    event: { type: 'client-created', outcome: 'done', about: 'somebody' },
  }));
  expect(await openAbout('somebody')).toHaveLength(entries + 1);
  expect(await erasedAt(firstAfter(years(10) - 5))).toEqual({});
  const { 'audit-details': count } = await erasedAt(firstAfter(years(10)));
  expect(count).toBeGreaterThan(entries);
  expect(await openAbout('somebody')).toEqual([]);
  await expectWhole();
  // What it recorded about itself is young, and where it has come to is remembered.
  expect(await erasedAt(firstAfter(years(10) + 1))).toEqual({});
});

describe('the verifier', () => {
  test('tells what we erased from a key that somebody threw away or put there', async () => {
    const { submission } = await receive();
    valueOf(
      await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: null }),
    );
    expect(await erasedAt(firstAfter(90))).toEqual({ 'rejected-papers': 1 });
    await expectWhole();
    const intruder = await anIntruder(world.folder);
    const rows = await intruder.rows('select seq, data_key from audit_entries where chain = 0 order by seq');
    const erased = rows.find(({ data_key: key }) => Buffer.isBuffer(key) && key[0] === 0);
    const standing = rows.find(({ data_key: key }) => Buffer.isBuffer(key) && key[0] === 1);
    if (!erased || !standing) throw new Error('both kinds are there');
    const put = (seq: unknown, key: unknown) =>
      intruder.run(
        'update audit_entries set data_key = ? where chain = 0 and seq = ?',
        key as Buffer,
        seq as number,
      );
    for (const key of [
      null,
      erased.data_key,
      Buffer.concat([Buffer.from([0]), Buffer.alloc(32)]),
      Buffer.from([0]),
    ]) {
      await put(standing.seq, key);
      expect(await verifyAudit(world)).toMatchObject({
        whole: false,
        first: { seq: standing.seq, fault: 'KEY_DOES_NOT_FIT' },
      });
    }
    await put(standing.seq, standing.data_key);
    await put(erased.seq, standing.data_key);
    expect(await verifyAudit(world)).toMatchObject({ whole: false, first: { seq: erased.seq } });
    await put(erased.seq, erased.data_key);
    await expectWhole();
    await intruder.leave();
  });
});

describe('in batches', () => {
  const SENT = 120;

  async function manyRejected(): Promise<void> {
    for (let n = 1; n <= SENT; n += 1) {
      const { submission } = await receive(aPhotoFile('x'.repeat(n)));
      valueOf(
        await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: null }),
      );
    }
    world.setNow(firstAfter(90));
  }

  test('a preview counts what would go and changes nothing; broken off, it goes on where it stopped; two at once count each once', async () => {
    await manyRejected();
    expect(counted(await previewRetention(world))).toEqual({ 'rejected-papers': SENT });
    expect(await rowsIn('submissions')).toBe(SENT);

    const some = counted(await applyRetention(world, SYSTEM, async () => false));
    expect(some['rejected-papers'] ?? 0).toBeLessThan(SENT);
    const left = SENT - (some['rejected-papers'] ?? 0);
    expect(await rowsIn('submissions')).toBe(left);

    const other = { ...world, ...(await another(world)) };
    const both = await Promise.all([applyRetention(world, SYSTEM), applyRetention(other, SYSTEM)]);
    const total = both.map(counted).reduce((sum, count) => sum + (count['rejected-papers'] ?? 0), 0);
    expect(total).toBe(left);
    expect(await rowsIn('submissions')).toBe(0);
    expect(await objectsIn(world)).toEqual([]);
    await other.close();
    await expectWhole();
  });
});

test('after a clock has jumped nothing is due for a day, unless a person confirms it', async () => {
  const held = (lastDoneAt: Instant) => retentionHeldUntil(world, lastDoneAt);
  expect(await held(addMinutes(NOW, -60))).toBeNull();
  const until = await held(addMinutes(NOW, -25 * 60));
  expect(until).toBe(addMinutes(NOW, 24 * 60));
  world.setNow(addMinutes(NOW, 60));
  expect(await held(NOW)).toBe(until);
  await confirmClock(world);
  expect(await held(NOW)).toBeNull();
});

async function previewAt(now: Instant) {
  world.setNow(now);
  return counted(await previewRetention(world));
}

async function caseClosed(): Promise<void> {
  const told = await registerCase({ ...world, grants: followCases(world.keys) }, CLIENT, {
    caseNumber: caseNo(CASE),
    debtor: { ...THE_DEBTOR, id: null },
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'closed',
    closedOn: osloDayOf(world.now()),
    asOf: null,
  });
  if (!told.ok) throw new Error('a case is never refused');
}
