// A worker's place among the others: which one it is, and how it asks its supervisor for the figures of all of them.

import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { AggregatorRegistry } from 'prom-client';
import { z } from 'zod';
import type { AmongWorkers } from '../http/metrics.js';
import { Unavailable } from '../shared/unavailable.js';

export type WorkerPlace = AmongWorkers;

const LONGEST_WAIT_MS = 6_000;

const question = z.strictObject({ kind: z.literal('figures?'), id: z.string() });
const answer = z.strictObject({ kind: z.literal('figures'), id: z.string(), text: z.string().nullable() });

/** Null in a process that no supervisor has started. */
export function workerPlace(): WorkerPlace | null {
  if (!cluster.isWorker) return null;
  // Made for what it does on being made: the supervisor is answered from now on, by nothing until there are figures.
  AggregatorRegistry.setRegistries([]);
  void new AggregatorRegistry();
  const waiting = new Map<string, (text: string | null) => void>();
  process.on('message', (message) => {
    const told = answer.safeParse(message);
    if (told.success) waiting.get(told.data.id)?.(told.data.text);
  });
  return { worker: process.argv[2] ?? '0', gather: () => askFigures(waiting) };
}

/** In the supervisor: answers this worker's questions for as long as it lives. `gather` asks every worker for its figures. */
export function answerFigures(worker: Worker, gather: () => Promise<string>): void {
  worker.on('message', (message: unknown) => {
    const asked = question.safeParse(message);
    if (asked.success) void tellFigures(worker, asked.data.id, gather);
  });
}

async function askFigures(waiting: Map<string, (text: string | null) => void>): Promise<string> {
  const id = randomUUID();
  const text = await new Promise<string | null>((resolve) => {
    const tooLong = setTimeout(() => resolve(null), LONGEST_WAIT_MS);
    waiting.set(id, (told) => {
      clearTimeout(tooLong);
      resolve(told);
    });
    process.send?.({ kind: 'figures?', id });
  });
  waiting.delete(id);
  if (text === null) throw new Unavailable('not every worker has told its figures');
  return text;
}

/** Figures without one of the workers would be wrong, so then there are none. */
async function tellFigures(worker: Worker, id: string, gather: () => Promise<string>): Promise<void> {
  const text = await gather().catch(() => null);
  if (worker.isConnected()) worker.send({ kind: 'figures', id, text });
}
