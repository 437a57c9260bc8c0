// Starts the service and stops it in order: no answer is lost, no record is left without its checkpoint.

import { pathToFileURL } from 'node:url';
import { type App, createApp } from './app.js';
import { type Config, SettingsFaulty, readConfig } from './config.js';
import { installLastResort } from './http/last-resort.js';
import { type Listening, listen } from './http/listening.js';
import { type Log, createLog, errorFacts } from './http/log.js';
import { KeysUnusable } from './sealing/keys.js';
import { Unavailable } from './shared/unavailable.js';
import { type World, openWorld } from './world.js';

const CHECKPOINT_EVERY_MS = 5 * 60_000;
const TIDY_EVERY_MS = 6 * 60 * 60_000;

/** The service cannot start as it is set up; the message says why in one sentence. */
export class CannotStart extends Error {}

/** Serves until asked to stop. Resolves when everything is closed. @throws CannotStart, KeysUnusable, Unavailable */
export async function serve(config: Config, log: Log = createLog(config.logLevel)): Promise<void> {
  const world = await openWorld(config);
  try {
    await serveWorld({ config, world, log });
  } finally {
    await world.close();
  }
  log.info('stopped');
}

async function serveWorld(needs: {
  readonly config: Config;
  readonly world: World;
  readonly log: Log;
}): Promise<void> {
  const { config, world, log } = needs;
  const app = await createApp(needs);
  try {
    refuseUnguarded(config, app);
    const listening = await listen({ app: app.http, host: config.host, port: config.port, log });
    const checkpoints = setInterval(() => void world.ledger.checkpoint(), CHECKPOINT_EVERY_MS);
    const tidying = setInterval(() => void tidy(app, log), TIDY_EVERY_MS);
    log.info({ host: config.host, port: listening.port }, `serving on ${config.publicUrl}`);
    if (world.database.unchecked.length > 0)
      log.warn({ unchecked: world.database.unchecked }, 'durability rests on what could not be asked');
    installLastResort({ log, stop: () => stopAll(listening, needs, app) });
    await askedToStop(log);
    clearInterval(checkpoints);
    clearInterval(tidying);
    await listening.stop();
  } finally {
    await app.close();
  }
}

/** After an error nobody caught: what was answered gets its checkpoint all the same. */
async function stopAll(listening: Listening, { world }: { readonly world: World }, app: App): Promise<void> {
  await listening.stop();
  await app.close();
  await world.close();
}

/** What a process that was ended in the middle has left in the store of papers. */
async function tidy(app: App, log: Log): Promise<void> {
  try {
    const removed = await app.removeOrphans();
    if (removed > 0) log.info({ removed }, 'objects without a document are removed');
  } catch (error) {
    log.warn({ error: errorFacts(error) }, 'the store of papers could not be tidied');
  }
}

/** Papers from strangers are parsed in a child whose memory is limited; without a limit one file can take the machine. */
function refuseUnguarded(config: Config, app: App): void {
  if (app.readerGuarantee !== 'none') return;
  if (config.production)
    throw new CannotStart('the memory of the file reader cannot be limited on this system');
}

function askedToStop(log: Log): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info(`${signal}: stopping`);
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

/** One sentence for what an operator can mend; everything else keeps its trace. */
export function isForOperator(error: unknown): error is Error {
  return (
    error instanceof CannotStart ||
    error instanceof SettingsFaulty ||
    error instanceof KeysUnusable ||
    error instanceof Unavailable ||
    (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await serve(readConfig());
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
