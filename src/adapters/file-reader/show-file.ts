// A received file as staff see it: drawn or decoded in the children, and given on as pixels only.

import type { FileType } from '../../documents/facts.js';
import { type Judged, allow, openDesk } from './desk.js';
import type { Crop } from './orders.js';
import type { Lanes } from './read-submission.js';

export type FileToShow = { readonly type: FileType; readonly bytes: Uint8Array };

/** A page from 1; its longer side is at most `side` pixels. */
export type View = { readonly page: number; readonly side: number; readonly crop: Crop | null };

/** A PDF is drawn larger than it is shown, so that a piece cut out of it is sharp. */
const DRAWN_FOR_CROPS = 3_400;

/** PNG; null when it cannot be shown: no such page, too much for its child, or broken in the middle. */
export async function showFile(
  { files, pictures, submissionMs }: Lanes,
  { type, bytes }: FileToShow,
  { page, side, crop }: View,
): Promise<Buffer | null> {
  const allowance = allow(submissionMs);
  const [drawing, encoding] = [openDesk(files, allowance), openDesk(pictures, allowance)];
  try {
    if (type !== 'pdf') return pngIn(await encoding.ask({ job: 'show', page, side, crop }, bytes));
    const order = { job: 'draw', page, side: crop === null ? side : DRAWN_FOR_CROPS } as const;
    const drawn = pictureIn(await drawing.ask(order, bytes));
    if (drawn === null) return null;
    const { width, height } = drawn;
    const encode = { job: 'encode', width, height, side, crop } as const;
    return pngIn(await encoding.ask(encode, drawn.bytes));
  } finally {
    await Promise.all([drawing.close(), encoding.close()]);
  }
}

/** A copy, as the picture itself goes with its child. */
function pngIn(outcome: Judged): Buffer | null {
  const picture = pictureIn(outcome);
  return picture && Buffer.from(picture.bytes);
}

function pictureIn(outcome: Judged) {
  if (outcome === 'struck' || outcome === 'broken') return null;
  return 'picture' in outcome ? outcome.picture : null;
}
