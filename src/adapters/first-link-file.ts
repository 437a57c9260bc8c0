// The file in which whoever runs the machine finds the link to the first account. Readable by nobody else.

import { rm, writeFile } from 'node:fs/promises';

/** Replaces what was there before. @throws when the place cannot be written. */
export async function writeFirstLink(file: string, link: string): Promise<void> {
  await removeFirstLink(file);
  await writeFile(file, `${link}\n`, { mode: 0o600, flag: 'wx' });
}

/** Harmless when there is none. */
export async function removeFirstLink(file: string): Promise<void> {
  await rm(file, { force: true });
}
