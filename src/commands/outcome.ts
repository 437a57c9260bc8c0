// What a command comes to: an exit code, one JSON value and the same in words.

import { BackupUnreadable } from '../adapters/backup-folder.js';
import { ReaderUnavailable } from '../adapters/file-reader/errors.js';
import { SettingsFaulty } from '../config.js';
import { DatabaseUnavailable } from '../database/database.js';
import { StoreUnavailable } from '../documents/file-store.js';
import { KeysUnusable } from '../sealing/keys.js';

/** 0: done, or yes. 1: no, or what was given is refused. 2: something cannot be read or used. */
type Exit = 0 | 1 | 2;

export type Outcome = {
  readonly exit: Exit;
  readonly json: unknown;
  /** Lines for people; when it did not work they are told on stderr. */
  readonly text: readonly string[];
};

export type Fault = { readonly path: string; readonly code: string; readonly message?: string };

export function done(json: unknown, ...text: readonly string[]): Outcome {
  return { exit: 0, json, text };
}

/** The command worked and its answer is no. */
export function negative(json: unknown, ...text: readonly string[]): Outcome {
  return { exit: 1, json, text };
}

/** What was given cannot be done; nothing was changed. */
export function refuse(code: string, message: string, faults: readonly Fault[] = []): Outcome {
  return failed(1, code, message, faults);
}

/** Something that is needed cannot be read or used. */
export function unusable(code: string, message: string, faults: readonly Fault[] = []): Outcome {
  return failed(2, code, message, faults);
}

/** It did not come to an answer: told on stderr, with one sentence why. */
export function isFailure({ json }: Outcome): boolean {
  return typeof json === 'object' && json !== null && 'error' in json;
}

/** A command that cannot go on, from deep within; the outcome says why. */
export class Stopped extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.text.join(' '));
    this.outcome = outcome;
  }
}

/** One clear sentence for whatever was thrown, without a trace and without personal data. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof Stopped) return error.outcome;
  if (error instanceof SettingsFaulty)
    return unusable('SETTINGS_FAULTY', error.message, error.faults.map(settingFault));
  if (error instanceof KeysUnusable) return unusable('KEYS_UNUSABLE', error.message);
  if (error instanceof DatabaseUnavailable) return unusable('DATABASE_UNAVAILABLE', error.message);
  if (error instanceof StoreUnavailable) return unusable('STORE_UNAVAILABLE', error.message);
  if (error instanceof ReaderUnavailable) return unusable('READER_UNAVAILABLE', error.message);
  if (error instanceof BackupUnreadable) return unusable('BACKUP_UNREADABLE', error.message);
  if (isSystemError(error))
    return error.code === 'EEXIST'
      ? refuse('EXISTS_ALREADY', systemWords(error))
      : unusable('NOT_POSSIBLE_HERE', systemWords(error));
  // What a driver says may hold the values it was given, so only the kind of error is told.
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return unusable('UNEXPECTED', `something unexpected went wrong (${kind}); nothing more was done`);
}

function failed(exit: Exit, code: string, message: string, faults: readonly Fault[]): Outcome {
  return { exit, json: { error: { code, message, faults } }, text: [message] };
}

/** "PORT: must be …" names the setting before the colon. */
function settingFault(line: string): Fault {
  const [path = '', ...rest] = line.split(': ');
  return { path: rest.length > 0 ? path : '', code: 'SETTING_FAULTY', message: rest.join(': ') || line };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function systemWords({ code, path }: NodeJS.ErrnoException): string {
  const about = path === undefined ? '' : `: ${path}`;
  return `${SYSTEM_WORDS[code ?? ''] ?? `the system answers ${code}`}${about}`;
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EEXIST: 'it is there already',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  EADDRINUSE: 'the address is in use: another server listens there',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EPIPE: 'whoever was reading has gone',
};
