// The benchmark of pages: every page people see, made from the data of the example, and how long the server draws it.
//
// What is timed is the drawing alone, from what was loaded to the bytes that are sent; `--json` prints one JSON value.

import { playAll } from '../../src/commands/demo/play.js';
import { demoClock, setStage } from '../../src/commands/demo/stage.js';
import { AGENTS, CASES } from '../../src/commands/demo/cast.js';
import { createApp } from '../../src/app.js';
import type { Who } from '../../src/audit/act.js';
import { countAnswers } from '../../src/figures/actions.js';
import { createLog } from '../../src/http/log.js';
import type { Answer, Asked, Route } from '../../src/http/route.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { createAccount } from '../../src/staff/accounts/actions.js';
import { createClient } from '../../src/staff/actions.js';
import { ROLES } from '../../src/staff/permissions.js';
import { findSession, signIn } from '../../src/staff/sessions/actions.js';
import { createPasswords } from '../../src/adapters/passwords.js';
import { verifyDisclosure } from '../../src/verification/actions.js';
import { keepVisit } from '../../src/visits/actions.js';
import { aMonthOfAnswers } from '../support/figures.js';
import { OPERATOR } from '../support/http.js';
import { valueOf } from '../support/paper-world.js';
import { anAccount, PASSWORD } from '../support/staff.js';
import { aWorld } from '../support/world.js';
import { median } from './rounds.js';

const asJson = process.argv.includes('--json');
const ROUNDS = process.argv.includes('--quick') ? 15 : 60;
const MOST_MS = 10;
const SHOWN = 12;

type Drawn = { readonly path: string; readonly ms: number; readonly kilobytes: number };
type Given = Asked<unknown, unknown, unknown>;

const clock = demoClock();
const played = await aWorld();
const world = { ...played, now: clock.now };
const app = await createApp({ config: world.config, world, log: createLog('silent') });
try {
  tell('playing the example');
  const { asked, examples } = await prepare();
  const pages = app.routes.filter(({ page, method }) => page && method === 'get');
  tell(`${pages.length} pages × ${ROUNDS}`);
  const drawn: Drawn[] = [];
  const without: string[] = [];
  for (const page of pages) {
    const one = await draw(page, asked, examples);
    if (one) drawn.push(one);
    else without.push(page.path);
  }
  process.stdout.write(asJson ? `${JSON.stringify({ drawn, without }, null, 2)}\n` : table(drawn, without));
} finally {
  await app.close();
  await world.remove();
}

async function draw(route: Route, asked: Given, examples: Examples): Promise<Drawn | null> {
  const params = route.params.safeParse(paramsOf(route.path, examples));
  const query = route.query.safeParse({});
  if (!params.success || !query.success) return null;
  const language = route.page?.language ?? 'nb';
  const given = { ...asked, language, params: params.data, query: query.data, url: route.path };
  const loaded = await route.run(given);
  if (!loaded.ok) return null;
  const first = route.show(loaded.value, language);
  // What only leads on is not drawn.
  if (!('bytes' in first)) return { path: route.path, ms: 0, kilobytes: 0 };
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    route.show(loaded.value, language);
    times.push(performance.now() - begun);
  }
  return { path: route.path, ms: median(times), kilobytes: sizeOf(first) / 1024 };
}

function sizeOf(answer: Answer): number {
  return 'bytes' in answer ? answer.bytes.length : 0;
}

/** By the path up to the parameter: what stands in its place. */
type Examples = Readonly<Record<string, string>>;

function paramsOf(path: string, examples: Examples): Record<string, string> {
  const [before = '', name] = path.split(/\/:(\w+)/);
  if (name === undefined) return {};
  const others = [...path.matchAll(/:(\w+)/g)].slice(1).map(([, other = '']) => [other, '1']);
  return { [name]: examples[before] ?? '', ...Object.fromEntries(others) };
}

/** Somebody signed in with every role, the example played for him to look at, and what each page is asked about. */
async function prepare(): Promise<{ readonly asked: Given; readonly examples: Examples }> {
  const passwords = createPasswords();
  const stage = await setStage({ world, config: world.config });
  clock.goBack(Math.max(...CASES.map(({ registered }) => registered)) + 1);
  const client = valueOf(await createClient(world, OPERATOR, { name: 'sakssystem', scopes: ['cases'] }));
  const staff: Who = { kind: 'client', id: client.id, onBehalfOf: 'Kari Moen', requestId: 'bench' };
  const came = await playAll(stage, { staff, clock, seen: () => undefined });
  const papers = [...came.papers.values()];
  const approved = papers.find(({ authorization }) => authorization !== null);
  const undecided = papers.find(({ authorization }) => authorization === null);
  const caseNumber = CASES[0]?.caseNumber as CaseNumber;
  const question = { caseNumber, agent: AGENTS.anna, power: 'information', callId: null } as const;
  const answer = valueOf(await verifyDisclosure(stage.needs, staff, question));
  await stage.close();
  await countAnswers(world);
  await aMonthOfAnswers(world);
  const account = await anAccount(played, { roles: ROLES });
  const other = { username: 'venter', name: 'Venter Her', roles: ['handler'] };
  const { link } = valueOf(await createAccount(world, OPERATOR, other));
  const anyone: Who = { kind: 'anyone', id: null, onBehalfOf: null, requestId: 'bench' };
  const typed = { username: account.username, password: PASSWORD, knownBrowser: null };
  const { secret } = valueOf(await signIn({ ...world, passwords }, anyone, typed));
  const session = await findSession(world, secret, { uses: false });
  const visit = await keepVisit(world, anyone, {
    secret: null,
    change: (begun) => ({ ...begun, submission: approved?.reference ?? null, identified: true }),
  });
  return {
    asked: {
      who: { kind: 'staff', id: account.id, onBehalfOf: 'Kari Moen', requestId: 'bench' },
      session,
      cookies: { 'fullmakt-visit': valueOf(visit).secret },
      language: 'nb',
      params: {},
      query: {},
      body: {},
      files: [],
      url: '/',
    },
    examples: {
      '/intern/lenke': link.secret,
      '/intern/saker': caseNumber,
      '/intern/debitorer': await debtorOf(caseNumber),
      '/intern/fullmakter': approved?.authorization ?? '',
      '/intern/svar': answer.id,
      '/intern/samtaler': came.call,
      '/intern/kontroll': undecided?.submission ?? '',
      '/intern/kontoer': account.id,
      '/intern/klienter': client.id,
    },
  };
}

async function debtorOf(caseNumber: CaseNumber): Promise<string> {
  const { q, t } = world.database.read;
  const rows = await q.select().from(t.cases);
  return rows.find((one) => one.caseNumber === caseNumber)?.debtorId ?? '';
}

function table(drawn: readonly Drawn[], without: readonly string[]): string {
  const slowest = drawn.toSorted((a, b) => b.ms - a.ms);
  const most = slowest[0]?.ms ?? Number.NaN;
  return [
    `${drawn.length} pages drawn on the server, medians of ${ROUNDS}; the slowest:`,
    ...slowest
      .slice(0, SHOWN)
      .map(
        ({ path, ms, kilobytes }) =>
          `${path.padEnd(48)} ${ms.toFixed(2).padStart(8)} ms ${kilobytes.toFixed(0).padStart(6)} kB`,
      ),
    `slowest page in ms ${most.toFixed(2)}   wanted ≤ ${MOST_MS}: ${most <= MOST_MS ? 'holds' : 'falls short'}`,
    ...(without.length > 0 ? [`not drawn, for want of an example: ${without.join(' ')}`] : []),
    '',
  ].join('\n');
}

function tell(what: string): void {
  process.stderr.write(`${what} …\n`);
}
