// What a reviewer decides by: one submission opened, a claim that wears off, papers that changed meanwhile, files with malware.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Approval, approveSubmission, rejectSubmission } from '../../src/documents/deciding/actions.js';
import type { Finding } from '../../src/documents/facts.js';
import { addDocuments, receiveSubmission } from '../../src/documents/receiving/actions.js';
import {
  claimReview,
  listReviews,
  readReview,
  requestCompletion,
} from '../../src/documents/reviewing/actions.js';
import { reviewVersion } from '../../src/documents/submission.js';
import type { SentFile } from '../../src/documents/storing/actions.js';
import type { SubmissionId } from '../../src/shared/ids.js';
import { CASE, NOW, THE_DEBTOR, at, caseNo } from '../support/builders.js';
import {
  type PaperWorld,
  aFile,
  aReceivingWorld,
  aPhotoFile,
  aSignedForm,
  recordedIn,
  refusalOf,
  valueOf,
} from '../support/paper-world.js';
import { anApproval } from '../support/papers.js';
import { ANYONE, CLIENT } from '../support/world.js';

let world: PaperWorld;
beforeEach(async () => {
  world = await aReceivingWorld();
});
afterEach(() => world.remove());

const receive = async (...files: readonly SentFile[]) =>
  valueOf(await receiveSubmission(world, ANYONE, { files, caseNumber: CASE, email: null }));
const received = async (...files: readonly SentFile[]) =>
  (await receive(...(files.length > 0 ? files : [aSignedForm()]))).submission.id;
const open = async (id: SubmissionId, caseNumber = null as Approval['caseNumber'] | null) =>
  valueOf(await readReview(world, CLIENT, { id, caseNumber }));

const approve = (id: SubmissionId, changes: Partial<Approval> = {}) =>
  approveSubmission(world, CLIENT, anApproval(id, changes));

describe('an opened submission', () => {
  test('comes with its case, who owes in it, what it could take the place of, and its story', async () => {
    const first = valueOf(await approve(await received(aSignedForm({ signed_place: 'Bodø' }))));
    const id = await received();
    valueOf(await requestCompletion(world, CLIENT, id, { missing: ['date'], note: null }));
    const opened = await open(id);
    expect(opened.debtor?.person).toEqual(THE_DEBTOR);
    expect(opened.caseNumber).toBe(CASE);
    expect(opened.replaceable.map((one) => one.id)).toEqual([first.authorization.id]);
    expect(opened.story.map(({ type }) => type)).toEqual(['submission-received', 'completion-asked']);
    expect((await recordedIn(world)).at(-1)).toBe('review-read read');
  });

  test('is looked at for another case when the reviewer says so', async () => {
    const opened = await open(await received(), caseNo('2026-unknown'));
    expect([opened.debtor, opened.replaceable]).toEqual([null, []]);
  });

  test('is refused when there is none, and that is recorded', async () => {
    const refused = await readReview(world, CLIENT, { id: 'none' as SubmissionId, caseNumber: null });
    expect(refusalOf(refused)).toBe('NOT_FOUND');
    expect((await recordedIn(world)).at(-1)).toBe('review-read refused');
  });
});

test('a claim holds for ten minutes and is not told after that', async () => {
  const id = await received();
  valueOf(await claimReview(world, CLIENT, id));
  const claims = async () => {
    const { items } = valueOf(await listReviews(world, CLIENT, { after: null, limit: 10 }));
    return [items[0]?.submission.claim, (await open(id)).submission.claim];
  };
  const claim = { by: 'Kari Saksbehandler', at: NOW };
  world.setNow(at('2026-06-15T10:09:59.999Z'));
  expect(await claims()).toEqual([claim, claim]);
  world.setNow(at('2026-06-15T10:10:00.000Z'));
  expect(await claims()).toEqual([null, null]);
});

describe('what a reviewer saw', () => {
  const decisions = (id: SubmissionId, version: string) => ({
    approve: () => approve(id, { version }),
    reject: () => rejectSubmission(world, CLIENT, { id, reasons: ['NOT_SIGNED'], note: null, version }),
    ask: () => requestCompletion(world, CLIENT, id, { missing: ['date'], note: null, version }),
  });

  test.each(['approve', 'reject', 'ask'] as const)(
    'is not decided by (%s) when pages have come since, and is when it is the newest',
    async (how) => {
      const { submission, reference } = await receive(aSignedForm());
      const { id } = submission;
      const seen = reviewVersion((await open(id)).submission);
      world.setNow(at('2026-06-15T10:01:00.000Z'));
      valueOf(await addDocuments(world, ANYONE, { reference, files: [aPhotoFile()] }));
      expect(refusalOf(await decisions(id, seen)[how]())).toBe('CHANGED_MEANWHILE');
      const newest = reviewVersion((await open(id)).submission);
      expect(refusalOf(await decisions(id, newest)[how]())).toBe('ok');
    },
  );

  test('is outdated when a colleague has asked the sender for something', async () => {
    const id = await received();
    const seen = reviewVersion((await open(id)).submission);
    valueOf(await requestCompletion(world, CLIENT, id, { missing: ['date'], note: null }));
    expect(refusalOf(await decisions(id, seen).approve())).toBe('CHANGED_MEANWHILE');
  });
});

describe('a file', () => {
  const found = (code: Finding['code']) => aFile({ findings: [{ code }] }, `${code}.pdf`);
  const note = 'Bildet som kom ved siden av, er det som gjelder';

  test('no scanner has seen is approved only with a word of why', async () => {
    const id = await received(found('UNSCANNED'));
    expect(refusalOf(await approve(id))).toBe('NOTE_NEEDED note:NOTE_NEEDED');
    expect(refusalOf(await approve(id, { note }))).toBe('ok');
  });

  test('with malware is never approved on its own', async () => {
    const id = await received(found('MALWARE'));
    expect(refusalOf(await approve(id, { note }))).toBe('MALWARE_FOUND documents[0]:MALWARE_FOUND');
  });

  test('with malware beside a clean one takes a word of why', async () => {
    const id = await received(found('MALWARE'), aSignedForm());
    expect(refusalOf(await approve(id))).toBe('NOTE_NEEDED note:NOTE_NEEDED');
    expect(refusalOf(await approve(id, { note }))).toBe('ok');
  });

  test('with links or attachments alone needs no word', async () => {
    expect(refusalOf(await approve(await received(found('ATTACHMENT'))))).toBe('ok');
  });
});
