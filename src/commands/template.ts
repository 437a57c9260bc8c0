// Writes the blank form to a file, the same as the server hands out, so that it is known when it comes back.

import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createFormPrinter } from '../adapters/form-printer.js';
import { keepBlankForms } from '../documents/issuing/actions.js';
import type { Language } from '../shared/languages.js';
import { inInstallation } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done } from './outcome.js';

export function templateCommand(
  io: Io,
  { language, out }: { readonly language: Language; readonly out: string },
): Promise<Outcome> {
  return inInstallation(io, async ({ world, who }) => {
    const printForm = await createFormPrinter(world.agency);
    const { bytes, edition } = await keepBlankForms({ ...world, printForm })(who, language);
    await writeWhole(out, bytes);
    return done(
      { file: out, language, edition, bytes: bytes.length },
      `The blank form (${edition}) is in ${out}.`,
    );
  });
}

/** The old file stays until the new one is whole. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(part, bytes, { flag: 'wx', flush: true });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
