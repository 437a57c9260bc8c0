// Letters that are read in the background: the sender is answered at once, and the checklist is completed when it is done.

import { expect, test } from 'vitest';
import type { LetterFacts, LetterToRead } from '../../src/documents/letter/letter-facts.js';
import { addDocuments, readStatus, receiveSubmission } from '../../src/documents/receiving/actions.js';
import { listReviews } from '../../src/documents/reviewing/actions.js';
import { statusOf } from '../../src/documents/submission.js';
import type { DocumentId } from '../../src/shared/ids.js';
import { suggestionsIn } from '../../src/documents/suggestions.js';
import { isReadingPending, readNextPending } from '../../src/documents/transcribing/actions.js';
import { withdrawSubmission } from '../../src/documents/withdrawing/actions.js';
import { THE_DEBTOR } from '../support/builders.js';
import { ANYONE, CLIENT } from '../support/world.js';
import {
  aFile,
  aPaperWorld,
  aPhotoFile,
  type PaperWorld,
  recordedIn,
  valueOf,
} from '../support/paper-world.js';

const READ: LetterFacts = {
  source: 'image',
  pages: [1],
  found: [
    {
      requirement: 'agentName',
      field: 'agent.name',
      value: 'Ola Nilsen',
      asWritten: 'Ola Nilsen',
      rule: 'NAME_AFTER_ROLE_WORDS',
      page: 1,
      box: { x: 0.1, y: 0.2, width: 0.2, height: 0.02 },
    },
  ],
  absent: ['duration'],
  whole: true,
};

/** A world whose reader of letters answers so, and remembers what it was asked. */
async function aReadingWorld(answer: () => LetterFacts | null = () => READ) {
  const world = await aPaperWorld();
  const asked: LetterToRead[] = [];
  const transcribe = async (_file: unknown, letter: LetterToRead) => {
    asked.push(letter);
    return answer();
  };
  return { ...world, reader: { ...world.reader, transcribe }, asked };
}

async function send(world: PaperWorld, ...files: readonly ReturnType<typeof aPhotoFile>[]) {
  return valueOf(await receiveSubmission(world, ANYONE, { files, caseNumber: null, email: null }));
}

async function statusIn(world: PaperWorld, reference: string) {
  return valueOf(await readStatus(world, reference));
}

test('a photo of a letter is answered at once, and its checklist is completed when it is read', async () => {
  const world = await aReadingWorld();
  const { reference, submission } = await send(world, aPhotoFile());
  expect(statusOf(submission)).toBe('submitted');
  expect(submission.checklist.every(({ state }) => state === 'unclear')).toBe(true);

  expect(await readNextPending(world)).toBe(true);

  const checked = await statusIn(world, reference);
  expect(statusOf(checked)).toBe('incomplete');
  expect(checked.checklist.find(({ requirement }) => requirement === 'duration')?.state).toBe('missing');
  expect(await readNextPending(world)).toBe(false);
  expect(await recordedIn(world)).toContain('submission-checked done');
});

test('what was found is suggested to reviewers with its document and place', async () => {
  const world = await aReadingWorld();
  await send(world, aPhotoFile());
  await readNextPending(world);
  const { items } = valueOf(await listReviews(world, CLIENT, { after: null, limit: 10 }));
  expect(suggestionsIn(items[0]?.documents ?? [])).toMatchObject([
    { field: 'agent.name', value: 'Ola Nilsen', document: 1, page: 1 },
  ]);
});

test('a checklist waits for all of its papers', async () => {
  const world = await aReadingWorld();
  const { reference } = await send(world, aPhotoFile('one'), aPhotoFile('another one'));
  await readNextPending(world);
  expect(statusOf(await statusIn(world, reference))).toBe('submitted');
  await readNextPending(world);
  expect(statusOf(await statusIn(world, reference))).toBe('incomplete');
});

test('the same photo is read once, for everybody who sent it', async () => {
  const world = await aReadingWorld();
  const first = await send(world, aPhotoFile());
  const second = await send(world, aPhotoFile(), aFile({ letter: READ }));
  await readNextPending(world);
  expect(world.asked).toHaveLength(1);
  expect(statusOf(await statusIn(world, first.reference))).toBe('incomplete');
  expect(statusOf(await statusIn(world, second.reference))).toBe('incomplete');
});

test('better pages that a machine can read at once do not wait', async () => {
  const world = await aReadingWorld();
  const { reference } = await send(world, aPhotoFile());
  await readNextPending(world);
  const files = [aFile({ letter: { ...READ, source: 'text', absent: [] } })];
  const { submission } = valueOf(await addDocuments(world, ANYONE, { reference, files }));
  expect(statusOf(submission)).toBe('in-review');
});

test('pages that break their reader are left to a person, and are not tried again', async () => {
  const world = await aReadingWorld(() => null);
  const { reference } = await send(world, aPhotoFile());
  await readNextPending(world);
  expect(statusOf(await statusIn(world, reference))).toBe('in-review');
  expect(await isReadingPending(world)).toBe(false);
});

test('what ends its process every time is given up after some tries', async () => {
  const world = await aReadingWorld(() => {
    throw new Error('the process ended here');
  });
  const { reference } = await send(world, aPhotoFile());
  for (let tries = 0; tries < 3; tries += 1)
    await expect(readNextPending(world)).rejects.toThrow('ended here');
  expect(await isReadingPending(world)).toBe(true);
  expect(await readNextPending(world)).toBe(true);
  expect(statusOf(await statusIn(world, reference))).toBe('in-review');
});

test('two processes that read the same letter complete it once', async () => {
  const world = await aReadingWorld();
  const { reference } = await send(world, aPhotoFile());
  await Promise.all([readNextPending(world), readNextPending(world)]);
  expect(statusOf(await statusIn(world, reference))).toBe('incomplete');
  const recorded = await recordedIn(world);
  expect(recorded.filter((entry) => entry === 'submission-checked refused').length).toBeLessThanOrEqual(1);
});

test('a submission withdrawn meanwhile is not changed by what was read', async () => {
  const world = await aReadingWorld();
  const { reference, submission } = await send(world, aPhotoFile());
  valueOf(await withdrawSubmission(world, ANYONE, { reference, birthDate: THE_DEBTOR.birthDate }));
  await readNextPending(world);
  const after = await statusIn(world, reference);
  expect(statusOf(after)).toBe('withdrawn');
  expect(after.checklist).toEqual(submission.checklist);
});

test('more than the queue holds goes to a person as it is: our overload is not the sender’s fault', async () => {
  const world = await aReadingWorld();
  await world.database.transaction(async ({ q, t }) => {
    for (let number = 0; number < 200; number += 1)
      await q.insert(t.pendingReadings).values({
        documentId: `waiting-${number}` as DocumentId,
        askedAt: world.now(),
        tries: 0,
      });
  });
  const { submission } = await send(world, aPhotoFile());
  expect(statusOf(submission)).toBe('in-review');
});

test('a letter whose object is gone is not waited for', async () => {
  const world = await aReadingWorld();
  const { reference } = await send(world, aPhotoFile());
  for await (const { name } of world.files.list()) await world.files.remove(name);
  await readNextPending(world);
  expect(world.asked).toHaveLength(0);
  expect(statusOf(await statusIn(world, reference))).toBe('in-review');
});
