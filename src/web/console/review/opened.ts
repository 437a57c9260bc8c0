// A review opened with what stands in a form: nothing typed is lost between its pages, and none of it is in an address.

import type { VNode } from 'preact';
import { z } from 'zod';
import type { Who } from '../../../audit/act.js';
import { type Needs, type OpenedReview, readReview } from '../../../documents/reviewing/actions.js';
import { isOpen } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { CaseNumber, SubmissionId } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed } from '../../../shared/result.js';
import { caseNumber, id } from '../../api/shapes.js';
import type { Scene } from '../../site.js';
import { textIn } from '../../typed.js';
import { DecidedPage } from '../../views/review/decided.js';

/** What every page of one review has. */
export const ofOne = {
  language: 'nb',
  permission: 'review',
  params: z.strictObject({ id: id<'submission'>() }),
} as const;

/** `typed` is null where somebody comes from elsewhere. */
export type Reopened = { readonly opened: OpenedReview; readonly typed: Typed | null };

type Asked = {
  readonly who: Who;
  readonly params: { readonly id: SubmissionId };
  readonly typed: Typed | null;
};

/** The review with the case that was typed, else with the one its papers name. NOT_FOUND. */
export async function reopened(
  needs: Needs,
  { who, params, typed }: Asked,
): Promise<Result<Reopened, Refusal<'NOT_FOUND'>>> {
  const read = caseNumber.safeParse(textIn(typed ?? {}, 'caseNumber').trim());
  const asked: CaseNumber | null = read.success ? read.data : null;
  const opened = await readReview(needs, who, { id: params.id, caseNumber: asked });
  return opened.ok ? allowed({ opened: opened.value, typed }) : opened;
}

/** What is decided is shown as decided, with what was typed below; what is open as `page` makes it. */
export function pageOf(
  { opened, typed }: Reopened,
  scene: Scene,
  page: (opened: OpenedReview, typed: Typed) => VNode,
): VNode {
  if (!isOpen(opened.submission)) return DecidedPage({ scene, opened, work: typed });
  return page(opened, typed ?? {});
}

/** The page of a refused form again; null when there is no such review. */
export async function openedAgain(
  needs: Needs,
  retry: Asked & { readonly scene: Scene },
  page: (opened: OpenedReview, typed: Typed) => VNode,
): Promise<VNode | null> {
  const again = await reopened(needs, retry);
  return again.ok ? pageOf(again.value, retry.scene, page) : null;
}
