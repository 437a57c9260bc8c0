// Starts several workers on one machine and keeps them going. It serves nobody itself, so that nothing a caller does can end it.

import cluster, { type Worker } from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { AggregatorRegistry } from 'prom-client';
import type { Config } from '../config.js';
import type { Log } from '../http/log.js';
import { ownProgram } from '../own-files.js';
import { openWorld } from '../world.js';
import { CannotStart, LASTING_EXIT } from './cannot-start.js';
import { answerFigures } from './worker-place.js';

export type Supervising = {
  readonly config: Config;
  readonly log: Log;
  /** Where the workers' logs go; the file descriptors of this process. */
  readonly logTo: 1 | 2;
  readonly askedToStop: () => Promise<void>;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** One that has served as long as this is started again at once, however often it has failed before. */
const SERVED_WELL_MS = 60_000;
/** A worker gives its running requests 25 s. */
const LONGEST_STOP_MS = 40_000;

/** One worker after the other in the same place. */
type Place = { readonly number: number; worker: Worker; failures: number; servingSince: number | null };

/**
 * Serves with `config.workers` processes until asked to stop; resolves when all have ended. @throws CannotStart when the
 * first worker does not come to serve, or later when none is left and starting again would change nothing.
 */
export async function supervise(supervising: Supervising): Promise<void> {
  const { config, log } = supervising;
  // Migrated and given its keys by one, before several would do it at the same time.
  await (await openWorld(config)).close();
  // Each worker takes connections from the system itself. Handed on by us, those on their way to a worker that dies
  // would be lost without anybody telling the caller.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const crew = createCrew(supervising);
  // Listened for from the beginning: asked to stop while they start, they are ended in order all the same.
  const asked = supervising.askedToStop();
  await Promise.race([crew.begin(), asked]);
  const lost = await Promise.race([asked, crew.lost]);
  await crew.stop();
  if (lost) throw lost;
  log.info('stopped');
}

function createCrew({ config, log, logTo }: Supervising) {
  const figures = new AggregatorRegistry();
  const places: Place[] = [];
  const pauses = new Set<NodeJS.Timeout>();
  let first: Worker | null = null;
  let stopping = false;
  let giveUp: (error: CannotStart) => void = () => undefined;
  const lost = new Promise<CannotStart>((resolve) => {
    giveUp = resolve;
  });

  function startWorker(number: number): Worker {
    cluster.setupPrimary({
      exec: fileURLToPath(ownProgram('main')),
      args: [String(number)],
      stdio: ['ignore', logTo, 2, 'ipc'],
    });
    const worker = cluster.fork();
    worker.on('error', () => undefined); // its end is what counts
    answerFigures(worker, () => figures.clusterMetrics());
    return worker;
  }

  function fill(number: number, worker = startWorker(number)): Place {
    const place: Place = { number, worker, failures: 0, servingSince: null };
    places.push(place);
    follow(place);
    return place;
  }

  function follow(place: Place): void {
    place.servingSince = null;
    place.worker.once('listening', () => {
      place.servingSince = performance.now();
    });
    place.worker.once('exit', (code, signal) => {
      if (!stopping) startAgain(place, { code, signal });
    });
  }

  function startAgain(place: Place, ended: { readonly code: number; readonly signal: string }): void {
    const served = place.servingSince === null ? 0 : performance.now() - place.servingSince;
    place.servingSince = null;
    place.failures = served > SERVED_WELL_MS ? 0 : place.failures + 1;
    const isLasting = ended.code === LASTING_EXIT;
    if (isLasting && places.every(({ servingSince }) => servingSince === null)) {
      giveUp(new CannotStart('no worker is left, and none can start as the service is set up'));
      return;
    }
    const pauseMs = isLasting ? LONGEST_PAUSE_MS : pauseAfter(place.failures);
    log.warn({ worker: String(place.number), ...ended, pauseMs }, 'a worker has ended and is started again');
    const paused = setTimeout(() => {
      pauses.delete(paused);
      place.worker = startWorker(place.number);
      follow(place);
    }, pauseMs);
    pauses.add(paused);
  }

  return {
    /** The first by itself: what keeps it from starting would keep the others too, and is told once. */
    async begin(): Promise<void> {
      first = startWorker(1);
      const port = await firstServing(first);
      if (stopping) return;
      const place = fill(1, first);
      place.servingSince = performance.now();
      const others = Array.from({ length: config.workers - 1 }, (_, index) => fill(index + 2));
      await Promise.all(others.map(({ worker }) => servingOrGone(worker)));
      if (!stopping)
        log.info({ host: config.host, port, workers: config.workers }, `serving on ${config.publicUrl}`);
    },
    /** Resolves with why when there is no use in going on. */
    lost,
    async stop(): Promise<void> {
      stopping = true;
      for (const paused of pauses) clearTimeout(paused);
      const workers = new Set(places.map(({ worker }) => worker));
      if (first) workers.add(first);
      await Promise.all([...workers].map((worker) => endWorker(worker, log)));
    },
  };
}

/** Longer each time, so that a worker that cannot live does not keep the machine busy. */
function pauseAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

function firstServing(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('listening', ({ port }) => resolve(port));
    worker.once('exit', () => reject(new CannotStart('the first worker could not start; why stands above')));
  });
}

function servingOrGone(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('listening', () => resolve());
    worker.once('exit', () => resolve());
  });
}

async function endWorker(worker: Worker, log: Log): Promise<void> {
  if (worker.isDead()) return;
  await new Promise<void>((resolve) => {
    const tooLong = setTimeout(() => {
      log.warn('a worker did not stop in time and was ended');
      worker.process.kill('SIGKILL');
      process.exitCode = 1;
    }, LONGEST_STOP_MS);
    worker.once('exit', () => {
      clearTimeout(tooLong);
      resolve();
    });
    worker.process.kill('SIGTERM');
  });
}
