// The benchmark, `npm run bench`: verification over HTTP beside a bare Express route, all in one run and as ratios; then papers and the audit.
//
// `--quick` measures smaller databases for a shorter time, `--json` prints one JSON value instead of the table.

import { type ChildProcess, fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { verifyAudit } from '../../src/audit/actions.js';
import { type Api, createApi } from '../support/api.js';
import { THE_AGENT } from '../support/builders.js';
import { seeded } from '../support/random.js';
import type { Server } from '../support/server.js';
import { measureDisk } from './disk.js';
import { type Figures, type Line, printFigures } from './figures.js';
import { measurePapers } from './papers.js';
import { measureEngines } from './policy-engines.js';
import { batchesAbout, caseNumberOf, questionsAbout } from './questions.js';
import { type Run, type Target, inRounds, median, nextMessage, ratioOf, startLoader } from './rounds.js';
import { type Engine, type Site, openSites } from './sites.js';

const quick = process.argv.includes('--quick');
const asJson = process.argv.includes('--json');

const SIZES = quick ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
/** The size that is looked at in more ways. */
const MIDDLE = SIZES[1] ?? 0;
const ENGINES: readonly Engine[] = ['SQLite', 'PostgreSQL'];
/** Many short rounds: what else the machine does comes and goes within seconds. */
const MANY = { connections: 32, seconds: quick ? 1.5 : 3, rounds: quick ? 3 : 7 };
const ONE = { connections: 1, seconds: quick ? 1 : 2, rounds: quick ? 3 : 5 };
const HALF = { connections: 32, seconds: quick ? 3 : 10, rounds: quick ? 1 : 3 };
/** Programs, and the memory of databases, which is full where a server is in use. */
const WARM_UP = { connections: 32, seconds: quick ? 3 : 15 };
const PAPERS = quick ? 5 : 15;
const BATCH = { size: 100, connections: 8 };
const BARE = 'bare Express route';
const JSON_TYPE = { 'content-type': 'application/json' };

/** The same questions in the same order each time the bench is run. */
const random = seeded(2026);

const bares: ChildProcess[] = [];
const loader = startLoader();
const sites = await openSites();
try {
  const figures = await measure();
  process.stdout.write(asJson ? `${JSON.stringify(figures, null, 2)}\n` : printFigures(figures));
} finally {
  loader.end();
  for (const bare of bares) bare.kill();
  await sites.remove();
}

async function measure(): Promise<Figures> {
  const { smallest, server, services, singles } = await startAll();
  const bare = await startBare(server, smallest);
  const targets = [bare, ...services];
  tell('warming up');
  for (const target of targets) await loader.load(target, WARM_UP);
  tell(`${MANY.rounds} rounds of ${targets.length} × ${MANY.seconds} s`);
  const many = await inRounds(loader, targets, MANY);
  tell('one connection at a time');
  const one = await inRounds(loader, [bare, ...singles], ONE);
  tell('half of the most');
  const half: Line[] = [];
  for (const target of [bare, ...singles]) half.push(await atHalf(target, many));

  const disk = measureDisk(smallest.installation.folder);
  const busy = loadavg()[0] ?? Number.NaN;
  tell('policy engines');
  const engines = await measureEngines(random);
  tell('papers');
  const api = createApi(server.origin, null);
  const papers = await measurePapers(smallest.installation.config.agency, api, PAPERS);
  api.close();
  tell('the audit');
  const audit = await measureAudit(smallest, server);

  const bareRate = median((many.get(BARE) ?? []).map(({ rate }) => rate));
  return {
    lines: [
      ...linesOf(many, targets),
      ...linesOf(one, [bare, ...singles], 1),
      ...half,
      ...engines.map((engine) => ({
        ...engine,
        connections: null,
        ratio: engine.rate / bareRate,
        cpuMicroseconds: 1e6 / engine.rate,
        failed: 0,
      })),
    ],
    verdicts: [
      ...ENGINES.flatMap((engine) => [
        {
          what: `${engine}, ${shown(MIDDLE)}, beside the bare route`,
          figure: ratioOf(many.get(nameOf(engine, MIDDLE)), many.get(BARE)),
          wanted: engine === 'SQLite' ? 1.2 : 0.8,
        },
        {
          what: `${engine}, largest beside smallest`,
          figure: ratioOf(
            many.get(nameOf(engine, SIZES.at(-1) ?? 0)),
            many.get(nameOf(engine, SIZES[0] ?? 0)),
          ),
          wanted: 0.85,
        },
      ]),
      // The bare route has no limit of its own: it shows what this machine does to anybody's.
      ...half.slice(1).map(({ name, p99 }) => ({ what: `${name}: p99 in ms`, figure: p99, atMost: 15 })),
    ],
    ...papers,
    ...audit,
    ...disk,
    loadAverage: busy,
  };
}

/** Every variant as a server of its own, all of them running, one asked at a time. */
async function startAll() {
  const services: Target[] = [];
  const singles: Target[] = [];
  let first: { readonly smallest: Site; readonly server: Server } | null = null;
  for (const size of SIZES) {
    tell(`${shown(size)} authorizations`);
    const site = await sites.make(size);
    for (const engine of ENGINES) {
      const server = await site.start(engine);
      first ??= { smallest: site, server };
      const target = serviceTarget(site, engine, { server, name: nameOf(engine, size) });
      services.push(target);
      if (size !== MIDDLE) continue;
      singles.push(target);
      services.push(batchTarget(target, size));
      for (const workers of engine === 'SQLite' ? [2] : [2, 4]) {
        const name = `${nameOf(engine, size)}, ${workers} workers`;
        services.push(serviceTarget(site, engine, { server: await site.start(engine, workers), name }));
      }
    }
  }
  if (!first) throw new Error('there is nothing to measure');
  return { ...first, services, singles };
}

async function startBare(server: Server, { keys }: Site): Promise<Target> {
  const api: Api = createApi(server.origin, keys.SQLite);
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

function serviceTarget(
  { size, keys }: Site,
  engine: Engine,
  { server, name }: { readonly server: Server; readonly name: string },
): Target {
  return {
    name,
    url: `${server.origin}/api/v1/verifications`,
    headers: { ...JSON_TYPE, authorization: `Bearer ${keys[engine]}` },
    pid: server.pid,
    bodies: (count) => questionsAbout(size, count, random),
  };
}

function batchTarget(target: Target, size: number): Target {
  return {
    ...target,
    name: `${target.name}, ${BATCH.size} at once`,
    url: `${target.url}/batch`,
    questions: BATCH.size,
    connections: BATCH.connections,
    bodies: (count) => batchesAbout(size, { count, size: BATCH.size }, random),
  };
}

/** At half the rate it was found to manage, sent when due: how long an answer takes where there is no queue. */
async function atHalf(target: Target, many: ReadonlyMap<string, readonly Run[]>): Promise<Line> {
  const most = median((many.get(target.name) ?? []).map(({ rate }) => rate));
  const runs = await inRounds(loader, [target], { ...HALF, rate: most / 2 });
  const [line] = linesOf(runs, [target]);
  if (!line) throw new Error('there is nothing to measure');
  return { ...line, name: `${target.name}, half the rate`, ratio: Number.NaN };
}

function nameOf(engine: Engine, size: number): string {
  return `${engine}, ${shown(size)}`;
}

function shown(size: number): string {
  return size.toLocaleString('en');
}

function linesOf(
  runs: ReadonlyMap<string, readonly Run[]>,
  targets: readonly Target[],
  connections: number = MANY.connections,
): readonly Line[] {
  return targets.map((target) => {
    const own = runs.get(target.name) ?? [];
    return {
      name: target.name,
      connections: target.connections ?? connections,
      rate: median(own.map(({ rate }) => rate)),
      ratio: ratioOf(own, runs.get(BARE)),
      p50: median(own.map(({ p50 }) => p50)),
      p99: median(own.map(({ p99 }) => p99)),
      cpuMicroseconds: median(own.map(({ cpuMicroseconds }) => cpuMicroseconds ?? Number.NaN)),
      failed: own.reduce((sum, { failed }) => sum + failed, 0),
    };
  });
}

/** Every link of what was just recorded, after an orderly stop. */
async function measureAudit({ installation }: Site, server: Server) {
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
