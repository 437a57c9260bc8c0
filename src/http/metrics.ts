// Figures for whoever keeps the service running: how much, how fast, how it went. No figure names a person or a case.

import { AggregatorRegistry, Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = {
  /** One request answered; `route` is the pattern, such as `POST /api/v1/calls`. */
  countRequest(route: string, status: number, seconds: number): void;
  countVerification(decision: 'allow' | 'deny'): void;
  /** In the Prometheus text format. */
  text(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Read when the figures are asked for. */
  watch(name: 'uploads' | 'ledger' | 'checkpoint' | 'loss', read: () => number): void;
};

/** One of several processes behind the same door. */
export type AmongWorkers = {
  /** Its number, which whoever takes its place has as well. */
  readonly worker: string;
  /** The figures of all of them, as text; rejects when they cannot be had now. */
  readonly gather: () => Promise<string>;
};

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * The figures of this process or, among workers, of all of them whichever is asked. Each worker's stand by themselves under
 * the label `worker`: added up, one that began again from nothing would make the sum go back.
 */
export function createMetrics(among: AmongWorkers | null = null): Metrics {
  const registry = new Registry();
  if (among) {
    registry.setDefaultLabels({ worker: among.worker });
    AggregatorRegistry.setRegistries(registry);
  }
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'fullmakt_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'fullmakt_request_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['route'] as const,
    buckets: SECONDS,
    registers,
  });
  const verifications = new Counter({
    name: 'fullmakt_verifications_total',
    help: 'Verifications answered, by decision.',
    labelNames: ['decision'] as const,
    registers,
  });
  // Finding a figure by its labels costs more than adding to it. Routes are few and fixed.
  const durationOf = remembered((route) => durations.labels({ route }));
  const countOf = remembered((route) => remembered((status: number) => requests.labels({ route, status })));
  const watched = {
    uploads: { name: 'fullmakt_uploads_in_progress', help: 'Uploads lying in memory now.' },
    ledger: { name: 'fullmakt_ledger_waiting', help: 'Work waiting for the next commit.' },
    checkpoint: {
      name: 'fullmakt_checkpoint_failed',
      help: '1 when the newest signed checkpoint could not be written to its file.',
    },
    loss: {
      name: 'fullmakt_entries_lost',
      help: 'Audit entries a checkpoint vouched for that the database did not hold at the start.',
    },
  };
  return {
    countRequest(route, status, seconds) {
      countOf(route)(status).inc();
      durationOf(route).observe(seconds);
    },
    countVerification(decision) {
      verifications.inc({ decision });
    },
    async text() {
      const text = among ? await among.gather() : await registry.metrics();
      return { contentType: registry.contentType, text };
    },
    watch(name, read) {
      const gauge: Gauge = new Gauge({
        ...watched[name],
        registers,
        collect() {
          gauge.set(read());
        },
      });
    },
  };
}

function remembered<Label extends string | number = string, Found = unknown>(
  find: (label: Label) => Found,
): (label: Label) => Found {
  const known = new Map<Label, Found>();
  return (label) => {
    const found = known.get(label) ?? find(label);
    known.set(label, found);
    return found;
  };
}
