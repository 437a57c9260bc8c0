// Answers the few routes that are asked thousands of times a second on node:http itself; everything else goes on to Express.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Door } from './door.js';
import { type Incoming, routeName } from './exchange.js';
import { CallerGone } from './refusing.js';
import type { Route } from './route.js';
import { type Needs as Sending, noteGone, send } from './sending.js';

export type Needs = {
  readonly routes: readonly Route[];
  readonly door: Door;
  readonly sending: Sending;
  readonly addressOf: (request: IncomingMessage) => string;
  /** Takes every request that is not to exactly one of the direct routes. */
  readonly behind: RequestListener;
};

/**
 * Express costs more than finding, deciding and recording an answer together. A route marked `direct` has no variable
 * parts, and is met only by exactly its method and path: whatever else is said, Express answers as it always does.
 */
export function createFrontDoor(needs: Needs): RequestListener {
  const direct = new Map(
    needs.routes
      .filter((route) => route.direct)
      .map((route) => [`${route.method.toUpperCase()} ${route.path}`, route]),
  );
  return (request, response) => {
    const route = direct.get(`${request.method} ${request.url}`);
    if (route) void answerDirectly(needs, route, { request, response });
    else needs.behind(request, response);
  };
}

const NO_PARAMS = {};

async function answerDirectly(
  { door, sending, addressOf }: Needs,
  route: Route,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const requestId = randomUUID();
  const served = {
    requestId,
    method: request.method ?? '',
    route: routeName(route),
    startedAt: performance.now(),
  };
  const incoming: Incoming = {
    request,
    requestId,
    address: () => addressOf(request),
    params: NO_PARAMS,
    search: '',
  };
  try {
    send(sending, response, { answer: await door(route, incoming), served });
  } catch (error) {
    if (error instanceof CallerGone) noteGone(sending, served);
    response.destroy();
    if (!(error instanceof CallerGone)) throw error;
  }
}
