// What comes in through a door and what goes out, in no transport's own words.

import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';
import type { Language } from '../shared/languages.js';
import { problemOf } from './problems.js';
import type { DoorRefusal } from './refusing.js';
import type { Answer, Headers, Route } from './route.js';

/** One request, as any transport can hand it over. */
export type Incoming = {
  /** Its headers and its body, not yet read. */
  readonly request: IncomingMessage;
  readonly requestId: string;
  /**
   * Who it comes from, by the proxies that are trusted. Only who is counted is asked for it, and finding it costs more than
   * it looks. A function, since an object written with a getter keeps its request alive for long (README, decisions).
   */
  readonly address: () => string;
  /** The variable parts of the path, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** What stands after the question mark, undecoded. */
  readonly search: string;
};

export type Outgoing = {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string;
  readonly body: string | Uint8Array | null;
  /** For the log: which client asked, and the code of the problem when it is one. */
  readonly client: string | null;
  readonly code: string | null;
};

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

type To = { readonly incoming: Incoming; readonly client: string | null };

/** A route's answer; 304 without a body when the caller already has it. */
export function shownAnswer(answer: Answer, route: Route, { incoming, client }: To): Outgoing {
  const { headers, contentType, body } = written(answer, incoming);
  const known = route.method === 'get' && isKnown(headers, incoming.request.headers['if-none-match']);
  if (known) return { status: 304, headers, contentType, body: null, client, code: null };
  return { status: answer.status, headers, contentType, body, client, code: null };
}

/** A refusal as a page says it. */
export function refusalPage(answer: Answer, refused: DoorRefusal, { incoming, client }: To): Outgoing {
  const { headers, contentType, body } = written(answer, incoming);
  const all = {
    ...(answer.status === 503 && { 'retry-after': '5' }),
    ...refused.headers,
    ...headers,
    ...(refused.close && { connection: 'close' }),
  };
  return { status: answer.status, headers: all, contentType, body, client, code: refused.code };
}

function written(
  answer: Answer,
  { request }: Pick<Incoming, 'request'>,
): Pick<Outgoing, 'headers' | 'contentType' | 'body'> {
  const { headers = {} } = answer;
  if ('location' in answer)
    return { headers: { ...headers, location: answer.location }, contentType: 'text/plain', body: null };
  if ('json' in answer)
    return { headers, contentType: 'application/json', body: JSON.stringify(answer.json) };
  const { contentType, bytes, gzipped } = answer;
  if (!gzipped) return { headers, contentType, body: bytes };
  if (!takesGzip(request.headers['accept-encoding']))
    return { headers: { ...headers, vary: 'accept-encoding' }, contentType, body: bytes };
  const zipped = { ...headers, vary: 'accept-encoding', 'content-encoding': 'gzip' };
  return { headers: zipped, contentType, body: gzipped };
}

function takesGzip(accepted: string | undefined): boolean {
  return (
    new Negotiator({ headers: { 'accept-encoding': accepted } }).encoding(['gzip', 'identity']) === 'gzip'
  );
}

/** RFC 9110 § 13.1.2: any of the listed tags, compared weakly. */
function isKnown(headers: Headers, ifNoneMatch: string | undefined): boolean {
  const etag = headers.etag ?? headers.ETag;
  if (typeof etag !== 'string' || ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}
