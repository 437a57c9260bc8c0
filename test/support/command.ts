// Runs the command line inside the test, with an installation of its own, and shows what an operator would see.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Io } from '../../src/commands/io.js';
import { run } from '../../src/commands/program.js';
import { databaseUrlIn, makeDatabaseIn, removeDatabaseIn } from './engine.js';

export type Shown = {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** The one JSON value on stdout; throws when it holds anything else. */
  json(): unknown;
};

export type Place = {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A path in the folder. */
  at(...names: readonly string[]): string;
  /** One command in this installation. */
  run(...argv: readonly string[]): Promise<Shown>;
  remove(): Promise<void>;
};

/** A folder, and on a server an empty database, for an installation that does not exist yet. */
export async function aPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'fullmakt-cli-'));
  await makeDatabaseIn(folder);
  const environment = environmentIn(folder);
  return {
    folder,
    environment,
    at: (...names) => join(folder, ...names),
    run: (...argv) => runCommand(argv, { environment }),
    async remove() {
      await removeDatabaseIn(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function environmentIn(folder: string): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrlIn(folder),
    UPLOADS_URL: `file:${join(folder, 'uploads')}`,
    KEYS_FILE: join(folder, 'keys.json'),
    CHECKPOINTS_FILE: join(folder, 'checkpoints.jsonl'),
    LOG_LEVEL: 'silent',
  };
}

export async function runCommand(
  argv: readonly string[],
  io: Partial<Io> & { readonly environment: Readonly<Record<string, string | undefined>> },
): Promise<Shown> {
  const [out, err] = [keeping(), keeping()];
  const streams = { stdout: out.stream, stderr: err.stream };
  const exit = await run(argv, { ...streams, onInterrupt: () => () => undefined, ...io });
  return {
    exit,
    out: out.text(),
    err: err.text(),
    json: () => JSON.parse(out.text()) as unknown,
  };
}

function keeping(): { readonly stream: Writable; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
