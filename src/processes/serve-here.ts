// Serves in this process and stops it in order: no answer is lost, no record is left without its checkpoint.

import { type App, createApp } from '../app.js';
import type { Ledger } from '../audit/ledger.js';
import type { Config } from '../config.js';
import { type Rota, createRota } from '../duties/rota.js';
import { installLastResort } from '../http/last-resort.js';
import { type Listening, listen } from '../http/listening.js';
import { type Log, errorFacts } from '../http/log.js';
import { type World, openWorld } from '../world.js';
import { type LetterDesk, openLetterDesk } from './letter-desk.js';
import { CannotStart } from './cannot-start.js';
import { offerFirstLink } from './first-link.js';
import { type QuestionDesk, openQuestionDesk } from './question-desk.js';
import type { WorkerPlace } from './worker-place.js';
import { openCarrier } from './write-ahead-carrier.js';

const CHECKPOINT_EVERY_MS = 5 * 60_000;
const FIRST_WORKER = '1';
const DUTIES_EVERY_MS = 60_000;
const SETTINGS_EVERY_MS = 5_000;

const OLDER =
  'this database is older than a signed checkpoint: entries it vouches for are not here, and what was done then is ' +
  'not known. New entries go into chains of their own; `fullmakt audit verify` and `audit accept-loss` tell more';

export type Serving = {
  readonly config: Config;
  readonly log: Log;
  /** Null for the only process there is. */
  readonly place: WorkerPlace | null;
  /** Resolves when we are asked to stop. */
  readonly askedToStop: () => Promise<void>;
};

/** Serves until asked to stop. Resolves when everything is closed. @throws CannotStart, KeysUnusable, Unavailable */
export async function serveHere(serving: Serving): Promise<void> {
  const own = await openWorld(serving.config);
  try {
    const beside = await openBeside(serving, own);
    const world = beside ? { ...own, ledger: watchedTogether(own.ledger, beside.desk) } : own;
    try {
      await serveWorld(serving, world, beside);
    } finally {
      await beside?.close();
    }
  } finally {
    await own.close();
  }
  serving.log.info('stopped');
}

type Beside = { readonly desk: QuestionDesk; close(): Promise<void> };

/**
 * An embedded database works in the thread that asks it, so questions, and bringing over its log, get threads of their own.
 * A server has its own processes: there a thread more gains little (README, decisions).
 */
async function openBeside({ config, log }: Serving, { database }: World): Promise<Beside | null> {
  if (database.dialect !== 'sqlite') return null;
  const desk = await openQuestionDesk(config, log);
  const carrier = openCarrier({ file: config.databaseUrl.slice('file:'.length), log });
  return {
    desk,
    async close() {
      // First: whoever closes the database cuts its log, for which nobody else may be at it.
      await carrier.close();
      await desk.close();
    },
  };
}

/** What is told about the ledger, and its checkpoints, are those of both: this thread's and the desk's. */
function watchedTogether(own: Ledger, desk: QuestionDesk): Ledger {
  return {
    ...own,
    status() {
      const [here, there] = [own.status(), desk.status()];
      const made = [here.lastCheckpointAt, there.lastCheckpointAt].filter((at) => at !== null);
      return {
        lastCheckpointAt: made.toSorted().at(-1) ?? null,
        checkpointFailed: here.checkpointFailed || there.checkpointFailed,
        waiting: here.waiting + there.waiting,
      };
    },
    async checkpoint() {
      desk.checkpoint();
      await own.checkpoint();
    },
  };
}

async function serveWorld(serving: Serving, world: World, beside: Beside | null): Promise<void> {
  const { config, log, place } = serving;
  const desk = beside?.desk;
  const app = await createApp({ config, world, log, among: place, ...(desk && { desk }) });
  let letters: LetterDesk | null = null;
  try {
    refuseUnguarded(config, app);
    if (place === null || place.worker === FIRST_WORKER) await offerFirstLink({ config, world, log });
    const listening = await listen({ app: app.http, host: config.host, port: config.port, log });
    const checkpoints = setInterval(() => void world.ledger.checkpoint(), CHECKPOINT_EVERY_MS);
    const rota = rotaOf(app, world, log);
    // Not on starting: then there is nothing that could not wait a minute, and everything that should not.
    const duties = setInterval(() => void rota.tick(), DUTIES_EVERY_MS);
    const settings = setInterval(() => void lookForSettings(world, log), SETTINGS_EVERY_MS);
    letters = letterDeskOf(app, world, log);
    // Of several workers the supervisor says it, once.
    if (place) log.info('serving');
    else log.info({ host: config.host, port: listening.port }, `serving on ${config.publicUrl}`);
    if (world.database.unchecked.length > 0)
      log.warn({ unchecked: world.database.unchecked }, 'durability rests on what could not be asked');
    if (world.loss) log.warn({ ...world.loss }, OLDER);
    installLastResort({ log, stop: () => stopAll({ listening, world, app, beside }) });
    await serving.askedToStop();
    clearInterval(checkpoints);
    clearInterval(duties);
    clearInterval(settings);
    letters.stop();
    await Promise.all([rota.stop(), listening.stop()]);
  } finally {
    letters?.stop();
    await app.close();
    await letters?.ended();
  }
}

/** After an error nobody caught: what was answered gets its checkpoint all the same. */
async function stopAll(open: {
  readonly listening: Listening;
  readonly app: App;
  readonly beside: Beside | null;
  readonly world: World;
}): Promise<void> {
  await open.listening.stop();
  await open.app.close();
  await open.beside?.close();
  await open.world.close();
}

/** Settings may have been edited at another process; where the database is out of reach, those before go on. */
async function lookForSettings({ settings }: World, log: Log): Promise<void> {
  await settings.refresh().catch((error: unknown) => {
    log.warn({ error: errorFacts(error) }, 'it could not be seen whether settings have changed');
  });
}

function rotaOf({ duties }: App, world: World, log: Log): Rota {
  return createRota({
    ...world,
    duties,
    done(duty, done) {
      const nothing = Object.values(done).every((count) => count === 0);
      log[nothing ? 'debug' : 'info']({ duty, ...done }, 'background work is done');
    },
    failed: (duty, error) =>
      log.warn({ duty, error: errorFacts(error) }, 'background work could not be done'),
  });
}

function letterDeskOf({ letters }: App, world: World, log: Log): LetterDesk {
  return openLetterDesk({
    ...world,
    ...letters,
    failed: (error) => log.warn({ error: errorFacts(error) }, 'a letter could not be read now'),
  });
}

/** Papers from strangers are parsed in a child whose memory is limited; without a limit one file can take the machine. */
function refuseUnguarded(config: Config, app: App): void {
  if (app.readerGuarantee !== 'none') return;
  if (config.production)
    throw new CannotStart('the memory of the file reader cannot be limited on this system');
}
