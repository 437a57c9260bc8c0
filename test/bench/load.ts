// Asks a server from a process of its own, over many connections for some seconds, and tells how much was answered and how fast.

import autocannon, { type Client, type Request } from 'autocannon';

export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
  /** JSON bodies, shared out among the connections. */
  readonly bodies: readonly string[];
};

export type Loaded = {
  readonly answered: number;
  /** Anything but a 2xx. */
  readonly failed: number;
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds from a request to its answer, as its sender sees it. */
  readonly p50: number;
  readonly p99: number;
};

/** The service closes a connection after a thousand requests; autocannon would go on asking on it. */
const REQUESTS_A_CONNECTION = 500;

process.on('message', (load: Load) => void run(load).then((loaded) => process.send?.(loaded)));

async function run({ url, headers, connections, seconds, bodies }: Load): Promise<Loaded> {
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
    reconnectRate: REQUESTS_A_CONNECTION,
  });
  took.sort((a, b) => a - b);
  return {
    answered: took.length,
    failed: errors + timeouts + non2xx,
    rate: took.length / duration,
    p50: took[Math.floor(took.length * 0.5)] ?? Number.NaN,
    p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN,
  };
}
