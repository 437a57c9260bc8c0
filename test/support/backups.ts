// What tests of backups need: papers in an installation, keys carried by hand, and damage done to files.

import { chmodSync, copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openUploads } from '../../src/adapters/open-uploads.js';
import { readConfig } from '../../src/config.js';
import { receiveSubmission } from '../../src/documents/receiving/actions.js';
import type { CaseNumber } from '../../src/shared/ids.js';
import { openWorld } from '../../src/world.js';
import type { Place } from './command.js';
import { someFacts } from './paper-world.js';
import { ANYONE } from './world.js';

/** Papers with these bytes, received as the server receives them, by a reader that takes them for photographs. */
export async function receive(place: Place, ...contents: readonly string[]): Promise<void> {
  const config = readConfig(place.environment);
  const world = await openWorld(config);
  const files = await openUploads(world, config);
  const photograph = someFacts({ type: 'jpeg' });
  const reader = { read: async (sent: readonly unknown[]) => sent.map(() => photograph) };
  for (const content of contents) {
    const received = await receiveSubmission({ ...world, files, reader }, ANYONE, {
      files: [{ name: 'papers.jpg', bytes: Buffer.from(content) }],
      caseNumber: 'S-1' as CaseNumber,
      email: null,
    });
    expect(received.ok).toBe(true);
  }
  await world.close();
}

/** The keys go their own way; everything else comes out of the backup. */
export function bringKeys(place: Place, other: Place): void {
  copyFileSync(place.at('keys.json'), other.at('keys.json'));
  chmodSync(other.at('keys.json'), 0o600);
}

/** Received files as they lie in an installation, or in a backup, by their paths in it. */
export function objectsIn({ folder }: Pick<Place, 'folder'>): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /^uploads.*[0-9a-f]{40}$/.test(name)).toSorted();
}

export function firstUpload(folder: string): string {
  const [path = ''] = objectsIn({ folder });
  return join(folder, path);
}

export function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

export function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}
