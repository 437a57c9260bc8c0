// The benchmark, `npm run bench`: verification over HTTP beside a bare Express route, in one run and as ratios; then papers and the audit.
//
// `--quick` measures smaller databases for a shorter time, `--json` prints one JSON value instead of the table.

import { type ChildProcess, fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { verifyAudit } from '../../src/audit/actions.js';
import { type Api, createApi } from '../support/api.js';
import { THE_AGENT } from '../support/builders.js';
import { seeded } from '../support/random.js';
import { type Installation, type Server, anInstallation } from '../support/server.js';
import { measureDisk } from './disk.js';
import { type Figures, type Line, printFigures } from './figures.js';
import { measurePapers } from './papers.js';
import { caseNumberOf, questionsAbout } from './questions.js';
import { type Run, type Target, inRounds, median, nextMessage, ratioOf, startLoader } from './rounds.js';
import { seedAuthorizations } from './seed.js';

const quick = process.argv.includes('--quick');
const asJson = process.argv.includes('--json');

const SIZES = quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
/** Many short rounds: what else the machine does comes and goes within seconds. */
const MANY = { connections: 32, seconds: quick ? 2 : 4, rounds: quick ? 7 : 9 };
const ONE = { connections: 1, seconds: 2, rounds: 5 };
const WARM_UP = { connections: 32, seconds: 3 };
const BARE = 'bare Express route';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The same questions in the same order each time the bench is run. */
const random = seeded(2026);

type Filled = {
  readonly size: number;
  readonly installation: Installation;
  readonly server: Server;
  readonly key: string;
};

const filled: Filled[] = [];
const bares: ChildProcess[] = [];
const loader = startLoader();
try {
  const figures = await measure();
  process.stdout.write(asJson ? `${JSON.stringify(figures, null, 2)}\n` : printFigures(figures));
} finally {
  loader.end();
  for (const bare of bares) bare.kill();
  for (const { installation } of filled) await installation.remove();
}

async function measure(): Promise<Figures> {
  for (const size of SIZES) filled.push(await fill(size));
  const [smallest] = filled;
  if (!smallest) throw new Error('there is nothing to measure');
  const bare = await startBare(smallest);
  const services = filled.map(serviceTarget);
  const targets = [bare, ...services];

  tell('warming up');
  for (const target of targets) await loader.load(target, WARM_UP);
  tell(`${MANY.rounds} rounds of ${targets.length} × ${MANY.seconds} s`);
  const many = await inRounds(loader, targets, MANY);
  tell('one connection at a time');
  const one = await inRounds(loader, [bare, ...services.slice(-2, -1)], ONE);

  const disk = measureDisk(smallest.installation.folder);
  const busy = loadavg()[0] ?? Number.NaN;

  tell('papers');
  const api = createApi(smallest.server.origin, null);
  const papers = await measurePapers(smallest.installation.config.agency, api);
  api.close();
  tell('the audit');
  const audit = await measureAudit(smallest);

  const lines = [...linesOf(many, 32), ...linesOf(one, 1)];
  const middle = many.get(nameOf(SIZES[1] ?? 0));
  const largest = many.get(nameOf(SIZES.at(-1) ?? 0));
  return {
    lines,
    ratioToBare: ratioOf(middle, many.get(BARE)),
    ratioToSmallest: ratioOf(largest, many.get(nameOf(SIZES[0] ?? 0))),
    ...papers,
    ...audit,
    ...disk,
    loadAverage: busy,
  };
}

async function fill(size: number): Promise<Filled> {
  tell(`${size} authorizations`);
  const installation = await anInstallation();
  const key = await installation.keyFor('verify');
  const file = installation.config.databaseUrl.slice('file:'.length);
  await installation.beside(async (world) => seedAuthorizations(world, file, size));
  return { size, installation, key, server: await installation.start() };
}

async function startBare({ server, key }: Filled): Promise<Target> {
  const api: Api = createApi(server.origin, key);
  const question = { caseNumber: caseNumberOf(0), agent: THE_AGENT, power: 'information' };
  const { json } = await api.post('/api/v1/verifications', question);
  api.close();
  if (json.decision !== 'allow') throw new Error('what was seeded is not allowed');
  const child = fork(new URL('./bare-server.ts', import.meta.url), [JSON.stringify(json)], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  bares.push(child);
  const { port } = await nextMessage<AddressInfo>(child);
  return {
    name: BARE,
    url: `http://127.0.0.1:${port}/bare`,
    headers: JSON_TYPE,
    pid: child.pid ?? 0,
    bodies: (count) => questionsAbout(1_000, count, random),
  };
}

function serviceTarget({ size, server, key }: Filled): Target {
  return {
    name: nameOf(size),
    url: `${server.origin}/api/v1/verifications`,
    headers: { ...JSON_TYPE, authorization: `Bearer ${key}` },
    pid: server.pid,
    bodies: (count) => questionsAbout(size, count, random),
  };
}

function nameOf(size: number): string {
  return `verification, ${size.toLocaleString('en')} authorizations`;
}

function linesOf(runs: ReadonlyMap<string, readonly Run[]>, connections: number): readonly Line[] {
  return [...runs].map(([name, own]) => ({
    name,
    connections,
    rate: median(own.map(({ rate }) => rate)),
    ratio: ratioOf(own, runs.get(BARE)),
    p50: median(own.map(({ p50 }) => p50)),
    p99: median(own.map(({ p99 }) => p99)),
    cpuMicroseconds: median(own.map(({ cpuMicroseconds }) => cpuMicroseconds ?? Number.NaN)),
    failed: own.reduce((sum, { failed }) => sum + failed, 0),
  }));
}

/** Every link of what was just recorded, after an orderly stop. */
async function measureAudit({ installation, server }: Filled) {
  await server.end('SIGTERM');
  return installation.beside(async (world) => {
    const begun = performance.now();
    const verdict = await verifyAudit(world);
    if (!verdict.whole) throw new Error(`the audit is broken: ${verdict.first.fault}`);
    const seconds = (performance.now() - begun) / 1000;
    return { auditEntries: verdict.entries, auditEntriesASecond: verdict.entries / seconds };
  });
}

function tell(what: string): void {
  process.stderr.write(`${what} …\n`);
}
