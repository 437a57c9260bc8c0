// Puts an answer on the wire, and one line about it in the log and the figures.

import type { ServerResponse } from 'node:http';
import type { Outgoing } from './exchange.js';
import { DATA_HEADERS, PAGE_HEADERS } from './headers.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

export type Needs = { readonly log: Log; readonly metrics: Metrics; readonly isStopping: () => boolean };

/** What is known about a request besides its answer. `route` is the pattern; null when none was met. */
export type Served = {
  readonly requestId: string;
  readonly method: string;
  readonly route: string | null;
  /** By `performance.now()`. */
  readonly startedAt: number;
};

export function send(
  needs: Needs,
  response: ServerResponse,
  { answer, served }: { answer: Outgoing; served: Served },
): void {
  if (response.headersSent || response.destroyed) return;
  // A flat list is what Node writes fastest: header by header costs more than finding the answer.
  response.writeHead(answer.status, headersOf(answer, served.requestId, needs.isStopping()));
  response.end(answer.body ?? undefined);
  note(needs, served, answer);
}

/** The caller left before there was anything to answer; nginx's number for it. */
export function noteGone(needs: Needs, served: Served): void {
  note(needs, served, { status: 499, client: null, code: null });
}

function headersOf(answer: Outgoing, requestId: string, isStopping: boolean): string[] {
  const own = Object.entries(answer.headers).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name.toLowerCase(), value]),
  );
  const list = ['x-request-id', requestId, ...fixedHeaders(answer.contentType, own), ...own];
  if (isStopping && !own.includes('connection')) list.push('connection', 'close');
  if (answer.body === null) return list;
  list.push('content-type', answer.contentType, 'content-length', String(Buffer.byteLength(answer.body)));
  return list;
}

/** Those every answer carries, less what the answer says itself. */
function fixedHeaders(contentType: string, own: readonly string[]): readonly string[] {
  const fixed = contentType.startsWith('text/html') ? PAGE_HEADERS : DATA_HEADERS;
  if (own.length === 0) return fixed;
  const said = new Set(own.filter((_, index) => index % 2 === 0));
  return fixed.filter((_, index) => !said.has(fixed[index - (index % 2)] ?? ''));
}

function note(needs: Needs, served: Served, answered: Pick<Outgoing, 'status' | 'client' | 'code'>): void {
  const ms = performance.now() - served.startedAt;
  needs.metrics.countRequest(served.route ?? 'none', answered.status, ms / 1000);
  if (!needs.log.isLevelEnabled('info')) return;
  const { status, client, code } = answered;
  const { requestId, method, route } = served;
  needs.log.info(
    { requestId, method, route, status, ms: Math.round(ms * 10) / 10, client, code },
    'answered',
  );
}
