// What a route is: a permission, what it accepts, one action and how its result is shown. Express and the API description are made from these.

import type { z } from 'zod';
import type { Who } from '../audit/act.js';
import type { Language } from '../shared/languages.js';
import type { Refusal, Result } from '../shared/result.js';
import type { Permission as Granted } from '../staff/permissions.js';
import type { Session } from '../staff/session.js';
import type { Cookies } from './cookies.js';
import type { Typed } from './form-body.js';
import type { DoorRefusal } from './refusing.js';

/** `anyone` is written out: a route without a permission does not compile. */
export type Permission = 'anyone' | Granted;

export type ReceivedFile = { readonly name: string; readonly bytes: Buffer };

export type Asked<Params, Query, Body> = {
  readonly who: Who;
  /** Who is signed in; null for clients and for anyone. */
  readonly session: Session | null;
  /** What browsers bring along. */
  readonly cookies: Cookies;
  readonly language: Language;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly files: readonly ReceivedFile[];
  /** Path and query, as they were asked for. */
  readonly url: string;
};

export type Headers = Readonly<Record<string, string | readonly string[]>>;

export type Answer = {
  readonly status: number;
  /** A list where a header stands several times. */
  readonly headers?: Headers;
} & (
  | { readonly json: unknown }
  | {
      readonly bytes: Uint8Array;
      readonly contentType: string;
      /** The same bytes, for those who take gzip. Nothing that holds both a secret and a stranger's text (BREACH). */
      readonly gzipped?: Uint8Array;
    }
  | { readonly location: string }
);

/** A request to a page that was refused somewhere on its way. */
export type Attempt = {
  /** Null when it was refused before we knew. */
  readonly who: Who | null;
  readonly session: Session | null;
  readonly cookies: Cookies;
  readonly language: Language;
  readonly requestId: string;
  readonly method: Route['method'];
  /** Path and query, as they were asked for. */
  readonly url: string;
  readonly params: unknown;
  readonly query: Readonly<Record<string, string>>;
  /** What was typed in a form, when it got as far as being read. */
  readonly typed: Typed;
};

/** What makes a route a page for people: it takes forms instead of JSON, and shows what is refused as a page. */
type Face = {
  /** The language of its address; null where Accept-Language decides. */
  readonly language: Language | null;
  readonly refused: (refusal: DoorRefusal, attempt: Attempt) => Answer | Promise<Answer>;
};

type AnySchema = z.ZodType;

export type RouteSpec<P extends AnySchema, Q extends AnySchema, B extends AnySchema, Value> = {
  readonly method: 'get' | 'post' | 'put';
  /** Express style, such as `/api/v1/cases/:caseNumber`. */
  readonly path: string;
  readonly permission: Permission;
  /** For the API description: what it does, in one English sentence. */
  readonly summary: string;
  /** A client acts for a person and must say for whom. */
  readonly onBehalfOf?: 'required';
  /** Counts against the public rate of the caller's address. */
  readonly limited?: true;
  /**
   * Takes Idempotency-Key: the answer is kept, sealed, in the effect's own transaction. So `run` passes its `who` to one
   * `act` that succeeds and gives back that act's value as it is: `show` is asked about it there.
   */
  readonly creates?: true;
  /** Takes multipart with one to `most` parts named `file`; the other parts are the body. */
  readonly upload?: { readonly most: number };
  /** Asked thousands of times a second: answered in front of Express, alike in everything. Its path has no variable parts. */
  readonly direct?: true;
  readonly page?: Face;
  /** Asked by a page that is left open, by itself: it keeps nobody signed in. */
  readonly quiet?: true;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Every answer that is not a problem, by status. */
  readonly answers: Readonly<
    Record<
      number,
      { readonly description: string; readonly schema?: AnySchema; readonly contentType?: string }
    >
  >;
  /** Problem codes this route may answer besides those every route has. */
  readonly problems: readonly string[];
  readonly run: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Result<Value, Refusal>>;
  /** Pure. Runs inside the transaction when the answer is kept for a repeated request. */
  readonly show: (value: Value, language: Language) => Answer;
};

/** A route with its types closed over, ready for a list. */
export type Route = RouteSpec<AnySchema, AnySchema, AnySchema, unknown>;

/** Checks a route's parts against each other and forgets their types, so that routes of all kinds stand in one list. */
export function defineRoute<P extends AnySchema, Q extends AnySchema, B extends AnySchema, Value>(
  spec: RouteSpec<P, Q, B, Value>,
): Route {
  return spec as unknown as Route;
}
