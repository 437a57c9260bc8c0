// Reviewing and deciding: the queue, claims, what is asked for, approval that makes the authorization, and rejection.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAuthorization, revokeAuthorization } from '../../src/authorizations/actions.js';
import { type Requirement, REQUIREMENTS } from '../../src/documents/checklist.js';
import { type Approval, approveSubmission, rejectSubmission } from '../../src/documents/deciding/actions.js';
import { readStatus, receiveSubmission } from '../../src/documents/receiving/actions.js';
import { claimReview, listReviews, requestCompletion } from '../../src/documents/reviewing/actions.js';
import { checklistOf, statusOf } from '../../src/documents/submission.js';
import { withdrawSubmission } from '../../src/documents/withdrawing/actions.js';
import type { AuthorizationId, SubmissionId } from '../../src/shared/ids.js';
import { CASE, NOW, THE_AGENT, THE_DEBTOR, at, authorizationId, caseNo, day } from '../support/builders.js';
import {
  type PaperWorld,
  aReceivingWorld,
  aPhotoFile,
  aSignedForm,
  printHash,
  recordedIn,
  refusalOf,
  registerTestCase,
  valueOf,
} from '../support/paper-world.js';
import { THE_GRANT, anApproval, lineIn } from '../support/papers.js';
import { ANYONE, CLIENT } from '../support/world.js';

let world: PaperWorld;

beforeEach(async () => {
  world = await aReceivingWorld();
});

afterEach(() => world.remove());

const receive = async (file = aSignedForm()) =>
  valueOf(await receiveSubmission(world, ANYONE, { files: [file], caseNumber: CASE, email: null }));
const received = async (file = aSignedForm()) => (await receive(file)).submission.id;

const approve = (id: SubmissionId, changes: Partial<Approval> = {}) =>
  approveSubmission(world, CLIENT, anApproval(id, changes));
const view = (id: AuthorizationId) =>
  readAuthorization({ ...world, isCallOver: async () => false, usesOf: async () => [] }, CLIENT, id);

describe('the review queue', () => {
  test('holds what is undecided, oldest first, a page at a time', async () => {
    const ids: SubmissionId[] = [];
    for (const second of ['01', '02', '03', '04', '05']) {
      world.setNow(at(`2026-06-15T10:00:${second}.000Z`));
      ids.push(await received(aPhotoFile(second.repeat(Number(second)))));
    }
    await rejectSubmission(world, CLIENT, {
      id: ids[1] ?? ('' as SubmissionId),
      reasons: ['NOT_SIGNED'],
      note: null,
    });
    const first = valueOf(await listReviews(world, CLIENT, { after: null, limit: 3 }));
    expect(first.items.map(({ submission }) => submission.id)).toEqual([ids[0], ids[2], ids[3]]);
    const second = valueOf(await listReviews(world, CLIENT, { after: first.next, limit: 3 }));
    expect(second.items.map(({ submission }) => submission.id)).toEqual([ids[4]]);
    expect(second.next).toBeNull();
  });

  test('parts papers of the same moment by their ids, and loses none between two pages', async () => {
    for (let count = 1; count <= 5; count += 1) await received(aPhotoFile('x'.repeat(count)));
    const seen: SubmissionId[] = [];
    let page = valueOf(await listReviews(world, CLIENT, { after: null, limit: 2 }));
    for (;;) {
      seen.push(...page.items.map(({ submission }) => submission.id));
      if (page.next === null) break;
      page = valueOf(await listReviews(world, CLIENT, { after: page.next, limit: 2 }));
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  test('shows what was read and the documents, and that it was looked at is recorded', async () => {
    await received();
    const { items } = valueOf(await listReviews(world, CLIENT, { after: null, limit: 50 }));
    expect(items[0]?.submission.papers.fields?.limits.value).toBe(THE_GRANT.limits);
    expect(items[0]?.documents[0]).toMatchObject({
      name: 'fullmakt.pdf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await recordedIn(world)).at(-1)).toBe('review-queue-read read');
  });

  test('tells who has claimed a submission; the newest claim counts, and deciding needs none', async () => {
    const id = await received();
    valueOf(await claimReview(world, CLIENT, id));
    const other = { ...CLIENT, onBehalfOf: 'Ola Saksbehandler' };
    expect(valueOf(await claimReview(world, other, id)).claim).toEqual({ by: 'Ola Saksbehandler', at: NOW });
    expect(refusalOf(await approve(id))).toBe('ok');
    expect(refusalOf(await claimReview(world, other, id))).toBe('ALREADY_DECIDED');
    expect(refusalOf(await claimReview(world, other, 'no such' as SubmissionId))).toBe('NOT_FOUND');
  });

  test('keeps a submission that waits for its sender, with what was asked for', async () => {
    const id = await received();
    const asked = valueOf(
      await requestCompletion(world, CLIENT, id, { missing: ['agentContact'], note: 'ring 01818010083' }),
    );
    expect(statusOf(asked)).toBe('incomplete');
    expect(lineIn(checklistOf(asked), 'agentContact')).toMatchObject({ state: 'missing', source: 'staff' });
    expect(valueOf(await listReviews(world, CLIENT, { after: null, limit: 50 })).items).toHaveLength(1);
    expect(refusalOf(await approve(id))).toBe('ok');
    expect(refusalOf(await requestCompletion(world, CLIENT, id, { missing: ['date'], note: null }))).toBe(
      'ALREADY_DECIDED',
    );
  });
});

describe('approval', () => {
  test('makes the authorization as the reviewer typed it', async () => {
    const { authorization, state } = valueOf(await approve(await received()));
    expect(state).toBe('active');
    expect(authorization).toMatchObject({
      kind: 'written',
      debtor: THE_DEBTOR,
      agent: { ...THE_AGENT, phone: '+47 912 34 567' },
      scope: { all: false, listed: [CASE] },
      powers: ['information', 'agreements'],
      limits: THE_GRANT.limits,
      validThrough: '2026-12-31',
      signedOn: '2026-06-14',
      grantedAt: NOW,
    });
    expect(valueOf(await view(authorization.id)).history.map(({ type }) => type)).toEqual([
      'authorization-granted',
    ]);
  });

  test('is told to the sender and recorded in one act', async () => {
    const { reference, submission } = await receive();
    world.setNow(at('2026-06-16T08:00:00.000Z'));
    valueOf(await approve(submission.id));
    const standing = valueOf(await readStatus(world, reference));
    expect(statusOf(standing)).toBe('approved');
    expect(standing.decision).toMatchObject({ outcome: 'approved', at: '2026-06-16T08:00:00.000Z' });
    expect((await recordedIn(world)).slice(-2)).toEqual([
      'submission-approved done',
      'authorization-granted done',
    ]);
  });

  test('keeps a future start, and "ingen" as no limits', async () => {
    const grant = {
      ...THE_GRANT,
      limits: 'Ingen.',
      validFrom: day('2026-07-01'),
      signedOn: day('2026-06-14'),
    };
    const { authorization, state } = valueOf(await approve(await received(), { grant }));
    expect(state).toBe('not-yet-valid');
    expect(authorization.limits).toBeNull();
  });

  test.each(REQUIREMENTS)('is refused while %s is not checked', async (requirement) => {
    const checks = REQUIREMENTS.filter((one) => one !== requirement);
    expect(refusalOf(await approve(await received(), { checks }))).toBe(
      `NOT_COMPLETE checks.${requirement}:NOT_COMPLETE`,
    );
  });

  test.each<[string, Partial<Approval['grant']>, string]>([
    [
      'the agent is the debtor',
      { agent: { ...THE_DEBTOR, phone: '1' } },
      'AGENT_IS_DEBTOR fields.agent.name:AGENT_IS_DEBTOR',
    ],
    [
      'the agent is a child',
      { agent: { ...THE_AGENT, birthDate: day('2010-01-01'), phone: '91234567' } },
      'AGENT_MINOR fields.agent.birthDate:AGENT_MINOR',
    ],
    ['it is dated ahead', { signedOn: day('2026-06-16') }, 'DATE_IN_FUTURE fields.signedOn:DATE_IN_FUTURE'],
    [
      'it has ended',
      { validThrough: day('2026-06-14') },
      'ALREADY_EXPIRED fields.validThrough:ALREADY_EXPIRED',
    ],
    [
      'it ends before it begins',
      { validFrom: day('2026-10-02'), validThrough: day('2026-10-01') },
      'END_BEFORE_START fields.validThrough:END_BEFORE_START',
    ],
    ['it has no end', { validThrough: null }, 'NOT_COMPLETE fields.validThrough:NO_END'],
    ['nothing says how to reach the agent', { agent: THE_AGENT }, 'NOT_COMPLETE fields.agent:NOT_FILLED_IN'],
    [
      'the agent is born after today',
      { agent: { ...THE_AGENT, birthDate: day('2026-06-16'), phone: '91234567' } },
      'BIRTH_DATE_IMPLAUSIBLE fields.agent.birthDate:BIRTH_DATE_IMPLAUSIBLE',
    ],
  ])('is refused when %s', async (_when, changes, refusal) => {
    const grant = { ...THE_GRANT, signedOn: day('2026-06-14'), ...changes };
    expect(refusalOf(await approve(await received(), { grant }))).toBe(refusal);
  });

  test('is not refused for an old date, a long duration or silence on powers', async () => {
    const grant = {
      ...THE_GRANT,
      powers: [],
      validThrough: day('2036-06-15'),
      signedOn: day('2025-01-01'),
    };
    expect(refusalOf(await approve(await received(), { grant }))).toBe('ok');
  });

  test('is refused for a case that is not registered, the one of the paper or a listed one', async () => {
    const grant = { ...THE_GRANT, cases: [CASE, caseNo('2026-9')], signedOn: day('2026-06-14') };
    expect(refusalOf(await approve(await received(), { grant, caseNumber: caseNo('2026-8') }))).toBe(
      'UNKNOWN_CASE caseNumber:UNKNOWN_CASE fields.cases[1]:UNKNOWN_CASE',
    );
  });

  test('is refused for a case of somebody else, the one of the paper or a listed one', async () => {
    await registerTestCase(world, '2026-7', { name: 'Per Olsen', birthDate: day('1970-01-01') });
    const grant = { ...THE_GRANT, cases: [CASE, caseNo('2026-7')], signedOn: day('2026-06-14') };
    expect(refusalOf(await approve(await received(), { grant }))).toBe(
      'DEBTOR_NOT_MATCHED fields.cases[1]:DEBTOR_NOT_MATCHED',
    );
    const all = { ...THE_GRANT, cases: 'all' as const, signedOn: day('2026-06-14') };
    expect(refusalOf(await approve(await received(), { grant: all, caseNumber: caseNo('2026-7') }))).toBe(
      'DEBTOR_NOT_MATCHED caseNumber:DEBTOR_NOT_MATCHED',
    );
  });

  test('is refused when the debtor typed is not the registered one, by name or by birth date', async () => {
    for (const debtor of [
      { ...THE_DEBTOR, name: 'Bjorg Åse Sørli-Øverås' },
      { ...THE_DEBTOR, birthDate: day('1980-03-01') },
    ]) {
      const grant = { ...THE_GRANT, debtor, signedOn: day('2026-06-14') };
      expect(refusalOf(await approve(await received(), { grant }))).toMatch(/^DEBTOR_NOT_MATCHED/);
    }
  });

  test('over a form with altered words needs a note', async () => {
    const id = await received(aSignedForm({}, { contentHash: printHash('other words') }));
    expect(refusalOf(await approve(id))).toBe('NOTE_NEEDED note:NOTE_NEEDED');
    expect(refusalOf(await approve(id, { note: 'Bare telefonnummeret vårt er rettet' }))).toBe('ok');
  });

  test('that is refused names every fault, changes nothing and is recorded', async () => {
    const id = await received();
    const checks = REQUIREMENTS.filter((one): one is Requirement => one !== 'signature');
    const grant = { ...THE_GRANT, cases: [caseNo('2026-9')], signedOn: day('2026-06-16') };
    expect(refusalOf(await approve(id, { checks, grant, supersedes: [authorizationId('nobody')] }))).toBe(
      [
        'NOT_COMPLETE checks.signature:NOT_COMPLETE fields.signedOn:DATE_IN_FUTURE',
        'fields.cases[0]:UNKNOWN_CASE supersedes[0]:NOT_POSSIBLE',
      ].join(' '),
    );
    expect((await recordedIn(world)).at(-1)).toBe('submission-approved refused');
    expect(refusalOf(await approve(id))).toBe('ok');
  });

  test('happens once, also when two reviewers approve at the same moment', async () => {
    const id = await received();
    const results = await Promise.all([approve(id), approve(id), approve(id)]);
    expect(results.map(refusalOf).toSorted()).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED', 'ok']);
    expect(refusalOf(await approve('nobody' as SubmissionId))).toBe('NOT_FOUND');
  });

  test('of a withdrawn submission is refused', async () => {
    const { reference, submission } = await receive();
    const { birthDate } = THE_DEBTOR;
    valueOf(await withdrawSubmission(world, ANYONE, { reference, birthDate }));
    expect(refusalOf(await approve(submission.id))).toBe('ALREADY_DECIDED');
  });
});

describe('superseding', () => {
  const again = async (changes: Partial<Approval> = {}) => {
    world.setNow(at('2026-06-16T10:00:00.000Z'));
    return approve(await received(aPhotoFile()), changes);
  };

  test('ends the older one in the same moment, and only when asked', async () => {
    const older = valueOf(await approve(await received())).authorization.id;
    valueOf(await again());
    expect(valueOf(await view(older)).state).toBe('active');
    world.setNow(at('2026-06-17T10:00:00.000Z'));
    const newest = valueOf(await approve(await received(aPhotoFile('once more')), { supersedes: [older] }));
    expect(newest.state).toBe('active');
    const ended = valueOf(await view(older));
    expect(ended.state).toBe('superseded');
    expect(ended.authorization.ending.supersededAt).toBe('2026-06-17T10:00:00.000Z');
    expect((await recordedIn(world)).slice(-4, -1)).toEqual([
      'submission-approved done',
      'authorization-granted done',
      'authorization-superseded done',
    ]);
  });

  test('is refused for another agent and for another debtor, and then nothing is ended', async () => {
    const older = valueOf(await approve(await received())).authorization.id;
    const agent = { ...THE_AGENT, name: 'Per Lund', phone: '91234567' };
    const grant = { ...THE_GRANT, agent, signedOn: day('2026-06-14') };
    expect(refusalOf(await again({ grant, supersedes: [older] }))).toBe(
      'INVALID_INPUT supersedes[0]:NOT_POSSIBLE',
    );
    const other = { name: 'Per Olsen', birthDate: day('1970-01-01') };
    await registerTestCase(world, '2026-7', other);
    const theirs = { ...THE_GRANT, debtor: other, cases: 'all' as const, signedOn: day('2026-06-14') };
    expect(refusalOf(await again({ grant: theirs, caseNumber: caseNo('2026-7'), supersedes: [older] }))).toBe(
      'INVALID_INPUT supersedes[0]:NOT_POSSIBLE',
    );
    expect(valueOf(await view(older)).state).toBe('active');
  });

  test('of one that is revoked already leaves it revoked', async () => {
    const older = valueOf(await approve(await received())).authorization.id;
    const needs = { ...world, isCallOver: async () => false, usesOf: async () => [] };
    await revokeAuthorization(needs, CLIENT, older, { by: 'debtor', channel: 'phone', receivedAt: null });
    expect(refusalOf(await again({ supersedes: [older] }))).toBe('ok');
    expect(valueOf(await view(older)).state).toBe('revoked');
  });
});

describe('rejection', () => {
  test('is told to the sender by its codes, once', async () => {
    const { reference, submission } = await receive();
    const asked = {
      id: submission.id,
      reasons: ['NOT_SIGNED', 'DATE_OLD', 'NOT_SIGNED'] as const,
      note: 'x',
    };
    valueOf(await rejectSubmission(world, CLIENT, asked));
    const standing = valueOf(await readStatus(world, reference));
    expect(statusOf(standing)).toBe('rejected');
    expect(standing.decision?.reasons).toEqual(['NOT_SIGNED', 'DATE_OLD']);
    expect(refusalOf(await rejectSubmission(world, CLIENT, asked))).toBe('ALREADY_DECIDED');
    expect(refusalOf(await approve(submission.id))).toBe('ALREADY_DECIDED');
  });
});
