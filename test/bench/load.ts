// Asks a server from a process of its own and tells how much was answered and how fast: as much as it takes, or at a steady rate.

import { setTimeout as pause } from 'node:timers/promises';
import autocannon, { type Client, type Request } from 'autocannon';
import { Pool } from 'undici';

export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second, sent when they are due whatever has become of those before; without it as many as are answered. */
  readonly rate?: number;
  /** JSON bodies, shared out among the connections. */
  readonly bodies: readonly string[];
};

export type Loaded = {
  readonly answered: number;
  /** Anything but a 2xx. */
  readonly failed: number;
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds from a request to its answer, as its sender sees it; at a steady rate from when it was due. */
  readonly p50: number;
  readonly p99: number;
};

process.on('message', (load: Load) => {
  const { rate } = load;
  void (rate === undefined ? press(load) : keepUp(load, rate)).then((loaded) => process.send?.(loaded));
});

async function press({ url, headers, connections, seconds, bodies }: Load): Promise<Loaded> {
  const { origin, pathname } = new URL(url);
  const requests = bodies.map((body): Request => ({ method: 'POST', path: pathname, headers, body }));
  const took: number[] = [];
  let clients = 0;
  const setupClient = (client: Client): void => {
    const own = clients++;
    client.setRequests(requests.filter((_, index) => index % connections === own));
    client.on('response', (_status, _bytes, milliseconds) => took.push(milliseconds));
  };
  const { errors, timeouts, non2xx, duration } = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    requests: requests.slice(0, 1),
    setupClient,
  });
  return summed(took, { failed: errors + timeouts + non2xx, seconds: duration });
}

/** What is due while the connections are opened, and this process is cold, is asked but not timed. */
const OPENING_MS = 1_000;

async function keepUp({ url, headers, connections, seconds, bodies }: Load, rate: number): Promise<Loaded> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const took: number[] = [];
  const answers: Promise<boolean>[] = [];
  const begun = performance.now();
  const count = Math.floor(rate * seconds);
  while (answers.length < count) {
    const now = performance.now() - begun;
    for (let due = dueAt(answers.length); due <= now && answers.length < count; due = dueAt(answers.length)) {
      const sent = due;
      const body = bodies[answers.length % bodies.length] ?? '';
      answers.push(
        answerOf(pool, pathname, { headers: { ...headers }, body }).then((fine) => {
          if (sent >= OPENING_MS) took.push(performance.now() - begun - sent);
          return fine;
        }),
      );
    }
    await pause(1);
  }
  const fine = await Promise.all(answers);
  await pool.close();
  return summed(took, {
    failed: fine.filter((one) => !one).length,
    seconds: (performance.now() - begun - OPENING_MS) / 1000,
  });

  function dueAt(number: number): number {
    return (number * 1000) / rate;
  }
}

async function answerOf(pool: Pool, path: string, asked: Asked): Promise<boolean> {
  try {
    const { statusCode, body } = await pool.request({ method: 'POST', path, ...asked });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

type Asked = { readonly headers: Record<string, string>; readonly body: string };

function summed(took: number[], of: { readonly failed: number; readonly seconds: number }): Loaded {
  took.sort((a, b) => a - b);
  return {
    answered: took.length,
    failed: of.failed,
    rate: took.length / of.seconds,
    p50: took[Math.floor(took.length * 0.5)] ?? Number.NaN,
    p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN,
  };
}
