// Listens within limits, and stops without losing what is under way.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connections, watchConnections } from './connections.js';
import type { Log } from './log.js';
import type { Service } from './server.js';
import { answerUnreadable } from './unreadable.js';

// R61. Node has one time limit for a whole request: it is the one uploads need, and readers of JSON have their own.
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  // Longer than proxies and clients keep an unused connection: who closes first must not be us, or their next request is lost.
  keepAliveTimeout: 65_000,
  // Without this the limits above are looked at every 30 seconds only.
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16 * 1024,
};
const MOST_CONNECTIONS = 2_000;
/** Node answers 503 beyond this, also to a sender who has not read that the connection ends: so, far beyond a case system’s day. */
const MOST_REQUESTS_A_SOCKET = 1_000_000;
/** A socket nobody reads from or writes to; longer than the slowest answer. */
const SILENT_SOCKET_MS = 150_000;
const LONGEST_DRAIN_MS = 25_000;
const DRAIN_CHECK_MS = 100;
/** How long readiness says no before the door is closed, for those who send traffic here to notice. */
const NOTICE_MS = 500;

export type Listening = {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  readonly server: Server;
  /**
   * Says not ready, stops accepting, lets running requests finish for at most 25 s, then cuts what is left.
   * Resolves when no connection is open; then the caller closes what the requests used. Asked again it is the same stop.
   */
  stop(): Promise<void>;
};

/** Rejects when the address cannot be listened on. */
export async function listen(asked: {
  readonly app: Service;
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  readonly noticeMs?: number;
}): Promise<Listening> {
  const { app, host, port, log, noticeMs = NOTICE_MS } = asked;
  const server = createServer(LIMITS, app);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxRequestsPerSocket = MOST_REQUESTS_A_SOCKET;
  server.setTimeout(SILENT_SOCKET_MS);
  const connections = watchConnections(server);
  server.on('clientError', (error, socket) => answerUnreadable({ log, connections }, error, socket));
  // An Expect header we do not know is not worth a refusal of its own.
  server.on('checkExpectation', app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  return {
    port: address.port,
    server,
    stop: () => (stopping ??= stopServer({ app, server, connections, log, noticeMs })),
  };
}

type Stopping = {
  readonly app: Service;
  readonly server: Server;
  readonly connections: Connections;
  readonly log: Log;
  readonly noticeMs: number;
};

async function stopServer({ app, server, connections, log, noticeMs }: Stopping): Promise<void> {
  app.beginStopping();
  await pause(noticeMs);
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // Node closes those that have asked before; one that never asked would hold up the stop for as long as it likes.
  const quiet = setInterval(() => connections.closeQuiet(), DRAIN_CHECK_MS);
  const tooLong = setTimeout(() => {
    log.warn('requests were still running when the time to stop was over');
    server.closeAllConnections();
  }, LONGEST_DRAIN_MS);
  await closed;
  clearInterval(quiet);
  clearTimeout(tooLong);
}
