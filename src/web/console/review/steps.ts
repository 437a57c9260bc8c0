// Asking for what is missing, and rejecting: each is chosen on a page of its own, with the answers of the review carried along.

import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Who } from '../../../audit/act.js';
import { type Needs, rejectSubmission } from '../../../documents/deciding/actions.js';
import { type OpenedReview, requestCompletion } from '../../../documents/reviewing/actions.js';
import { reviewVersion } from '../../../documents/submission.js';
import type { Typed } from '../../../http/form-body.js';
import type { Route } from '../../../http/route.js';
import type { SubmissionId } from '../../../shared/ids.js';
import { type Refusal, type Result, allowed } from '../../../shared/result.js';
import { holdsNationalId } from '../../masked.js';
import { defineForm, definePage } from '../../page.js';
import type { Scene, Site } from '../../site.js';
import { textIn, textsIn } from '../../typed.js';
import type { FieldFault } from '../../views/fields.js';
import { AskingPage } from '../../views/review/asking.js';
import type { Done } from '../../views/review/queue.js';
import { RejectingPage } from '../../views/review/rejecting.js';
import type { StepProps } from '../../views/review/step.js';
import { paths } from '../paths.js';
import { ANSWERS, completionBody, rejectionBody, typedBody } from './bodies.js';
import { linesToAskFor, reasonsFor, refusedLines } from './choices.js';
import { doneAddress } from './done.js';
import { stepFaults } from './faults.js';
import { ofOne, openedAgain, pageOf, reopened } from './opened.js';

export function stepPages(site: Site, needs: Needs): readonly Route[] {
  return [
    ...shownPages(site, needs, { step: 'mangler', page: askingPage }),
    sentForm(site, needs, {
      step: 'mangler',
      page: askingPage,
      body: completionBody,
      run: (who, one, body) => requestCompletion(needs, who, one, body),
      done: 'bedt',
    }),
    ...shownPages(site, needs, { step: 'avslag', page: rejectingPage }),
    sentForm(site, needs, {
      step: 'avslag',
      page: rejectingPage,
      body: rejectionBody,
      run: (who, one, body) => rejectSubmission(needs, who, { ...body, id: one }),
      done: 'avslatt',
    }),
  ];
}

type Page = {
  readonly scene: Scene;
  readonly opened: OpenedReview;
  readonly typed: Typed;
  readonly faults: readonly FieldFault[];
};

type Shown = { readonly step: 'mangler' | 'avslag'; readonly page: (page: Page) => VNode };

/** By its address alone, and from the page of the review with what was answered there. */
function shownPages(site: Site, needs: Needs, { step, page }: Shown): readonly Route[] {
  const path = paths.reviewStep(':id', step);
  return [
    definePage(site, {
      ...ofOne,
      path,
      load: (asked) => reopened(needs, { ...asked, typed: null }),
      view: (review, scene) =>
        pageOf(review, scene, (opened, typed) => page({ scene, opened, typed, faults: [] })),
    }),
    definePage(site, {
      ...ofOne,
      path,
      body: typedBody,
      load: (asked) => reopened(needs, { ...asked, typed: asked.body }),
      view: (review, scene) =>
        pageOf(review, scene, (opened, typed) => page({ scene, opened, typed, faults: [] })),
    }),
  ];
}

type Sent<B extends z.ZodType> = Shown & {
  readonly body: B;
  readonly run: (who: Who, id: SubmissionId, body: z.output<B>) => Promise<Result<unknown, Refusal>>;
  readonly done: Done;
};

/** What is chosen there is done; whoever wrote a national id is told that it is kept as dots. */
function sentForm<B extends z.ZodType>(
  site: Site,
  needs: Needs,
  { step, page, body, run, done }: Sent<B>,
): Route {
  return defineForm(site, {
    ...ofOne,
    path: paths.reviewSent(':id', step),
    body,
    run: async (asked) => {
      const result = await run(asked.who, asked.params.id, asked.body);
      return result.ok ? allowed(holdsNationalId(asked.body)) : result;
    },
    done: (masked) => ({ goTo: doneAddress(done, { masked }) }),
    again: (retry) =>
      openedAgain(needs, retry, (opened, typed) =>
        page({ ...retry, opened, typed: seenNow(opened, typed), faults: stepFaults(retry.refusal) }),
      ),
  });
}

function askingPage(page: Page): VNode {
  return AskingPage({ ...stepOf(page), missing: linesToAskFor(page.opened, page.typed) });
}

function rejectingPage(page: Page): VNode {
  const { opened, typed, faults } = page;
  const chosen = faults.length > 0 || typed['reasons'] !== undefined;
  const reasons = chosen ? textsIn(typed, 'reasons') : reasonsFor(opened, refusedLines(typed));
  return RejectingPage({ ...stepOf(page), reasons });
}

function stepOf({ scene, opened, typed, faults }: Page): StepProps {
  return {
    scene,
    opened,
    version: textIn(typed, 'version') || reviewVersion(opened.submission),
    note: textIn(typed, 'note'),
    answers: Object.fromEntries(Object.entries(typed).filter(([name]) => ANSWERS.includes(name))),
    faults,
  };
}

/** Whoever is told that something has changed decides on what is there now. */
function seenNow({ submission }: OpenedReview, typed: Typed): Typed {
  return { ...typed, version: reviewVersion(submission) };
}
