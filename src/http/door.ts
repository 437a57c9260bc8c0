// Answers one request to one route, in the fixed order: who, permission, input, action, showing. Knows nothing of Express.

import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Who } from '../audit/act.js';
import type { Actor } from '../audit/events.js';
import type { Ledger } from '../audit/ledger.js';
import { DatabaseUnavailable, type Database } from '../database/database.js';
import type { Keys } from '../sealing/keys.js';
import type { Instant } from '../shared/dates.js';
import type { Language } from '../shared/languages.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../shared/result.js';
import { admit } from './caller.js';
import { faultsOf } from './faults.js';
import { createIdempotency } from './idempotency.js';
import { readJson } from './json-body.js';
import { preferredLanguage } from './language.js';
import { errorFacts, type Log } from './log.js';
import { faultsOfText } from './plain-text.js';
import { problemOf } from './problems.js';
import type { Rates } from './rates.js';
import { CallerGone, type Checked, type DoorRefusal, refuse } from './refusing.js';
import type { Answer, Asked, ReceivedFile, Route } from './route.js';
import { readUpload } from './upload.js';
import type { UploadPlaces } from './upload-places.js';

export type DoorNeeds = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly log: Log;
  readonly rates: Rates;
  readonly places: UploadPlaces;
};

/** One request, as any transport can hand it over. */
export type Incoming = {
  /** Its headers and its body, not yet read. */
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** Who it comes from, by the proxies that are trusted. */
  readonly address: string;
  /** The variable parts of the path, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What stands after the question mark, undecoded. */
  readonly search: string;
};

export type Outgoing = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string | Uint8Array | null;
  /** For the log: which client asked, and the code of the problem when it is one. */
  readonly client: string | null;
  readonly code: string | null;
};

export type Door = (route: Route, incoming: Incoming) => Promise<Outgoing>;

/** What came in, checked against the route's schemas. */
type Parts = Pick<Asked<unknown, unknown, unknown>, 'params' | 'query' | 'body' | 'files'>;

/** Rejects with CallerGone when there is nobody left to answer; everything else becomes an answer. */
export function createDoor(needs: DoorNeeds): Door {
  const once = createIdempotency(needs);

  return async function answerRoute(route, incoming) {
    const language = preferredLanguage(incoming.request.headers['accept-language']);
    const { requestId } = incoming;
    let client: string | null = null;
    try {
      const admitted = await admit(needs, route, { ...incoming, headers: incoming.request.headers });
      if (!admitted.ok) return refusalAnswer(admitted.refusal, { language, requestId, client });
      const who = admitted.value;
      client = who.kind === 'client' ? who.id : null;
      const answered = await withParts(needs, { route, incoming }, (parts) =>
        perform({ route, incoming, language, who, parts }),
      );
      if (!answered.ok) return refusalAnswer(answered.refusal, { language, requestId, client });
      return shownAnswer(answered.value, route, { incoming, client });
    } catch (error) {
      if (error instanceof CallerGone) throw error;
      return refusalAnswer(unexpected(needs.log, error, { route, incoming }), {
        language,
        requestId,
        client,
      });
    }
  };

  type Doing = {
    readonly route: Route;
    readonly incoming: Incoming;
    readonly language: Language;
    readonly who: Actor;
    readonly parts: Parts;
  };

  async function perform({ route, incoming, language, who, parts }: Doing): Promise<Checked<Answer>> {
    const ask = (as: Who) => route.run({ who: as, language, ...parts });
    const show = (value: unknown) => route.show(value, language);
    const key = incoming.request.headers['idempotency-key'];
    if (!route.creates || typeof key !== 'string') return shownResult(await ask(who), show);

    let result: Result<unknown, Refusal> | undefined;
    const run = async (as: Who) => {
      result = await ask(as);
    };
    const kept = await once({ routeName: routeName(route), who, key, asked: parts }, run, show);
    if (!kept.ok) return kept;
    if (kept.value) return allowed(kept.value);
    if (!result) throw new Error('a route neither ran nor had an answer kept');
    if (result.ok)
      needs.log.error({ requestId: incoming.requestId, route: routeName(route) }, 'answer not kept');
    return shownResult(result, show);
  }
}

/** `POST /api/v1/calls`: what stands in logs and figures, never the path as it was sent. */
export function routeName(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method.toUpperCase()} ${route.path}`;
}

/** A refusal as a problem. */
export function refusalAnswer(
  refused: DoorRefusal,
  told: { readonly language: Language; readonly requestId: string; readonly client: string | null },
): Outgoing {
  const problem = problemOf(refused, told.language, told.requestId);
  return {
    status: problem.status,
    headers: {
      'content-language': told.language,
      ...(problem.status === 503 && { 'retry-after': '5' }),
      ...refused.headers,
      ...(refused.close && { connection: 'close' }),
    },
    contentType: 'application/problem+json',
    body: JSON.stringify(problem),
    client: told.client,
    code: refused.code,
  };
}

type Asking = { readonly route: Route; readonly incoming: Incoming };

/** Hands the checked parts to `use`; files are in memory, and their place taken, only until it is done. */
async function withParts(
  needs: DoorNeeds,
  { route, incoming }: Asking,
  use: (parts: Parts) => Promise<Checked<Answer>>,
): Promise<Checked<Answer>> {
  if (!route.upload) {
    const body = route.method === 'get' ? allowed({}) : await readJson(incoming.request);
    if (!body.ok) return body;
    const parts = parse({ route, incoming }, { body: body.value, files: [], faults: [] });
    return parts.ok ? use(parts.value) : parts;
  }
  const giveBack = await needs.places.take(incoming.address);
  if (!giveBack) return refuse('OVERLOADED', { close: true });
  try {
    const upload = await readUpload(incoming.request, route.upload.most);
    if (!upload.ok) return upload;
    const { fields, files, faults } = upload.value;
    const parts = parse({ route, incoming }, { body: fields, files, faults });
    return parts.ok ? await use(parts.value) : parts;
  } finally {
    giveBack();
  }
}

type Received = {
  readonly body: unknown;
  readonly files: readonly ReceivedFile[];
  readonly faults: readonly Fault[];
};

/** All faults of all parts at once. */
function parse({ route, incoming }: Asking, received: Received): Checked<Parts> {
  const query = readQuery(incoming.search);
  const given = { params: incoming.params, query: query.values, body: received.body };
  const params = route.params.safeParse(given.params);
  const asked = route.query.safeParse(given.query);
  const body = route.body.safeParse(given.body);
  const unfit = [faultsOfText(given.params), faultsOfText(given.query), faultsOfText(given.body)].flat();
  if (
    params.success &&
    asked.success &&
    body.success &&
    unfit.length + query.faults.length + received.faults.length === 0
  ) {
    return allowed({ params: params.data, query: asked.data, body: body.data, files: received.files });
  }
  const faults = [
    ...found(params, given.params),
    ...found(asked, given.query),
    ...query.faults,
    ...received.faults,
    ...found(body, given.body),
    ...unfit,
  ];
  return refuse('INVALID_INPUT', { faults });
}

function found(parsed: z.ZodSafeParseResult<unknown>, input: unknown): readonly Fault[] {
  return parsed.success ? [] : faultsOf(parsed.error.issues, input);
}

const NO_QUERY = { values: {}, faults: [] };

function readQuery(search: string): {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
} {
  if (search === '') return NO_QUERY;
  const pairs = [...new URLSearchParams(search)];
  const values = Object.fromEntries(pairs);
  const names = pairs.map(([name]) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return { values, faults: [...repeated].map((path) => ({ path: path.slice(0, 100), code: 'REPEATED' })) };
}

function shownResult(result: Result<unknown, Refusal>, show: (value: unknown) => Answer): Checked<Answer> {
  return result.ok ? allowed(show(result.value)) : refused(result.refusal);
}

type To = { readonly incoming: Incoming; readonly client: string | null };

function shownAnswer(answer: Answer, route: Route, { incoming, client }: To): Outgoing {
  const headers = answer.headers ?? {};
  const isJson = 'json' in answer;
  const contentType = isJson ? 'application/json' : answer.contentType;
  if (route.method === 'get' && isKnown(headers, incoming.request.headers['if-none-match'])) {
    return { status: 304, headers, contentType, body: null, client, code: null };
  }
  const body = isJson ? JSON.stringify(answer.json) : answer.bytes;
  return { status: answer.status, headers, contentType, body, client, code: null };
}

/** RFC 9110 § 13.1.2: any of the listed tags, compared weakly. */
function isKnown(headers: Readonly<Record<string, string>>, ifNoneMatch: string | undefined): boolean {
  const etag = headers.etag ?? headers.ETag;
  if (etag === undefined || ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}

/** One log line for what nobody expected; the caller gets the same id and nothing else. */
function unexpected(log: Log, error: unknown, { route, incoming }: Asking): DoorRefusal {
  const code = error instanceof DatabaseUnavailable ? 'UNAVAILABLE' : 'UNEXPECTED';
  log.error(
    { requestId: incoming.requestId, route: routeName(route), code, error: errorFacts(error) },
    'failed',
  );
  return refusal(code);
}
