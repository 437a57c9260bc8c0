// The HTTP server: routes on Express, the health doors, and one shape for every answer and every error.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import proxyAddress from 'proxy-addr';
import type { Ledger } from '../audit/ledger.js';
import type { Language } from '../shared/languages.js';
import { refusal } from '../shared/result.js';
import { createDoor, type DoorNeeds } from './door.js';
import { type Incoming, type Outgoing, refusalAnswer, refusalPage, routeName } from './exchange.js';
import { createFrontDoor } from './front-door.js';
import { type Health, health } from './health.js';
import { preferredLanguage } from './language.js';
import { errorFacts } from './log.js';
import type { Metrics } from './metrics.js';
import { createRates } from './rates.js';
import { CallerGone, type DoorRefusal } from './refusing.js';
import { mistakesIn } from './route-check.js';
import type { Answer, Route } from './route.js';
import { noteGone, send, type Served } from './sending.js';
import { createUploadPlaces } from './upload-places.js';

export type HttpNeeds = Omit<DoorNeeds, 'rates' | 'places'> & {
  readonly routes: readonly Route[];
  readonly ledger: Ledger;
  /** Resolves when work can be done; rejects otherwise. */
  readonly ready: () => Promise<void>;
  readonly metrics: Metrics;
  /** Public requests, and wrong keys, per minute and address. */
  readonly publicRate: number;
  /** Answers as a page what nobody's route could; null where no person is reading. */
  readonly errorPage: (refused: DoorRefusal, asked: AskedAt) => Answer | null;
  /** Uploads that may lie in memory at once; the usual number when left out. */
  readonly uploadPlaces?: number;
  /** Addresses and networks allowed to say who the client is; never "anyone". */
  readonly trustedProxies: readonly string[];
};

/** Where something was asked for, and in which language it may be answered. */
export type AskedAt = {
  /** Path and query. */
  readonly url: string;
  readonly requestId: string;
  readonly accept: string | undefined;
  /** By Accept-Language. */
  readonly language: Language;
};

/** What Express keeps of a request from its arrival to its answer. */
type Kept = { readonly requestId: string; readonly startedAt: number };

/** Takes requests; told to stop, it says so in readiness and on every answer. */
export type Service = RequestListener & {
  beginStopping(): void;
  /** What the router itself answers, as `GET /path`; every path also has an answer for all other methods. */
  served(): readonly string[];
};

/** Every route of the service: on Express, the direct ones in front of it. Does not listen; see `listen`. Throws on a mistaken route. */
export function createHttp(needs: HttpNeeds): Service {
  const mistakes = mistakesIn(needs.routes);
  if (mistakes.length > 0) throw new Error(mistakes.join('; '));
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.set('trust proxy', needs.trustedProxies.length > 0 ? [...needs.trustedProxies] : false);
  app.enable('case sensitive routing');
  app.enable('strict routing');

  const rates = createRates(needs, needs.publicRate);
  const places = createUploadPlaces(needs.uploadPlaces);
  needs.metrics.watch('uploads', () => places.inUse());
  needs.metrics.watch('ledger', () => needs.ledger.status().waiting);
  needs.metrics.watch('checkpoint', () => Number(needs.ledger.status().checkpointFailed));
  let stopping = false;
  const isStopping = () => stopping;
  const sending = { log: needs.log, metrics: needs.metrics, isStopping };
  const door = createDoor({ ...needs, rates, places });

  app.use(arrive);
  for (const one of health({ ...needs, rates, isStopping })) serveHealth(one);
  const routes = needs.routes.toSorted(fixedFirst);
  for (const route of routes) serve(route);
  for (const [path, methods] of methodsByPath(routes)) {
    app.route(path).all((request, response) => {
      const headers = { allow: methods.join(', ') };
      answerRefusal(request, response, {
        route: path,
        refused: { ...refusal('METHOD_NOT_ALLOWED'), headers },
      });
    });
  }
  app.use((request, response) => {
    answerRefusal(request, response, { route: null, refused: refusal('NOT_FOUND') });
  });
  app.use(answerError);
  const trust = app.get('trust proxy fn') as Parameters<typeof proxyAddress>[1];
  const addressOf = (request: IncomingMessage) => proxyAddress(request, trust);
  const frontDoor = createFrontDoor({ routes, door, sending, addressOf, behind: app });
  return Object.assign(frontDoor, {
    beginStopping() {
      stopping = true;
    },
    served: () => routesIn(app),
  });

  function serve(route: Route): void {
    const name = routeName(route);
    app[route.method](route.path, (request: Request, response: Response) =>
      answerWith(response, { name, request }, (incoming) => door(route, incoming)),
    );
  }

  function serveHealth({ path, answer }: Health): void {
    app.get(path, (request: Request, response: Response) =>
      answerWith(response, { name: `GET ${path}`, request }, answer),
    );
    app.route(path).all((request, response) => {
      const refused = { ...refusal('METHOD_NOT_ALLOWED'), headers: { allow: 'GET, HEAD' } };
      answerRefusal(request, response, { route: path, refused });
    });
  }

  async function answerWith(
    response: Response,
    { name, request }: { readonly name: string; readonly request: Request },
    work: (incoming: Incoming) => Promise<Outgoing>,
  ): Promise<void> {
    const served = servedBy(request, response, name);
    try {
      const answer = await work(incomingOf(request, served.requestId));
      send(sending, response, { answer, served });
    } catch (error) {
      if (!(error instanceof CallerGone)) throw error;
      noteGone(sending, served);
      response.destroy();
    }
  }

  function answerRefusal(
    request: Request,
    response: Response,
    { route, refused }: { readonly route: string | null; readonly refused: DoorRefusal },
  ): void {
    const served = servedBy(request, response, route);
    const { requestId } = served;
    const language = preferredLanguage(request.headers['accept-language']);
    const { accept } = request.headers;
    const page = needs.errorPage(refused, { url: request.originalUrl, requestId, accept, language });
    const answer = page
      ? refusalPage(page, refused, { incoming: incomingOf(request, requestId), client: null })
      : refusalAnswer(refused, { language, requestId, client: null });
    send(sending, response, { answer, served });
  }

  // Express knows an error handler by its four parameters.
  function answerError(error: unknown, request: Request, response: Response, _next: NextFunction): void {
    // A path that cannot be decoded names nothing.
    if (error instanceof URIError) {
      answerRefusal(request, response, { route: null, refused: refusal('NOT_FOUND') });
      return;
    }
    const { requestId } = keptIn(response);
    needs.log.error({ requestId, code: 'UNEXPECTED', error: errorFacts(error) }, 'failed');
    if (response.headersSent) response.destroy();
    else answerRefusal(request, response, { route: null, refused: refusal('UNEXPECTED') });
  }
}

function arrive(_request: Request, response: Response, next: NextFunction): void {
  const kept: Kept = { requestId: randomUUID(), startedAt: performance.now() };
  Object.assign(response.locals, kept);
  next();
}

function keptIn(response: Response): Kept {
  return response.locals as Kept;
}

function servedBy(request: Request, response: Response, route: string | null): Served {
  const { requestId, startedAt } = keptIn(response);
  return { requestId, startedAt, method: request.method, route };
}

function incomingOf(request: Request, requestId: string): Incoming {
  const question = request.url.indexOf('?');
  return {
    request,
    requestId,
    address: () => request.ip ?? '',
    params: request.params,
    search: question < 0 ? '' : request.url.slice(question + 1),
  };
}

/** A path’s answer for all other methods has a handler for each of them; a route has one. */
function routesIn({ router }: express.Express): readonly string[] {
  return router.stack.flatMap(({ route }) => {
    // None where a path answers whatever is asked of it with the methods it has.
    const method = route?.stack[0]?.method;
    return route && method !== undefined ? [`${method.toUpperCase()} ${route.path}`] : [];
  });
}

/** A fixed word is met before a variable at the same place: `/templates/general.pdf` before `/templates/:token`. */
function fixedFirst(a: Route, b: Route): number {
  const [left, right] = [a.path.split('/'), b.path.split('/')];
  for (const [index, step] of left.entries()) {
    const difference = Number(step.startsWith(':')) - Number(right[index]?.startsWith(':') ?? false);
    if (difference !== 0) return difference;
  }
  return 0;
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const known = methods.get(path) ?? [];
    known.push(...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    methods.set(path, known);
  }
  return methods;
}
