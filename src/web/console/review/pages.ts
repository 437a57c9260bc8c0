// Reviewing papers: one submission, and the three ways it can be decided.

import { z } from 'zod';
import type { Who } from '../../../audit/act.js';
import {
  type Needs as DecidingNeeds,
  approveSubmission,
  rejectSubmission,
} from '../../../documents/deciding/actions.js';
import {
  type OpenedReview,
  claimReview,
  readReview,
  requestCompletion,
} from '../../../documents/reviewing/actions.js';
import { isOpen, reviewVersion } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { DoorRefusal } from '../../../http/refusing.js';
import type { Route } from '../../../http/route.js';
import type { AuthorizationId, CaseNumber, SubmissionId } from '../../../shared/ids.js';
import { allowed } from '../../../shared/result.js';
import { caseNumber, id } from '../../api/shapes.js';
import { defineForm, definePage } from '../../page.js';
import type { Scene, Site } from '../../site.js';
import { textsIn, textIn } from '../../typed.js';
import { AskingPage } from '../../views/review/asking.js';
import { DecidedPage } from '../../views/review/decided.js';
import type { Done } from '../../views/review/queue.js';
import { RejectingPage } from '../../views/review/rejecting.js';
import { ReviewPage } from '../../views/review/review.js';
import { paths } from '../paths.js';
import { approvalBody, completionBody, rejectionBody } from './bodies.js';
import { asQuery, lackingLines, linesIn, reasonsFor, refusedLines } from './choices.js';
import { reviewFaults } from './faults.js';
import { prefilled } from './prefill.js';
import { queuePages } from './queue-pages.js';
import { shownOf } from './readings.js';

type Needs = DecidingNeeds;

const LANGUAGE = 'nb';

const common = { language: LANGUAGE, permission: 'review' } as const;
const params = z.strictObject({ id: id<'submission'>() });
const ofOne = { ...common, params };

export function reviewPages(site: Site, needs: Needs): readonly Route[] {
  return [
    ...queuePages(site, needs),
    ...onePages(site, needs),
    ...askingPages(site, needs),
    ...rejectingPages(site, needs),
  ];
}

function onePages(site: Site, needs: Needs): readonly Route[] {
  return [
    definePage(site, {
      ...ofOne,
      path: paths.review(':id'),
      load: ({ who, params: { id: one } }) => readReview(needs, who, { id: one, caseNumber: null }),
      view: (opened, scene) => {
        if (!isOpen(opened.submission)) return DecidedPage({ scene, opened, work: null });
        return ReviewPage({ scene, opened, shown: shownOf(opened), values: prefilled(opened), faults: [] });
      },
    }),
    defineForm(site, {
      ...ofOne,
      path: paths.reviewStep(':id', 'ta'),
      body: z.strictObject({}),
      run: ({ who, params: { id: one } }) => claimReview(needs, who, one),
      done: ({ id: one }) => ({ goTo: paths.review(one) }),
      again: ({ params: { id: one } }) => ({ goTo: paths.review(one) }),
    }),
    defineForm(site, {
      ...ofOne,
      path: paths.reviewStep(':id', 'godkjenn'),
      creates: true,
      body: approvalBody,
      run: ({ who, params: { id: one }, body }) => approveSubmission(needs, who, { ...body, id: one }),
      done: ({ authorization }) => ({ goTo: doneAddress('godkjent', authorization.id) }),
      again: (retry) =>
        openedAgain(needs, retry, (opened, scene) =>
          ReviewPage({
            scene,
            opened,
            shown: shownOf(opened),
            values: retry.typed,
            faults: reviewFaults(retry.refusal, retry.typed),
          }),
        ),
    }),
  ];
}

function askingPages(site: Site, needs: Needs): readonly Route[] {
  const path = paths.reviewStep(':id', 'mangler');
  return [
    choosing(site, 'mangler'),
    definePage(site, {
      ...ofOne,
      path,
      query: z.looseObject({ v: z.string().max(100).optional(), valgt: z.string().optional() }),
      load: async ({ who, params: { id: one }, query }) => {
        const opened = await readReview(needs, who, { id: one, caseNumber: null });
        return opened.ok ? allowed({ opened: opened.value, query }) : opened;
      },
      view: ({ opened, query }, scene) => {
        if (!isOpen(opened.submission)) return DecidedPage({ scene, opened, work: null });
        const chosen = linesIn(query);
        const missing = chosen.length > 0 || query.valgt !== undefined ? chosen : lackingLines(opened);
        const version = query.v ?? reviewVersion(opened.submission);
        return AskingPage({ scene, opened, missing, version, note: '', faults: [] });
      },
    }),
    defineForm(site, {
      ...ofOne,
      path,
      body: completionBody,
      run: ({ who, params: { id: one }, body }) => requestCompletion(needs, who, one, body),
      done: () => ({ goTo: doneAddress('bedt') }),
      again: (retry) =>
        openedAgain(needs, retry, (opened, scene) =>
          AskingPage({
            scene,
            opened,
            missing: linesIn(Object.fromEntries(textsIn(retry.typed, 'missing').map((one) => [one, 'ja']))),
            version: reviewVersion(opened.submission),
            note: textIn(retry.typed, 'note'),
            faults: reviewFaults(retry.refusal, retry.typed),
          }),
        ),
    }),
  ];
}

function rejectingPages(site: Site, needs: Needs): readonly Route[] {
  const path = paths.reviewStep(':id', 'avslag');
  return [
    choosing(site, 'avslag'),
    definePage(site, {
      ...ofOne,
      path,
      query: z.looseObject({ v: z.string().max(100).optional() }),
      load: async ({ who, params: { id: one }, query }) => {
        const opened = await readReview(needs, who, { id: one, caseNumber: null });
        return opened.ok ? allowed({ opened: opened.value, query }) : opened;
      },
      view: ({ opened, query }, scene) => {
        if (!isOpen(opened.submission)) return DecidedPage({ scene, opened, work: null });
        const reasons = reasonsFor(opened, linesIn(query));
        const version = query.v ?? reviewVersion(opened.submission);
        return RejectingPage({ scene, opened, reasons, version, note: '', faults: [] });
      },
    }),
    defineForm(site, {
      ...ofOne,
      path,
      body: rejectionBody,
      run: ({ who, params: { id: one }, body }) => rejectSubmission(needs, who, { ...body, id: one }),
      done: () => ({ goTo: doneAddress('avslatt') }),
      again: (retry) =>
        openedAgain(needs, retry, (opened, scene) =>
          RejectingPage({
            scene,
            opened,
            reasons: textsIn(retry.typed, 'reasons'),
            version: reviewVersion(opened.submission),
            note: textIn(retry.typed, 'note'),
            faults: reviewFaults(retry.refusal, retry.typed),
          }),
        ),
    }),
  ];
}

/** From the page of the review to one of the other two steps, with the answers given there as codes. */
function choosing(site: Site, step: 'mangler' | 'avslag'): Route {
  return defineForm(site, {
    ...ofOne,
    path: paths.reviewChoice(':id', step),
    body: z.record(z.string().max(100), z.unknown()),
    run: async ({ params: { id: one }, body }) => {
      const typed = body as Typed;
      const query = asQuery(textIn(typed, 'version').slice(0, 100), refusedLines(typed));
      return allowed(`${paths.reviewStep(one, step)}?${query}`);
    },
    done: (goTo) => ({ goTo }),
    again: () => null,
  });
}

type Retry = {
  readonly who: Who;
  readonly params: { readonly id: SubmissionId };
  readonly typed: Typed;
  readonly refusal: DoorRefusal;
  readonly scene: Scene;
};

/** The page again with what is known now; when it is decided, what was typed is shown beside who was faster. */
async function openedAgain(
  needs: Needs,
  { who, params: { id: one }, typed, scene }: Retry,
  page: (opened: OpenedReview, scene: Scene) => ReturnType<typeof ReviewPage>,
) {
  const typedCase = caseNumber.safeParse(textIn(typed, 'caseNumber').trim());
  const asked: CaseNumber | null = typedCase.success ? typedCase.data : null;
  const opened = await readReview(needs, who, { id: one, caseNumber: asked });
  if (!opened.ok) return null;
  if (!isOpen(opened.value.submission)) return DecidedPage({ scene, opened: opened.value, work: typed });
  return page(opened.value, scene);
}

function doneAddress(done: Done, authorization?: AuthorizationId): string {
  const query = new URLSearchParams({
    gjort: done,
    ...(authorization !== undefined && { fullmakt: authorization }),
  });
  return `${paths.reviews}?${query.toString()}`;
}
