// Answers what is not HTTP, or came too slowly, where there is no request to answer yet: the same problem, written by hand.

import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { refusal } from '../shared/result.js';
import type { Connections } from './connections.js';
import { DATA_HEADERS } from './headers.js';
import type { Log } from './log.js';
import { type ProblemCode, problemOf } from './problems.js';

/** Only destroys the connection when an answer is owed on it: a problem would land in the middle of that answer. */
export function answerUnreadable(
  { log, connections }: { readonly log: Log; readonly connections: Connections },
  error: NodeJS.ErrnoException,
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || connections.isOwedAnswer(socket)) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const code = codeOf(error);
  const problem = problemOf(refusal(code), 'nb', requestId);
  log.info({ requestId, method: null, route: null, status: problem.status, code }, 'answered');
  const body = JSON.stringify(problem);
  const headers = [
    ...DATA_HEADERS,
    'x-request-id',
    requestId,
    'content-type',
    'application/problem+json',
    'content-length',
    String(Buffer.byteLength(body)),
    'connection',
    'close',
  ];
  const lines = headers.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join('');
  // A caller who neither reads nor closes must not keep the connection: it goes as soon as this is written.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${lines}\r\n${body}`);
}

function codeOf({ code }: NodeJS.ErrnoException): ProblemCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'HEADERS_TOO_LARGE';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'REQUEST_TIMED_OUT';
  return 'UNREADABLE_REQUEST';
}
