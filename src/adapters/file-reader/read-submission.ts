// Reads the files of one submission with as few children as they leave alive, and the text of a single one.

import type { FileFacts } from '../../documents/facts.js';
import type { ReadLines } from '../../documents/page-text.js';
import { type Desk, type Lane, allow, openDesk } from './desk.js';
import { ReaderUnavailable } from './errors.js';

export type Lanes = {
  /** Reads every file, and looks at the pages of those that are PDFs. */
  readonly files: Lane;
  /** Decodes and looks at pictures. */
  readonly pictures: Lane;
  /** Milliseconds for one submission, when some of its files each need a child of their own. */
  readonly submissionMs: number;
};

/**
 * Facts for every file, in order. All share one child of each kind; after a file that ends its child, the rest have a
 * fresh one. Files not reached because others used up the submission's time are CHECK_TIMED_OUT. Throws
 * ReaderUnavailable, and ReaderOverloaded when the machine is too busy to tell a slow file from a slow machine.
 */
export async function readSubmission(
  { files: lane, pictures: pictureLane, submissionMs }: Lanes,
  files: readonly Uint8Array[],
): Promise<readonly FileFacts[]> {
  const allowance = allow(submissionMs);
  const [reading, looking] = [openDesk(lane, allowance), openDesk(pictureLane, allowance)];
  const facts: FileFacts[] = [];
  try {
    for (const bytes of files) {
      const read = await factsFrom(reading, bytes);
      const isPicture = read.readable && read.type !== 'pdf';
      facts.push(isPicture ? await factsFrom(looking, bytes) : read);
    }
    return facts;
  } finally {
    await Promise.all([reading.close(), looking.close()]);
  }
}

/** Null when the PDF cannot be opened, or breaks its reader. Throws as `readSubmission` does. */
export async function readText({ files, submissionMs }: Lanes, bytes: Uint8Array): Promise<ReadLines | null> {
  const desk = openDesk(files, allow(submissionMs));
  try {
    const outcome = await desk.ask({ job: 'text' }, bytes);
    return typeof outcome === 'object' && 'text' in outcome ? outcome.text : null;
  } finally {
    await desk.close();
  }
}

async function factsFrom(desk: Desk, bytes: Uint8Array): Promise<FileFacts> {
  const outcome = await desk.ask({ job: 'read' }, bytes);
  if (outcome === 'struck') return { readable: false, refusal: 'CHECK_TIMED_OUT' };
  if (outcome === 'broken') return { readable: false, refusal: 'FILE_DAMAGED' };
  if (!('facts' in outcome)) throw new ReaderUnavailable('the reader gave no facts');
  return outcome.facts;
}
