// The doors of the papers as debtors and reviewers meet them: the whole application, with the shipped reader and writer or plain ones.

import type { Route } from '../../src/http/route.js';
import type { Service } from '../../src/http/server.js';
import { PDFDocument } from 'pdf-lib';
import request, { type Response } from 'supertest';
import type { SentFile } from '../../src/documents/storing/actions.js';
import { createLog } from '../../src/http/log.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createHttp } from '../../src/http/server.js';
import { createClient } from '../../src/staff/actions.js';
import { SCOPES } from '../../src/staff/permissions.js';
import { followCases } from '../../src/authorizations/steps.js';
import { isCallOverFor } from '../../src/calls/steps.js';
import { askingHere, usesOf } from '../../src/verification/actions.js';
import { auditRoutes } from '../../src/web/api/audit.js';
import { authorizationRoutes } from '../../src/web/api/authorizations.js';
import { callRoutes } from '../../src/web/api/calls.js';
import { verificationRoutes } from '../../src/web/api/verifications.js';
import { caseRoutes } from '../../src/web/api/cases.js';
import { reviewRoutes } from '../../src/web/api/reviews.js';
import { submissionRoutes } from '../../src/web/api/submissions.js';
import { templateRoutes } from '../../src/web/api/templates.js';
import { type PaperWorld, aPaperWorld, valueOf } from './paper-world.js';
import { CLIENT, type TestWorld, aWorld } from './world.js';
import { anApp } from './app.js';

export type PaperDoors<Kind extends TestWorld> = {
  readonly world: Kind;
  readonly app: Service;
  /** As the case system, for Kari Saksbehandler. */
  asStaff(method: 'get' | 'post' | 'put', path: string, body?: object): Promise<Response>;
  /** As a debtor sends papers; `fields` are the text parts. */
  upload(files: readonly SentFile[], fields?: Record<string, string>, path?: string): Promise<Response>;
  close(): Promise<void>;
};

/** A prefilled form as it is asked for at `/api/v1/templates`. */
export const AN_ORDER = {
  language: 'nb',
  debtor: { name: 'Bjørg Åse Sørli-Øverås', birthDate: '1980-02-29' },
  agent: { name: 'Łukasz Żółć', birthDate: '1979-03-14', phone: '+47 912 34 567' },
  cases: ['2026-114477'],
  powers: ['information'],
  limits: 'Ingen',
  validThrough: '2026-12-31',
};

const silent = createLog('silent', { write: () => undefined });

/** Everything as delivered: real PDF forms, read in child processes. */
export async function openRealDoors(changes: Record<string, string> = {}): Promise<PaperDoors<TestWorld>> {
  const world = await aWorld(changes);
  const app = await anApp(world);
  return doors(world, app.http, () => app.close());
}

/**
 * The same routes with the reader and printer of `aPaperWorld`, for what does not depend on PDF; `pages` makes those for
 * people that are looked at.
 */
export async function openPlainDoors(
  pages: (world: PaperWorld) => readonly Route[] = () => [],
): Promise<PaperDoors<PaperWorld>> {
  const world = await aPaperWorld();
  const metrics = createMetrics();
  const app = createHttp({
    ...world,
    routes: [
      ...templateRoutes({ ...world, publicUrl: world.config.publicUrl }),
      ...submissionRoutes(world),
      ...reviewRoutes(world),
      ...caseRoutes({
        ...world,
        grants: followCases(world.keys),
      }),
      ...callRoutes(world),
      ...authorizationRoutes({ ...world, isCallOver: isCallOverFor, usesOf }),
      ...verificationRoutes({ ...world, metrics, askDisclosure: askingHere(world) }),
      ...auditRoutes(world),
      ...pages(world),
    ],
    ready: () => Promise.resolve(),
    log: silent,
    metrics,
    errorPage: () => null,
    publicUrl: world.config.publicUrl,
    publicRate: 100_000,
    trustedProxies: [],
  });
  return doors(world, app, () => Promise.resolve());
}

async function doors<Kind extends TestWorld>(
  world: Kind,
  app: Service,
  closeApp: () => Promise<void>,
): Promise<PaperDoors<Kind>> {
  const made = await createClient(world, CLIENT, { name: 'saksystem', scopes: [...SCOPES] });
  const key = valueOf(made).key;
  return {
    world,
    app,
    async asStaff(method, path, body) {
      const agent = request(app);
      const asked = agent[method](path)
        .set('Authorization', `Bearer ${key}`)
        .set('On-Behalf-Of', 'Kari Saksbehandler');
      return body === undefined ? asked : asked.send(body);
    },
    async upload(files, fields = {}, path = '/api/v1/submissions') {
      const asked = request(app).post(path).field(fields);
      for (const { name, bytes } of files) asked.attach('file', bytes, name);
      return asked;
    },
    async close() {
      await closeApp();
      await world.remove();
    },
  };
}

/** Fills in a form of ours as a viewer would: `Yes` ticks a box, all else is text. */
export async function fillIn(form: Uint8Array, values: Readonly<Record<string, string>>): Promise<Buffer> {
  const document = await PDFDocument.load(form, { updateMetadata: false });
  const fields = document.getForm();
  for (const [name, value] of Object.entries(values))
    if (value === 'Yes') fields.getCheckBox(name).check();
    else fields.getTextField(name).setText(value);
  return Buffer.from(await document.save({ updateFieldAppearances: false }));
}

/** The body of a PDF answer. */
export async function pdfFrom(app: Service, path: string): Promise<Buffer> {
  const answer = await request(app).get(path).buffer(true).parse(bytesOf);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer.body as Buffer;
}

function bytesOf(response: request.Response, done: (error: Error | null, bytes: Buffer) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

/** `missing NOT_FILLED_IN` for one requirement of an answer's checklist. */
export function verdictIn(answer: Response, requirement: string): string {
  const lines = answer.body.checklist as readonly {
    readonly requirement: string;
    readonly state: string;
    readonly reasons: readonly string[];
  }[];
  const line = lines.find((each) => each.requirement === requirement);
  return line ? [line.state, ...line.reasons].join(' ') : 'no such line';
}
