// Doors for those who keep the service running: alive, ready, and the figures.

import { setTimeout as pause } from 'node:timers/promises';
import { allowed, refusal } from '../shared/result.js';
import { Unavailable } from '../shared/unavailable.js';
import { isLoopback } from './address.js';
import { clientOf, type Needs as CallerNeeds } from './caller.js';
import { type Incoming, type Outgoing, refusalAnswer } from './exchange.js';
import { preferredLanguage } from './language.js';
import type { Metrics } from './metrics.js';
import { type Checked, type DoorRefusal, refuse } from './refusing.js';

export type Needs = CallerNeeds & {
  readonly ready: () => Promise<void>;
  readonly isStopping: () => boolean;
  readonly metrics: Metrics;
};

export type Health = { readonly path: string; readonly answer: (incoming: Incoming) => Promise<Outgoing> };

const LONGEST_PROBE_MS = 2_000;
/** Whoever stands in front of us on this machine calls from loopback for the whole world. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/** `/healthz` touches nothing, `/readyz` asks whether work can be done, `/metrics` is for this machine or scope `audit`. */
export function health(needs: Needs): readonly Health[] {
  return [
    { path: '/healthz', answer: async () => json({ status: 'ok' }) },
    {
      path: '/readyz',
      answer: async (incoming) =>
        (await isReady(needs)) ? json({ status: 'ready' }) : refusing(refusal('NOT_READY'), incoming),
    },
    {
      path: '/metrics',
      answer: async (incoming) => {
        const may = await maySeeFigures(needs, incoming);
        if (!may.ok) return refusing(may.refusal, incoming);
        return figures(needs, incoming);
      },
    },
  ];
}

async function isReady(needs: Needs): Promise<boolean> {
  if (needs.isStopping()) return false;
  const given = new AbortController();
  try {
    const probe = needs.ready().then(() => true);
    const tooLong = pause(LONGEST_PROBE_MS, false, { signal: given.signal });
    tooLong.catch(() => undefined);
    return await Promise.race([probe, tooLong]);
  } catch {
    return false;
  } finally {
    given.abort();
  }
}

async function figures({ metrics }: Needs, incoming: Incoming): Promise<Outgoing> {
  try {
    const { contentType, text } = await metrics.text();
    return { status: 200, headers: {}, contentType, body: text, client: null, code: null };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return refusing(refusal('UNAVAILABLE'), incoming);
  }
}

async function maySeeFigures(needs: Needs, incoming: Incoming): Promise<Checked<null>> {
  const { headers, socket } = incoming.request;
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  if (isLoopback(socket.remoteAddress) && !isForwarded) return allowed(null);
  const client = await clientOf(needs, incoming);
  if (!client.ok) return client;
  return client.value.scopes.includes('audit') ? allowed(null) : refuse('FORBIDDEN');
}

function json(value: unknown): Outgoing {
  const body = JSON.stringify(value);
  return { status: 200, headers: {}, contentType: 'application/json', body, client: null, code: null };
}

function refusing(refused: DoorRefusal, { request, requestId }: Incoming): Outgoing {
  const language = preferredLanguage(request.headers['accept-language']);
  return refusalAnswer(refused, { language, requestId, client: null });
}
