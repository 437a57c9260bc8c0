// How a page is defined: permission, what it takes, what it loads or does, how it is shown. Made into a route like all others.

import type { VNode } from 'preact';
import { z } from 'zod';
import type { Who } from '../audit/act.js';
import type { Typed } from '../http/form-body.js';
import type { DoorRefusal } from '../http/refusing.js';
import {
  type Answer,
  type Asked,
  type Attempt,
  type Headers,
  type Permission,
  type Route,
  type RouteSpec,
  defineRoute,
} from '../http/route.js';
import { LANGUAGES, type Language } from '../shared/languages.js';
import { type Refusal, type Result, allowed } from '../shared/result.js';
import { wordsOf } from '../http/problems.js';
import { pageAnswer, sceneOf } from './answers.js';
import { errorPage } from './error-page.js';
import type { Scene, Site } from './site.js';

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** Where a browser goes on after a form, with a GET. */
export type GoTo = { readonly goTo: string; readonly headers?: Headers };

type Common<P extends z.ZodType> = {
  readonly language: Language;
  /** The whole path, such as `/nb/hjelp` or `/intern/samtaler/:id`. */
  readonly path: string;
  readonly permission: Permission;
  /** Counts against the public rate of the caller's address. */
  readonly limited?: true;
  readonly quiet?: true;
  readonly params?: P;
};

export type PageSpec<
  P extends z.ZodType,
  Q extends z.ZodType,
  Value,
  B extends z.ZodType = Nothing,
> = Common<P> & {
  /** Unknown keys are passed over: use `z.object`. */
  readonly query?: Q;
  /** The page is made of what stands in a form, and is sent for by POST: what was typed is in no address. */
  readonly body?: B;
  readonly load: (
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Result<Value, Refusal>> | Result<Value, Refusal>;
  readonly view: (value: Value, scene: Scene) => VNode | GoTo;
};

/** A refused form, for showing it again with everything typed still there. */
type Retry<Params> = Pick<Attempt, 'session' | 'cookies'> & {
  readonly who: Who;
  readonly params: Params;
  readonly typed: Typed;
  readonly refusal: DoorRefusal;
  readonly scene: Scene;
};

export type FormSpec<P extends z.ZodType, B extends z.ZodType, Value> = Common<P> & {
  /** Takes one to `most` files, sent as `file`. */
  readonly upload?: { readonly most: number };
  /** Done once, however often the same form is sent; see `creates` of a route. The form carries `scene.once`. */
  readonly creates?: true;
  /** Strict; several values of one name come as a list. */
  readonly body: B;
  readonly run: (asked: Asked<z.output<P>, unknown, z.output<B>>) => Promise<Result<Value, Refusal>>;
  /** Where to go on. Pure. */
  readonly done: (value: Value, language: Language) => GoTo;
  /** The form again, with what was typed and one sentence a fault; null for what a form cannot mend. */
  readonly again: (retry: Retry<z.output<P>>) => Promise<VNode | GoTo | null> | VNode | GoTo | null;
};

/** A page to look at. */
export function definePage<
  Value,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(site: Site, spec: PageSpec<P, Q, Value, B>): Route {
  type Loaded = { readonly value: Value; readonly scene: Scene };
  return defineRoute({
    ...common(spec),
    method: spec.body ? 'post' : 'get',
    query: spec.query ?? z.object({}),
    body: spec.body ?? nothing,
    answers: { 200: { description: 'The page', contentType: 'text/html' } },
    problems: [],
    page: { language: spec.language, refused: (refusal, attempt) => errorPage(site, refusal, attempt) },
    async run(asked): Promise<Result<Loaded, Refusal>> {
      const loaded = await spec.load(asked as Asked<z.output<P>, z.output<Q>, z.output<B>>);
      return loaded.ok ? allowed({ value: loaded.value, scene: sceneOf(site, asked) }) : loaded;
    },
    show: ({ value, scene }) => answerWith(spec.view(value, scene), { status: 200, ...spec }),
  });
}

/** What a form on a page is sent to. */
export function defineForm<Value, B extends z.ZodType, P extends z.ZodType = Nothing>(
  site: Site,
  spec: FormSpec<P, B, Value>,
): Route {
  async function refused(refusal: DoorRefusal, attempt: Attempt): Promise<Answer> {
    const again = await formAgain(site, spec, { refusal, attempt }).catch(() => null);
    if (!again) return errorPage(site, refusal, attempt);
    return answerWith(again, { status: wordsOf(refusal.code).status, ...spec });
  }
  return defineRoute({
    ...common(spec),
    ...(spec.upload && { upload: spec.upload }),
    ...(spec.creates && { creates: spec.creates }),
    method: 'post',
    query: z.object({}),
    body: spec.body,
    answers: { 303: { description: 'Done; go on there' } },
    problems: [],
    page: { language: spec.language, refused },
    run: (asked) => spec.run(asked as Asked<z.output<P>, unknown, z.output<B>>),
    show: (value, language) => answerWith(spec.done(value, language), { status: 303, language }),
  });
}

/** The same pages in each of our languages, under `/nb`, `/nn` and `/en`. */
export function inEachLanguage(make: (language: Language) => readonly Route[]): readonly Route[] {
  return LANGUAGES.flatMap(make);
}

type As = { readonly status: number; readonly language: Language };

function answerWith(page: VNode | GoTo, as: As): Answer {
  if (!('goTo' in page)) return pageAnswer(page, as);
  return { status: 303, location: page.goTo, ...(page.headers && { headers: page.headers }) };
}

async function formAgain<P extends z.ZodType, B extends z.ZodType, Value>(
  site: Site,
  spec: FormSpec<P, B, Value>,
  { refusal, attempt }: { readonly refusal: DoorRefusal; readonly attempt: Attempt },
): Promise<VNode | GoTo | null> {
  const params = (spec.params ?? nothing).safeParse(attempt.params);
  if (!params.success || attempt.who === null) return null;
  const { who, session, cookies, typed } = attempt;
  const scene = sceneOf(site, attempt);
  return spec.again({ who, session, cookies, params: params.data as z.output<P>, typed, refusal, scene });
}

function common<P extends z.ZodType>(
  spec: Common<P>,
): Pick<
  RouteSpec<P, z.ZodType, z.ZodType, unknown>,
  'path' | 'permission' | 'limited' | 'quiet' | 'summary' | 'params'
> {
  return {
    path: spec.path,
    permission: spec.permission,
    ...(spec.limited && { limited: spec.limited }),
    ...(spec.quiet && { quiet: spec.quiet }),
    summary: 'A page for people.',
    params: (spec.params ?? nothing) as P,
  };
}
