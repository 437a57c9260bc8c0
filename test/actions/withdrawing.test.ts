// Taking back: by whoever holds the reference and knows the debtor's birth date; an authorization made from it is revoked.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAuthorization } from '../../src/authorizations/actions.js';
import { approveSubmission, rejectSubmission } from '../../src/documents/deciding/actions.js';
import { addDocuments, receiveSubmission } from '../../src/documents/receiving/actions.js';
import { listReviews } from '../../src/documents/reviewing/actions.js';
import { undecidedAmong } from '../../src/documents/steps.js';
import { statusOf } from '../../src/documents/submission.js';
import { withdrawSubmission } from '../../src/documents/withdrawing/actions.js';
import type { Day } from '../../src/shared/dates.js';
import { CASE, NOW, THE_AGENT, THE_DEBTOR, at, day } from '../support/builders.js';
import {
  type PaperWorld,
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

const WRONG = day('1980-02-28');

const receive = async (file = aSignedForm()) =>
  valueOf(await receiveSubmission(world, ANYONE, { files: [file], caseNumber: CASE, email: null }));
const withdraw = (reference: string, birthDate: Day = THE_DEBTOR.birthDate) =>
  withdrawSubmission(world, ANYONE, { reference, birthDate });

async function receiveAndApprove(file = aSignedForm()) {
  const { reference, submission } = await receive(file);
  const { authorization } = valueOf(await approveSubmission(world, CLIENT, anApproval(submission.id)));
  return { reference, authorizationId: authorization.id };
}

describe('an undecided submission', () => {
  test('is withdrawn by the birth date on it, leaves the queue, and names nobody any more', async () => {
    const { reference } = await receive();
    expect(statusOf(valueOf(await withdraw(reference)))).toBe('withdrawn');
    expect(valueOf(await listReviews(world, CLIENT, { after: null, limit: 50 })).items).toEqual([]);
    const named = { caseNumber: CASE, agent: THE_AGENT };
    expect((await undecidedAmong(world.database.read, world.keys, [named])).size).toBe(0);
    expect(refusalOf(await addDocuments(world, ANYONE, { reference, files: [aPhotoFile()] }))).toBe(
      'ALREADY_DECIDED',
    );
  });

  test('is withdrawn by the reference alone when no machine could read the birth date', async () => {
    const { reference } = await receive(aPhotoFile());
    expect(statusOf(valueOf(await withdraw(reference, WRONG)))).toBe('withdrawn');
  });

  test('is withdrawn once: repeating is harmless and the first moment stands', async () => {
    const { reference } = await receive();
    valueOf(await withdraw(reference));
    world.setNow(at('2026-06-16T10:00:00.000Z'));
    expect(valueOf(await withdraw(reference, WRONG)).withdrawnAt).toBe(NOW);
  });

  test('sent again after the withdrawal is a new one', async () => {
    const { reference, submission } = await receive();
    valueOf(await withdraw(reference));
    expect((await receive()).submission.id).not.toBe(submission.id);
  });
});

describe('an approved submission', () => {
  test('takes its authorization with it, at once', async () => {
    const { reference, authorizationId } = await receiveAndApprove();
    world.setNow(at('2026-06-16T10:00:00.000Z'));
    expect(statusOf(valueOf(await withdraw(reference)))).toBe('withdrawn');
    const needs = { ...world, isCallOver: async () => false, usesOf: async () => [] };
    const { state, authorization } = valueOf(await readAuthorization(needs, CLIENT, authorizationId));
    expect(state).toBe('revoked');
    expect(authorization.ending.revokedAt).toBe('2026-06-16T10:00:00.000Z');
    expect((await recordedIn(world)).slice(-3, -1)).toEqual([
      'submission-withdrawn done',
      'authorization-revoked done',
    ]);
  });

  test('made from a photograph needs the birth date as approved', async () => {
    const { reference } = await receiveAndApprove(aPhotoFile());
    expect(refusalOf(await withdraw(reference, WRONG))).toBe(
      'BIRTH_DATE_NOT_MATCHED birthDate:BIRTH_DATE_NOT_MATCHED',
    );
    expect(refusalOf(await withdraw(reference))).toBe('ok');
  });
});

test('a rejected submission stays rejected, withdrawn or not', async () => {
  const { reference, submission } = await receive();
  await rejectSubmission(world, CLIENT, { id: submission.id, reasons: ['NOT_SIGNED'], note: null });
  expect(statusOf(valueOf(await withdraw(reference)))).toBe('rejected');
});

test('an unknown reference withdraws nothing', async () => {
  expect(refusalOf(await withdraw('0'.repeat(26)))).toBe('NOT_FOUND');
  expect((await recordedIn(world)).at(-1)).toBe('submission-withdrawn refused');
});

describe('a wrong birth date', () => {
  test('may be tried five times in a day on one reference, and then not even the right one is heard', async () => {
    const { reference } = await receive();
    for (let tries = 0; tries < 5; tries += 1)
      expect(refusalOf(await withdraw(reference, WRONG))).toMatch(/^BIRTH_DATE_NOT_MATCHED/);
    expect(refusalOf(await withdraw(reference))).toBe('TOO_MANY_TRIES');
    world.setNow(at('2026-06-16T09:59:59.999Z'));
    expect(refusalOf(await withdraw(reference))).toBe('TOO_MANY_TRIES');
    world.setNow(at('2026-06-16T10:00:00.000Z'));
    expect(refusalOf(await withdraw(reference))).toBe('ok');
  });

  test('is counted also when all tries come at the same moment', async () => {
    const { reference } = await receive();
    const tries = await Promise.all(Array.from({ length: 12 }, () => withdraw(reference, WRONG)));
    const heard = tries.filter((result) => refusalOf(result).startsWith('BIRTH_DATE_NOT_MATCHED'));
    expect(heard).toHaveLength(5);
  });

  test('is recorded', async () => {
    const { reference } = await receive();
    await withdraw(reference, WRONG);
    expect((await recordedIn(world)).at(-1)).toBe('submission-withdrawn refused');
  });
});
