// The main question through the API: every reason to say no is met, and what goes with a yes.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { THE_AGENT, THE_DEBTOR, at } from '../support/builders.js';
import { type PaperDoors, openPlainDoors } from '../support/paper-doors.js';
import { type PaperWorld, aSignedForm } from '../support/paper-world.js';

const CASE = '2026-114477';
const REQUIREMENTS =
  'debtorName debtorBirthDate agentName agentBirthDate agentContact scope limits duration date signature'.split(
    ' ',
  );

let doors: PaperDoors<PaperWorld>;
beforeEach(async () => {
  doors = await openPlainDoors();
});
afterEach(() => doors.close());

type Json = Record<string, unknown>;

async function tellCase(changes: Json = {}, caseNumber = CASE): Promise<void> {
  const answer = await doors.asStaff('put', `/api/v1/cases/${caseNumber}`, {
    debtor: THE_DEBTOR,
    debtorStatus: 'normal',
    registeredOn: '2026-01-10',
    status: 'open',
    ...changes,
  });
  expect([200, 201]).toContain(answer.status);
}

let papers = 0;

/** From a paper that was sent in to the approved authorization; gives its id. */
async function approve(fields: Json = {}, more: Json = {}): Promise<string> {
  papers += 1;
  const sent = await doors.upload([aSignedForm({ limits: `Ingen, papir ${papers}` })]);
  expect(sent.status).toBe(201);
  const queue = await doors.asStaff('get', '/api/v1/reviews?state=open');
  const { id } = queue.body.items.at(-1) as { id: string };
  const approved = await doors.asStaff('post', `/api/v1/reviews/${id}/approval`, {
    caseNumber: CASE,
    fields: {
      debtor: THE_DEBTOR,
      agent: { ...THE_AGENT, phone: '+47 912 34 567' },
      cases: [CASE],
      powers: ['information'],
      limits: 'Ingen',
      validThrough: '2026-12-31',
      signedOn: '2026-06-10',
      ...fields,
    },
    checks: Object.fromEntries(REQUIREMENTS.map((requirement) => [requirement, 'present'])),
    signatureCheckedBy: 'sight',
    note: 'Jeg har sett papiret',
    ...more,
  });
  expect(approved.status, JSON.stringify(approved.body)).toBe(201);
  return approved.body.id as string;
}

async function ask(changes: Json = {}): Promise<Json & { reasons: string[] }> {
  const answer = await doors.asStaff('post', '/api/v1/verifications', {
    caseNumber: CASE,
    agent: THE_AGENT,
    power: 'information',
    ...changes,
  });
  expect(answer.status).toBe(200);
  return answer.body as Json & { reasons: string[] };
}

const step = (id: string, name: string, body: Json = {}) =>
  doors.asStaff('post', `/api/v1/authorizations/${id}/${name}`, body);

async function startCall(): Promise<string> {
  const started = await doors.asStaff('post', '/api/v1/calls', {
    caseNumber: CASE,
    recording: { informed: true, declined: false },
  });
  expect(started.status).toBe(201);
  return started.body.id as string;
}

const giveOrally = (call: string, changes: Json = {}) =>
  doors.asStaff('post', `/api/v1/calls/${call}/oral-authorizations`, {
    debtorPresent: true,
    debtor: THE_DEBTOR,
    agent: THE_AGENT,
    ...changes,
  });

describe('a written authorization', () => {
  test('allows, says on what it rests, and is told in the language asked for', async () => {
    await tellCase();
    const id = await approve({ limits: 'Ikke nedbetaling over 500 kr' });
    const allowed = await ask();
    expect(allowed).toMatchObject({
      decision: 'allow',
      reasons: [],
      authorizationId: id,
      kind: 'written',
      powers: ['information'],
      validThrough: '2026-12-31',
      limits: 'Ikke nedbetaling over 500 kr',
      obligations: ['READ_LIMITS'],
    });
    const again = await doors.asStaff('get', `/api/v1/verifications/${String(allowed['id'])}`);
    expect(again.body).toEqual(allowed);
  });

  test('that nobody has given denies with nothing else', async () => {
    await tellCase();
    expect((await ask()).reasons).toEqual(['NO_AUTHORIZATION']);
    expect((await ask({ caseNumber: 'finnes ikke' })).reasons).toEqual(['UNKNOWN_CASE']);
  });

  test('that waits for a reviewer denies and says so', async () => {
    await tellCase();
    const values = { agent_name: THE_AGENT.name, agent_birth_date: '14.03.1979', cases: CASE };
    await doors.upload([aSignedForm(values)]);
    expect((await ask()).reasons).toEqual(['NO_AUTHORIZATION', 'NOT_APPROVED']);
  });

  test('denies for another agent, another case and another power', async () => {
    await tellCase();
    await tellCase({}, '2026-000002');
    await approve();
    expect((await ask({ agent: { ...THE_AGENT, birthDate: '1979-03-15' } })).reasons).toEqual([
      'AGENT_NOT_MATCHED',
    ]);
    expect((await ask({ caseNumber: '2026-000002' })).reasons).toEqual(['CASE_NOT_COVERED']);
    expect((await ask({ power: 'objections' })).reasons).toEqual(['POWER_NOT_GRANTED']);
  });

  test('denies before its first day and after its last', async () => {
    await tellCase();
    await approve({ validFrom: '2026-06-16', validThrough: '2026-06-20' });
    expect((await ask()).reasons).toEqual(['NOT_YET_VALID']);
    doors.world.setNow(at('2026-06-20T21:59:59.999Z'));
    expect((await ask())['decision']).toBe('allow');
    doors.world.setNow(at('2026-06-20T22:00:00.000Z'));
    expect((await ask()).reasons).toEqual(['EXPIRED']);
  });

  test('that lasts until the case is closed ends with the closure', async () => {
    await tellCase();
    await approve({ validThrough: undefined, untilCaseClosed: true });
    doors.world.setNow(at('2026-06-16T10:00:00.000Z'));
    await tellCase({ status: 'closed', closedOn: '2026-06-16' });
    expect((await ask()).reasons).toEqual(['CASE_CLOSED']);
  });

  test.each([
    ['deceased', 'DEBTOR_DECEASED'],
    ['bankrupt', 'DEBTOR_BANKRUPT'],
    ['guardianship', 'DEBTOR_UNDER_GUARDIANSHIP'],
  ])('denies while the debtor is %s', async (debtorStatus, reason) => {
    await tellCase();
    await approve();
    await tellCase({ debtorStatus });
    expect((await ask()).reasons).toEqual([reason]);
  });

  test('is revoked, resigned, suspended, resumed and annulled, each told as it is', async () => {
    await tellCase();
    const revoked = await approve();
    expect((await step(revoked, 'revocation', { by: 'debtor', channel: 'phone' })).body.state).toBe(
      'revoked',
    );
    expect((await ask()).reasons).toEqual(['REVOKED']);
    expect((await step(revoked, 'revocation', { by: 'debtor', channel: 'phone' })).status).toBe(200);
    const impossible = await step(revoked, 'resumption');
    expect([impossible.status, impossible.body.code]).toEqual([409, 'NOT_POSSIBLE']);

    const resigned = await approve();
    expect((await step(resigned, 'resignation')).body.state).toBe('resigned');
    expect((await ask()).reasons).toEqual(['RESIGNED']);

    const suspended = await approve();
    expect((await step(suspended, 'suspension', { reason: 'Tvil om underskriften' })).body.state).toBe(
      'suspended',
    );
    expect((await ask()).reasons).toEqual(['SUSPENDED']);
    expect((await step(suspended, 'resumption')).body.state).toBe('active');
    await ask();
    const annulled = await step(suspended, 'annulment', { reason: 'Godkjent ved en feil' });
    expect(annulled.body).toMatchObject({
      state: 'annulled',
      uses: [{ caseNumber: CASE, power: 'information' }],
    });
    expect((await ask()).reasons).toEqual(['ANNULLED']);
  });

  test('is superseded by a newer one that says so, in the same moment', async () => {
    await tellCase();
    const older = await approve();
    const newer = await approve({ powers: ['objections'] }, { supersedes: [older] });
    const read = await doors.asStaff('get', `/api/v1/authorizations/${older}`);
    expect(read.body.state).toBe('superseded');
    await step(newer, 'revocation', { by: 'debtor', channel: 'letter' });
    doors.world.setNow(at('2026-06-15T10:00:01.000Z'));
    expect((await ask({ power: 'information' })).reasons).toEqual(['SUPERSEDED']);
  });

  test('of an agent who is not yet eighteen denies until the birthday', async () => {
    await tellCase();
    const young = { name: 'Ung Hansen', birthDate: '2008-06-20' };
    await approve({ agent: { ...young, phone: '91234567' }, validFrom: '2026-06-20' });
    expect((await ask({ agent: young })).reasons).toEqual(['NOT_YET_VALID', 'AGENT_MINOR']);
    doors.world.setNow(at('2026-06-19T22:00:00.000Z'));
    expect((await ask({ agent: young }))['decision']).toBe('allow');
  });
});

describe('an oral authorization', () => {
  test('holds on its call only, with the debtor on the line', async () => {
    await tellCase();
    const call = await startCall();
    const given = await giveOrally(call, { powers: ['information', 'agreements'] });
    expect(given.body).toMatchObject({ kind: 'oral', state: 'active', callId: call, cases: [CASE] });
    expect(await ask({ callId: call, power: 'agreements' })).toMatchObject({
      decision: 'allow',
      kind: 'oral',
      obligations: ['DEBTOR_CONFIRMS_AGREEMENT', 'DEBTOR_STAYS_ON_LINE'],
    });
    expect((await ask({ callId: await startCall() })).reasons).toEqual(['OTHER_CALL']);
    await doors.asStaff('post', `/api/v1/calls/${call}/debtor-left`);
    expect((await ask({ callId: call })).reasons).toEqual(['DEBTOR_LEFT']);
    const ended = await doors.asStaff('post', `/api/v1/calls/${call}/end`, {});
    expect(ended.body.status).toBe('ended');
    expect((await ask({ callId: call })).reasons).toEqual(['CALL_ENDED', 'DEBTOR_LEFT']);
  });

  test('is refused with every reason at once, and on a call that has ended with 409', async () => {
    await tellCase();
    const call = await startCall();
    const refused = await giveOrally(call, {
      debtorPresent: false,
      debtor: { name: 'Feil Person', birthDate: '1980-02-29' },
      agent: { name: 'Ukjent', birthDate: '1979-03-14' },
      cases: ['finnes ikke'],
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ code }: { code: string }) => code)).toEqual([
      'DEBTOR_NOT_PRESENT',
      'DEBTOR_NOT_IDENTIFIED',
      'AGENT_NOT_IDENTIFIED',
      'CASE_NOT_COVERED',
    ]);
    const self = await giveOrally(call, { agent: THE_DEBTOR });
    expect(self.body.errors.map(({ code }: { code: string }) => code)).toEqual(['AGENT_IS_DEBTOR']);
    const minor = await giveOrally(call, { agent: { name: 'Ung Hansen', birthDate: '2008-06-16' } });
    expect(minor.body.errors.map(({ code }: { code: string }) => code)).toEqual(['AGENT_MINOR']);
    await doors.asStaff('post', `/api/v1/calls/${call}/end`);
    const late = await giveOrally(call);
    expect([late.status, late.body.code]).toEqual([409, 'CALL_ENDED']);
  });
});

test('a hundred questions are answered in order, each on record; a hundred and one are refused', async () => {
  await tellCase();
  await approve();
  const requests = Array.from({ length: 100 }, (_, n) => ({
    caseNumber: n % 2 === 0 ? CASE : 'finnes ikke',
    agent: THE_AGENT,
    power: 'information',
  }));
  const answer = await doors.asStaff('post', '/api/v1/verifications/batch', { requests });
  const decisions = answer.body.results.map(({ decision }: { decision: string }) => decision);
  expect(decisions).toEqual(requests.map(({ caseNumber }) => (caseNumber === CASE ? 'allow' : 'deny')));
  const tooMany = await doors.asStaff('post', '/api/v1/verifications/batch', {
    requests: [...requests, requests[0]],
  });
  expect(tooMany.status).toBe(422);
  const read = await doors.asStaff('get', '/api/v1/audit?limit=100');
  const events = read.body.items.map(({ event }: { event: string }) => event);
  expect(events.filter((event: string) => event === 'disclosure-decided')).toHaveLength(100);
});

test('authorizations are listed by case and state, oldest first, page by page', async () => {
  await tellCase();
  const ids = [await approve(), await approve(), await approve()];
  await step(ids[1] ?? '', 'revocation', { by: 'guardian', channel: 'letter' });
  const active = await doors.asStaff('get', `/api/v1/authorizations?caseNumber=${CASE}&state=active`);
  expect(active.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[0], ids[2]]);
  const first = await doors.asStaff('get', '/api/v1/authorizations?limit=2');
  expect(first.body.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
  const second = await doors.asStaff(
    'get',
    `/api/v1/authorizations?limit=2&after=${String(first.body.next)}`,
  );
  expect(second.body).toMatchObject({ items: [{ id: ids[2] }], next: null });
});

test('what a caller may hear of a no is the same whatever the reason, and tells nothing', async () => {
  await tellCase();
  await approve();
  const unknown = await ask({ caseNumber: 'finnes ikke' });
  const mismatched = await ask({ agent: { ...THE_AGENT, name: 'Anne Hansson' } });
  expect(unknown['callerMessage']).toBe(mismatched['callerMessage']);
  expect(JSON.stringify(mismatched)).not.toContain('Hansen');
});
