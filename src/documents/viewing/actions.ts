// Looking at a received paper: its pages as we draw them, single boxes of our form, and the file itself as an attachment.

import { type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { SubmissionId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { NamedDocument } from '../document.js';
import { formPlaceOn } from '../field-places.js';
import type { FormField } from '../form.js';
import { type Box, FIELD_BOXES } from '../form-layout.js';
import { readObject } from '../storing/actions.js';
import { documentsOfOne, objectOf } from '../storing/steps.js';
import { type Needs as PictureNeeds, keptOrMade } from './steps.js';

export type Needs = PictureNeeds & { readonly ledger: Ledger };

/** `document` and `page` count from 1. */
export type Asked = { readonly submissionId: SubmissionId; readonly document: number };

/** The longer side in pixels: to leaf through, and to read. */
export const PAGE_SIDES = { small: 900, large: 2_200 } as const;
export type PageSize = keyof typeof PAGE_SIDES;

const CROP_SIDE = 1_600;
/** Around a box, in millimetres: a signature is seldom kept within its own. */
const CROP_MARGIN = { sides: 3, above: 4 } as const;

type Shown<Value> = Promise<Result<Value, Refusal<'NOT_FOUND' | 'NOT_SHOWABLE'>>>;

/** A page as PNG. `NOT_SHOWABLE` when it cannot be drawn: then there is only the file itself. */
export function viewPage(
  needs: Needs,
  who: Who,
  asked: Asked & { readonly page: number; readonly size: PageSize },
): Shown<Buffer> {
  const view = { page: asked.page, side: PAGE_SIDES[asked.size], crop: null };
  return viewing(needs, who, asked, (document) => {
    if (asked.page > document.facts.pages) return null;
    return () => keptOrMade(needs, document, { name: `${asked.page}/${asked.size}`, view });
  });
}

/** One box of our form, cut out straight, with a little around it. `NOT_FOUND` where our form was not found. */
export function viewField(
  needs: Needs,
  who: Who,
  asked: Asked & { readonly page: number; readonly field: FormField },
): Shown<Buffer> {
  const { page, field } = asked;
  return viewing(needs, who, asked, (document) => {
    const place = formPlaceOn(document.facts, page);
    if (place === null) return null;
    const view = { page, side: CROP_SIDE, crop: { place, box: withMargin(FIELD_BOXES[field]) } };
    return () => keptOrMade(needs, document, { name: `${page}/${field}`, view });
  });
}

/** The bytes as they were received, under the name they were sent with. */
export async function openOriginal(
  needs: Needs,
  who: Who,
  asked: Asked,
): Shown<{ readonly name: string; readonly bytes: Buffer }> {
  let name = '';
  const opened = await viewing(needs, who, asked, (document) => {
    name = document.name;
    return async () => {
      const object = await objectOf(needs.database.read, document.id);
      return object && readObject(needs, object);
    };
  });
  return opened.ok ? allowed({ name, bytes: opened.value }) : opened;
}

/** Makes what is to be shown first, which takes its time; then records the look, and only then is it shown. */
async function viewing(
  needs: Needs,
  who: Who,
  {
    submissionId,
    ...asked
  }: Asked & { readonly page?: number; readonly size?: string; readonly field?: string },
  find: (document: NamedDocument) => (() => Promise<Buffer | null>) | null,
): Shown<Buffer> {
  const documents = await documentsOfOne(needs.database.read, needs.keys, submissionId);
  const document = documents[asked.document - 1];
  const make = document ? find(document) : null;
  const made = make && (await make());
  return act(needs, who, async () => {
    const event = { type: 'document-opened', about: submissionId } as const;
    if (made)
      return {
        result: allowed(made),
        event: { ...event, outcome: 'read', details: asked } satisfies AuditEvent,
      };
    const code = make ? 'NOT_SHOWABLE' : 'NOT_FOUND';
    return {
      result: refused(refusal(code)),
      event: { ...event, outcome: 'refused', details: { ...asked, code } } satisfies AuditEvent,
    };
  });
}

function withMargin({ x, y, width, height }: Box): Box {
  const { sides, above } = CROP_MARGIN;
  return { x: x - sides, y: y - above, width: width + 2 * sides, height: height + 2 * above };
}
