// Asks a server from a process of its own and tells how much was answered and how fast: as much as it takes, or at a steady rate.

import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Dispatcher, Pool } from 'undici';

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
  const took: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const keepAsking = async (first: number): Promise<void> => {
    const client = new Client(origin);
    for (let at = first; performance.now() < until; at += connections) {
      const sent = performance.now();
      const fine = await ask(client, { path: pathname, headers, body: bodies[at % bodies.length] ?? '' });
      took.push(performance.now() - sent);
      if (!fine) failed += 1;
    }
    await client.close();
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => keepAsking(index)));
  return summed(took, { failed, seconds: (performance.now() - begun) / 1000 });
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
        ask(pool, { path: pathname, headers, body }).then((fine) => {
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

type Asked = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/**
 * Whether the answer was a 200, once all of it is here. Below what makes streams of bodies, which costs as much as the
 * server's answer does: this process shares the machine with it.
 */
function ask(from: Dispatcher, { path, headers, body }: Asked): Promise<boolean> {
  return new Promise((resolve) => {
    let isFine = false;
    from.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart: () => undefined,
        onResponseStart(_controller, status) {
          isFine = status === 200;
        },
        onResponseData: () => undefined,
        onResponseEnd: () => resolve(isFine),
        onResponseError: () => resolve(false),
      },
    );
  });
}

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
