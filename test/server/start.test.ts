// The process itself: what it refuses to start with, and that it stops without losing anything.

import { appendFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit/actions.js';
import { checkpointOf, readCheckpoint, signCheckpoint } from '../../src/audit/checkpoint.js';
import { chainHeads } from '../../src/audit/steps.js';
import { makeKeys } from '../../src/sealing/keys.js';
import { createApi } from '../support/api.js';
import { anInstallation, type Ended, type Installation, isReady, type Server } from '../support/server.js';

let installation: Installation;
beforeEach(async () => {
  installation = await anInstallation();
});
afterEach(() => installation.remove());

function linesOf({ stderr }: Ended): readonly string[] {
  return stderr.trimEnd().split('\n');
}

describe('settings', () => {
  test('every fault of the settings is told at once, and nothing is started or made', async () => {
    const ended = await installation.startInVain({
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://somewhere',
      TRUSTED_PROXIES: 'true',
      PUBLIC_RATE: '0',
      CLAMAV_URL: 'http://localhost:3310',
      TRUST_ANCHORS: '/nowhere',
      AGENCY_FILE: '/nowhere/agency.json',
    });
    expect(ended.code).toBe(1);
    const [title, ...faults] = linesOf(ended);
    expect(title).toBe('the settings cannot be used:');
    const told = faults.map((line) => line.trim().split(/[: ]/)[0]);
    expect(new Set(told)).toEqual(
      new Set([
        'AGENCY_FILE',
        'CLAMAV_URL',
        'TRUST_ANCHORS',
        'DATABASE_URL',
        'LOG_LEVEL',
        'PORT',
        'PUBLIC_RATE',
        'TRUSTED_PROXIES',
      ]),
    );
    expect(readdirSync(installation.folder)).toEqual([]);
  });

  test('a port in use is refused in one sentence that names it', async () => {
    const first = await installation.start();
    const second = await installation.startInVain({ PORT: String(first.port) });
    expect(second.code).toBe(1);
    expect(linesOf(second)).toHaveLength(1);
    expect(second.stderr).toContain(String(first.port));
    expect(await isReady(first.origin)).toBe(true);
  });
});

describe('keys', () => {
  async function keptAway(file: string, work: () => Promise<void>): Promise<void> {
    renameSync(file, `${file}.away`);
    await work();
    renameSync(`${file}.away`, file);
  }

  async function refusedFor(reason: RegExp): Promise<void> {
    const ended = await installation.startInVain();
    expect(ended.code).toBe(1);
    expect(linesOf(ended)).toHaveLength(1);
    expect(ended.stderr).toMatch(reason);
  }

  test('once something is sealed, missing, foreign and damaged keys refuse to start; the right ones start again', async () => {
    const key = await installation.keyFor('verify');
    const { keysFile } = installation.config;
    const foreign = JSON.stringify(makeKeys());
    await keptAway(keysFile, async () => {
      await refusedFor(/the keys file is missing/);
      writeFileSync(keysFile, foreign, { mode: 0o600 });
      await refusedFor(/belongs to another installation/);
      writeFileSync(keysFile, foreign.slice(0, 100));
      await refusedFor(/keys/);
    });
    const server = await installation.start();
    const api = createApi(server.origin, key);
    expect((await ask(api)).status).toBe(200);
    api.close();
  });

  test('keys whose wrapping key was exchanged refuse to start', async () => {
    await installation.keyFor('verify');
    const { keysFile } = installation.config;
    const kept = JSON.parse(readFileSync(keysFile, 'utf8')) as ReturnType<typeof makeKeys>;
    const wrapping = { [kept.currentWrapping]: Object.values(makeKeys().wrapping)[0] };
    writeFileSync(keysFile, JSON.stringify({ ...kept, wrapping }));
    await refusedFor(/do not open what is sealed here/);
  });
});

describe('a database that is older than a checkpoint', () => {
  test('is said to be so at the start, and what is recorded then goes into a chain of its own', async () => {
    const key = await installation.keyFor('verify');
    await installation.beside(async ({ keys, logId, now, database }) => {
      const heads = await chainHeads(database.read);
      const ahead = heads.map((head) => ({ ...head, seq: head.seq + 5 }));
      const line = signCheckpoint(keys.signing, checkpointOf(logId, now(), ahead));
      appendFileSync(installation.config.checkpointsFile, `${line}\n`);
    });
    const server = await installation.start({ LOG_LEVEL: 'warn' });
    const api = createApi(server.origin, key);
    expect((await ask(api)).status).toBe(200);
    api.close();
    const { stdout } = await server.end('SIGTERM');
    expect(JSON.parse(stdout)).toMatchObject({
      level: 40,
      entries: 5,
      msg: expect.stringContaining('older than a signed checkpoint') as string,
    });
    await installation.beside(async (world) => {
      const [first, ...others] = await chainHeads(world.database.read);
      expect(first).toMatchObject({ chain: 0, seq: 1 });
      expect(others.length).toBeGreaterThan(0);
      expect(await verifyAudit(world)).toMatchObject({ first: { seq: 2, fault: 'OLDER_THAN_CHECKPOINT' } });
    });
  });
});

describe('stopping', () => {
  test('a request under way when it is told to stop is answered, and everything is left in order', async () => {
    const key = await installation.keyFor('verify', 'cases');
    const server = await installation.start();
    const slow = halfASentence(server, key);
    await slow.halfSent;

    server.signal('SIGTERM');
    await pause(100);
    expect(await isReady(server.origin)).toBe(false);
    await untilNobodyListens(server);
    slow.sendTheRest();

    const answer = await slow.answer;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).toContain('"decision":"deny"');
    const ended = await server.ended;
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    await expectEverythingSigned();
  });

  test('SIGINT stops it in the same order', async () => {
    const key = await installation.keyFor('verify');
    const server = await installation.start();
    const api = createApi(server.origin, key);
    expect((await ask(api)).status).toBe(200);
    expect((await server.end('SIGINT')).code).toBe(0);
    api.close();
    await expectEverythingSigned();
  });

  test('while it is stopping it says that it is not ready, and why is in the problem', async () => {
    const key = await installation.keyFor('verify');
    const server = await installation.start();
    const api = createApi(server.origin, key);
    server.signal('SIGTERM');
    await pause(100);
    const answer = await api.get('/readyz');
    expect(answer).toMatchObject({ status: 503, json: { code: 'NOT_READY' } });
    expect(answer.headers.connection).toBe('close');
    expect((await ask(api)).status).toBe(200);
    api.close();
    expect((await server.ended).code).toBe(0);
  });

  /** The last line of the checkpoints commits to the very last entry. */
  async function expectEverythingSigned(): Promise<void> {
    await installation.beside(async (world) => {
      const verdict = await verifyAudit(world);
      if (!verdict.whole) throw new Error(`broken at ${verdict.first.seq}: ${verdict.first.fault}`);
      const lines = readFileSync(installation.config.checkpointsFile, 'utf8').trimEnd().split('\n');
      const last = readCheckpoint(world.keys.signing, lines.at(-1) ?? '');
      expect(last?.size).toBe(verdict.entries);
    });
  }
});

function ask(api: ReturnType<typeof createApi>) {
  return api.post('/api/v1/verifications', QUESTION);
}

const QUESTION = {
  caseNumber: '2026-1',
  agent: { name: 'Anne Lise Hansen', birthDate: '1979-03-14' },
  power: 'information',
};

/** A question of which half is sent, and the other half when told to. */
function halfASentence(server: Server, key: string) {
  const body = JSON.stringify(QUESTION);
  const head = [
    'POST /api/v1/verifications HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ];
  const socket = connect(server.port, '127.0.0.1');
  const halfSent = new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 20)}`, () => setTimeout(resolve, 100));
  });
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  return { halfSent, answer, sendTheRest: () => void socket.write(body.slice(20)) };
}

async function untilNobodyListens(server: Server): Promise<void> {
  const refused = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => resolve(true));
      socket.on('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
  while (!(await refused())) await pause(20);
}
