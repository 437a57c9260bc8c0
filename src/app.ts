// The table of contents: every door of the service, and which actions stand behind it.

import {
  type FileReader,
  type MemoryGuarantee,
  createFileReader,
  type ReaderPrograms,
} from './adapters/file-reader/file-reader.js';
import { READER_LIMITS } from './adapters/file-reader/limits.js';
import { createClamav } from './adapters/clamav.js';
import { createFormPrinter } from './adapters/form-printer.js';
import { removeFirstLink } from './adapters/first-link-file.js';
import { createPasswords } from './adapters/passwords.js';
import { readPrintedWords } from './adapters/pdf-writer/printed-words.js';
import { openUploads } from './adapters/open-uploads.js';
import { followCases } from './authorizations/steps.js';
import { backgroundDuties } from './background.js';
import { isCallOverFor } from './calls/steps.js';
import type { Config } from './config.js';
import type { FileStore } from './documents/file-store.js';
import type { PrintForm } from './documents/issuing/actions.js';
import type { Prints } from './documents/typed-sheet.js';
import type { Scanner } from './documents/scanning.js';
import { isReadingPending, readNextPending } from './documents/transcribing/actions.js';
import type { Duty } from './duties/rota.js';
import { type Log, errorFacts } from './http/log.js';
import { type AmongWorkers, type Metrics, createMetrics } from './http/metrics.js';
import type { Route } from './http/route.js';
import { type Service, createHttp } from './http/server.js';
import { UPLOAD_PLACES } from './http/upload-places.js';
import type { Settings } from './settings/in-force.js';
import { type AskDisclosure, askingHere, usesOf } from './verification/actions.js';
import { auditRoutes } from './web/api/audit.js';
import { authorizationRoutes } from './web/api/authorizations.js';
import { callbackRoutes } from './web/api/callbacks.js';
import { callRoutes } from './web/api/calls.js';
import { caseRoutes } from './web/api/cases.js';
import { docsRoutes } from './web/api/docs.js';
import { openingHoursRoutes } from './web/api/opening-hours.js';
import { reviewPageRoutes } from './web/api/review-pages.js';
import { reviewRoutes } from './web/api/reviews.js';
import { submissionRoutes } from './web/api/submissions.js';
import { templateRoutes } from './web/api/templates.js';
import { verificationRoutes } from './web/api/verifications.js';
import { createFaces } from './web/faces.js';
import type { World } from './world.js';

export type App = {
  readonly http: Service;
  /** Every route, with its permission. */
  readonly routes: readonly Route[];
  /** How well the memory of the child that reads papers is limited; `none` is unfit for production. */
  readonly readerGuarantee: MemoryGuarantee;
  /** Background work, to be done once by all processes together. */
  readonly duties: readonly Duty[];
  /** Letters in pictures, read one by one in the background. */
  readonly letters: {
    readonly pending: () => Promise<boolean>;
    readonly readNext: () => Promise<boolean>;
  };
  close(): Promise<void>;
};

/** Answers questions elsewhere than in this thread. */
export type Desk = {
  readonly ask: AskDisclosure;
  /** @throws Unavailable while it can answer nothing. */
  assertOpen(): void;
};

/** Every route on one application, ready to listen. */
export async function createApp(needs: {
  readonly config: Config;
  readonly world: World;
  readonly log: Log;
  /** Null for the only process there is. */
  readonly among?: AmongWorkers | null;
  /** Other programs than those beside ours to read files with, such as compiled ones. */
  readonly readers?: ReaderPrograms;
  /** Where the question everything else is for is answered; in this thread unless told otherwise. */
  readonly desk?: Desk;
}): Promise<App> {
  const { config, world, log, among = null, readers, desk } = needs;
  const doubt = (error: Error) =>
    log.warn({ error: errorFacts(error) }, 'the store of received files is out of reach just now');
  const files = await openUploads({ now: world.now, doubt }, config);
  const printForm = await createFormPrinter(world.agency);
  const prints = await followPrints(world.settings);
  const reader = await createFileReader({
    ...readers,
    limits: { atOnce: shareOf(READER_LIMITS.atOnce, config) },
    anchors: config.trustAnchors,
    get prints() {
      return prints.known();
    },
  });
  const metrics = createMetrics(among);
  metrics.watch('loss', () => world.loss?.entries ?? 0);
  const scanner = config.clamav && createClamav(config.clamav);
  const all = {
    ...world,
    files,
    reader,
    ...(scanner && { scanner }),
    printForm,
    metrics,
    publicUrl: config.publicUrl,
    askDisclosure: desk?.ask ?? askingHere(world),
  };
  const routes = apiRoutes(all);
  const passwords = createPasswords();
  const faces = createFaces({
    ...all,
    isCallOver: isCallOverFor,
    usesOf,
    passwords,
    used: () => removeFirstLink(config.firstLinkFile),
  });
  const docs = docsRoutes(routes, { title: 'Fullmakt', url: config.publicUrl });
  const served = [...routes, ...docs, ...faces.routes];
  const http = createHttp({
    ...world,
    routes: served,
    errorPage: faces.errorPage,
    publicUrl: config.publicUrl,
    async ready() {
      await world.database.probe();
      desk?.assertOpen();
    },
    log,
    metrics,
    publicRate: config.publicRate,
    uploadPlaces: Math.max(FEWEST_PLACES, shareOf(UPLOAD_PLACES, config)),
    trustedProxies: config.trustedProxies,
  });
  return {
    http,
    routes: served,
    readerGuarantee: reader.guarantee,
    duties: backgroundDuties(all, log),
    letters: { pending: () => isReadingPending(all), readNext: () => readNextPending(all) },
    close: () => reader.close(),
  };
}

/** The words on every form that may come back: those printed today, and those printed before the settings were edited. */
async function followPrints(settings: Settings): Promise<{ readonly known: () => Prints }> {
  const read = async () => (await Promise.all(settings.all().map(readPrintedWords))).flat();
  let known = await read();
  settings.onChange(async () => {
    known = await read();
  });
  return { known: () => known };
}

/** With fewer, one slow sender could hold all of them. */
const FEWEST_PLACES = 2;

/** Of what takes memory each worker has its part, and at least one: more workers answer more, and need little more. */
function shareOf(whole: number, { workers }: Config): number {
  return Math.max(1, Math.floor(whole / workers));
}

type Everything = World & {
  readonly files: FileStore;
  readonly reader: FileReader;
  readonly scanner?: Scanner;
  readonly printForm: PrintForm;
  readonly metrics: Metrics;
  readonly publicUrl: string;
  readonly askDisclosure: AskDisclosure;
};

/** The outside contract, in the order api.md tells it. */
function apiRoutes(all: Everything): readonly Route[] {
  const { keys } = all;
  return [
    ...templateRoutes(all),
    ...submissionRoutes(all),
    ...callbackRoutes(all),
    ...openingHoursRoutes(all),
    ...caseRoutes({
      ...all,
      grants: followCases(keys),
    }),
    ...callRoutes(all),
    ...reviewRoutes(all),
    ...reviewPageRoutes(all),
    ...authorizationRoutes({ ...all, isCallOver: isCallOverFor, usesOf }),
    ...verificationRoutes(all),
    ...auditRoutes(all),
  ];
}
