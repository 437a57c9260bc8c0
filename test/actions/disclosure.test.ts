// Asking whether a word may be said: the real database, a clock that tests set, every answer on record.

import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Needs as AuthorizationNeeds,
  annulAuthorization,
  readAuthorization,
  resignAuthorization,
  resumeAuthorization,
  revokeAuthorization,
  suspendAuthorization,
} from '../../src/authorizations/actions.js';
import { grantWritten, type WrittenGrant } from '../../src/authorizations/steps.js';
import { act } from '../../src/audit/act.js';
import { auditStatus } from '../../src/audit/actions.js';
import { endCall, recordDebtorLeft, recordOralAuthorization, startCall } from '../../src/calls/actions.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { type CaseTold, registerCase } from '../../src/cases/actions.js';
import { findCaseWithDebtor } from '../../src/cases/steps.js';
import { followCases } from '../../src/authorizations/steps.js';
import type { AuthorizationId, CallId } from '../../src/shared/ids.js';
import { allowed } from '../../src/shared/result.js';
import {
  type Question,
  askingHere,
  readVerification,
  usesOf,
  verifyDisclosure,
} from '../../src/verification/actions.js';
import { CASE, THE_AGENT, THE_DEBTOR, at, caseNo, day } from '../support/builders.js';
import { CLIENT, type TestWorld, aWorld } from '../support/world.js';

let world: TestWorld;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.remove());

function lifeCycle(): AuthorizationNeeds {
  return { ...world, isCallOver: isCallOverFor, usesOf };
}

async function aCaseIsTold(changes: Partial<CaseTold> = {}) {
  const grants = followCases(world.keys);
  const told: CaseTold = {
    caseNumber: CASE,
    debtor: { ...THE_DEBTOR, id: null },
    debtorStatus: 'normal',
    registeredOn: day('2026-01-10'),
    status: 'open',
    closedOn: null,
    asOf: null,
    ...changes,
  };
  const result = await registerCase({ ...world, grants }, CLIENT, told);
  if (!result.ok) throw new Error('a case is never refused');
  return result.value;
}

async function aGrant(changes: Partial<WrittenGrant> = {}): Promise<AuthorizationId> {
  const id = world.newId<'authorization'>();
  const result = await act(world, CLIENT, async (tx) => {
    const found = await findCaseWithDebtor(tx, world.keys, CASE);
    if (!found) throw new Error('tell of the case first');
    const event = await grantWritten(tx, world.keys, {
      id,
      debtorId: found.debtor.id,
      debtor: THE_DEBTOR,
      agent: THE_AGENT,
      cases: [CASE],
      powers: ['information', 'agreements'],
      limits: 'Ingen nedbetaling over 500 kr i måneden',
      validFrom: null,
      validThrough: day('2026-12-31'),
      untilCaseClosed: false,
      signedOn: day('2026-06-10'),
      submissionId: world.newId<'submission'>(),
      at: world.now(),
      ...changes,
    });
    return { result: allowed(null), event };
  });
  expect(result.ok).toBe(true);
  return id;
}

async function ask(changes: Partial<Question> = {}) {
  const asked: Question = {
    caseNumber: CASE,
    agent: THE_AGENT,
    power: 'information',
    callId: null,
    ...changes,
  };
  const result = await verifyDisclosure(asking(), CLIENT, asked);
  if (!result.ok) throw new Error('a question is always answered');
  return result.value;
}

function asking() {
  return { ...world, askDisclosure: askingHere(world) };
}

async function aCall(): Promise<CallId> {
  const result = await startCall(world, CLIENT, {
    caseNumber: CASE,
    recording: { informed: true, declined: true },
  });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.call.id;
}

async function oral(call: CallId, changes: Record<string, unknown> = {}) {
  return recordOralAuthorization(world, CLIENT, call, {
    debtorPresent: true,
    debtor: THE_DEBTOR,
    agent: THE_AGENT,
    powers: ['information'],
    cases: null,
    ...changes,
  });
}

describe('a written authorization', () => {
  test('allows what it grants, tells its limits, and counts the use', async () => {
    await aCaseIsTold();
    const id = await aGrant();
    const answer = await ask();
    expect(answer).toMatchObject({
      decision: 'allow',
      authorizationId: id,
      kind: 'written',
      obligations: ['READ_LIMITS'],
      limits: 'Ingen nedbetaling over 500 kr i måneden',
      validThrough: '2026-12-31',
    });
    const read = await readAuthorization(lifeCycle(), CLIENT, id);
    expect(read.ok && read.value.uses).toEqual([
      { verificationId: answer.id, at: world.now(), caseNumber: CASE, power: 'information' },
    ]);
  });

  test('is refused with every reason at once', async () => {
    await aCaseIsTold({ debtorStatus: 'deceased' });
    await aGrant({ validThrough: day('2026-06-14') });
    const answer = await ask({ power: 'objections', agent: { ...THE_AGENT, birthDate: day('1979-03-15') } });
    expect(answer.reasons).toEqual(['EXPIRED', 'POWER_NOT_GRANTED', 'AGENT_NOT_MATCHED', 'DEBTOR_DECEASED']);
    expect(answer).toMatchObject({ mismatched: ['birthDate'] });
  });

  test('that is revoked refuses disclosure, and the refusal is recorded', async () => {
    await aCaseIsTold();
    const id = await aGrant();
    await revokeAuthorization(lifeCycle(), CLIENT, id, { by: 'debtor', channel: 'phone', receivedAt: null });
    const answer = await ask();
    expect(answer.reasons).toEqual(['REVOKED']);
    const kept = await readVerification(asking(), CLIENT, answer.id);
    expect(kept.ok && kept.value.verification).toEqual(answer);
  });

  test('is suspended and resumed by a person, but not resumed once revoked', async () => {
    await aCaseIsTold();
    const id = await aGrant();
    await suspendAuthorization(lifeCycle(), CLIENT, id, 'Tvil om underskriften');
    expect((await ask()).reasons).toEqual(['SUSPENDED']);
    expect((await resumeAuthorization(lifeCycle(), CLIENT, id)).ok).toBe(true);
    expect((await ask()).decision).toBe('allow');
    await revokeAuthorization(lifeCycle(), CLIENT, id, { by: 'debtor', channel: 'email', receivedAt: null });
    const resumed = await resumeAuthorization(lifeCycle(), CLIENT, id);
    expect(resumed).toEqual({ ok: false, refusal: { code: 'NOT_POSSIBLE', faults: [] } });
  });

  test('tells its story in order, ending with what was just done', async () => {
    await aCaseIsTold();
    const id = await aGrant();
    await suspendAuthorization(lifeCycle(), CLIENT, id, 'Tvil');
    await resignAuthorization(lifeCycle(), CLIENT, id);
    const annulled = await annulAuthorization(lifeCycle(), CLIENT, id, 'Godkjent ved en feil');
    expect(annulled.ok && annulled.value.state).toBe('annulled');
    expect(annulled.ok && annulled.value.history.map(({ type }) => type)).toEqual([
      'authorization-granted',
      'authorization-suspended',
      'authorization-resigned',
      'authorization-annulled',
    ]);
    expect((await ask()).reasons).toEqual(['RESIGNED', 'SUSPENDED', 'ANNULLED']);
  });

  test('no longer reaches a case that has got another debtor, also when it comes back', async () => {
    await aCaseIsTold();
    await aGrant({ cases: 'all' });
    expect((await ask()).decision).toBe('allow');
    await aCaseIsTold({ debtor: { name: 'Ola Nordmann', birthDate: day('1970-01-01'), id: null } });
    expect((await ask()).reasons).toEqual(['NO_AUTHORIZATION']);
    await aCaseIsTold();
    expect((await ask()).reasons).toEqual(['CASE_NOT_COVERED']);
  });

  test('that lasts until the case is closed ends with a closure told later the same day, and reopening does not revive it', async () => {
    await aCaseIsTold();
    await aGrant({ untilCaseClosed: true, validThrough: null });
    expect((await ask()).decision).toBe('allow');
    world.setNow(at('2026-06-15T10:00:00.001Z'));
    await aCaseIsTold({ status: 'closed', closedOn: day('2026-06-15') });
    expect((await ask()).reasons).toEqual(['CASE_CLOSED']);
    await aCaseIsTold({ status: 'open' });
    expect((await ask()).reasons).toEqual(['CASE_CLOSED']);
  });

  test('is left suspended when the debtor is no longer flagged, until a person resumes it', async () => {
    await aCaseIsTold();
    const id = await aGrant();
    await aCaseIsTold({ debtorStatus: 'guardianship' });
    expect((await ask()).reasons).toEqual(['DEBTOR_UNDER_GUARDIANSHIP']);
    expect((await resumeAuthorization(lifeCycle(), CLIENT, id)).ok).toBe(true);
    await aCaseIsTold({ debtorStatus: 'normal' });
    expect((await ask()).reasons).toEqual(['SUSPENDED']);
    await resumeAuthorization(lifeCycle(), CLIENT, id);
    expect((await ask()).decision).toBe('allow');
  });
});

test('questions asked at the same moment share a commit, and one that cannot be answered spoils no other', async () => {
  await aCaseIsTold();
  const broken = caseNo('2026-000009');
  await aGrant();
  await aCaseIsTold({
    caseNumber: broken,
    debtor: { name: 'Ola Nordmann', birthDate: day('1970-01-01'), id: null },
  });
  const debtor = await act(world, CLIENT, async (tx) => {
    const found = await findCaseWithDebtor(tx, world.keys, broken);
    return {
      result: allowed(found?.debtor.id),
      event: { type: 'authorization-read', outcome: 'read', about: null },
    };
  });
  if (!debtor.ok || !debtor.value) throw new Error('the case is known');
  const id = await aGrant({ debtorId: debtor.value, cases: [broken] });
  await world.database.transaction(async ({ q, t }) => {
    await q
      .update(t.authorizations)
      .set({ sealed: Buffer.alloc(80, 1) })
      .where(eq(t.authorizations.id, id));
  });
  const before = (await auditStatus(world)).heads[0]?.seq ?? 0;
  const needs = asking();
  const one = { caseNumber: CASE, agent: THE_AGENT, power: 'information', callId: null } as const;
  const answers = await Promise.allSettled([
    verifyDisclosure(needs, CLIENT, one),
    verifyDisclosure(needs, CLIENT, { ...one, caseNumber: broken }),
    verifyDisclosure(needs, CLIENT, { ...one, caseNumber: caseNo('finnes ikke') }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await auditStatus(world)).heads[0]?.seq).toBe(before + 2);
});

describe('who the debtor is', () => {
  test('news older than what is stored is ignored', async () => {
    await aCaseIsTold({ asOf: at('2026-06-14T10:00:00.000Z') });
    const older = await aCaseIsTold({ asOf: at('2026-06-14T09:59:59.999Z'), status: 'closed' });
    expect(older).toMatchObject({ outcome: 'ignored-as-older', case: { status: 'open' } });
  });

  test('the same words of the name in any order and the same birth date are one debtor, whose worst status counts', async () => {
    await aCaseIsTold();
    await aGrant({ cases: 'all' });
    const other = caseNo('2026-000002');
    await aCaseIsTold({
      caseNumber: other,
      debtor: { name: 'Sørli-Øverås, Åse Bjørg', birthDate: THE_DEBTOR.birthDate, id: null },
      debtorStatus: 'bankrupt',
    });
    expect((await ask()).reasons).toEqual(['DEBTOR_BANKRUPT']);
  });

  test('an id decides alone, and never joins a debtor that has none', async () => {
    await aCaseIsTold();
    await aGrant({ cases: 'all' });
    const withId = caseNo('2026-000003');
    await aCaseIsTold({ caseNumber: withId, debtor: { ...THE_DEBTOR, id: 'kunde-77' } });
    expect((await ask({ caseNumber: withId })).reasons).toEqual(['NO_AUTHORIZATION']);
  });
});

describe('an oral authorization', () => {
  test('lives on its own call, on no other, and ends with it', async () => {
    await aCaseIsTold();
    const call = await aCall();
    expect((await oral(call)).ok).toBe(true);
    expect(await ask({ callId: call })).toMatchObject({
      decision: 'allow',
      kind: 'oral',
      obligations: ['DEBTOR_STAYS_ON_LINE'],
    });
    expect((await ask()).reasons).toEqual(['OTHER_CALL']);
    expect((await ask({ callId: await aCall() })).reasons).toEqual(['OTHER_CALL']);
    await endCall(world, CLIENT, call);
    expect((await ask({ callId: call })).reasons).toEqual(['CALL_ENDED']);
    expect(await oral(call)).toMatchObject({ ok: false, refusal: { code: 'CALL_ENDED' } });
  });

  test('is over when the debtor leaves the line, and he cannot come back to the same call', async () => {
    await aCaseIsTold();
    const call = await aCall();
    await oral(call);
    await recordDebtorLeft(world, CLIENT, call);
    expect((await ask({ callId: call })).reasons).toEqual(['DEBTOR_LEFT']);
    expect(await oral(call)).toMatchObject({ ok: false, refusal: { code: 'DEBTOR_NOT_PRESENT' } });
  });

  test('of a forgotten call is over at the cap by itself', async () => {
    await aCaseIsTold();
    const call = await aCall();
    await oral(call);
    world.setNow(at('2026-06-15T11:59:59.999Z'));
    expect((await ask({ callId: call })).decision).toBe('allow');
    world.setNow(at('2026-06-15T12:00:00.000Z'));
    expect((await ask({ callId: call })).reasons).toEqual(['CALL_ENDED']);
  });

  test('is refused with every reason together', async () => {
    await aCaseIsTold();
    const refused = await oral(await aCall(), {
      debtorPresent: false,
      debtor: { name: 'Feil Person', birthDate: THE_DEBTOR.birthDate },
      agent: { name: 'Ung Person', birthDate: day('2008-06-16') },
      cases: [caseNo('finnes ikke')],
    });
    expect(!refused.ok && refused.refusal.faults.map(({ code }) => code)).toEqual([
      'DEBTOR_NOT_PRESENT',
      'DEBTOR_NOT_IDENTIFIED',
      'AGENT_MINOR',
      'CASE_NOT_COVERED',
    ]);
  });

  test('about agreements leaves the agreement to the debtor himself', async () => {
    await aCaseIsTold();
    const call = await aCall();
    await oral(call, { powers: ['information', 'agreements'] });
    expect(await ask({ callId: call, power: 'agreements' })).toMatchObject({
      obligations: ['DEBTOR_CONFIRMS_AGREEMENT', 'DEBTOR_STAYS_ON_LINE'],
    });
  });
});
