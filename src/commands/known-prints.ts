// Recognises forms of ours: by what the installation has handed out, or, where there is none, by what it would print.

import { existsSync } from 'node:fs';
import { createFormPrinter } from '../adapters/form-printer.js';
import { readKeysFile } from '../adapters/keys-file.js';
import type { Config } from '../config.js';
import { type DatabaseCopy, openCopy } from '../database/copy.js';
import { readMeta } from '../database/meta.js';
import type { PrintForm } from '../documents/issuing/actions.js';
import { recogniserOf } from '../documents/issuing/steps.js';
import type { Recogniser } from '../documents/recognising.js';
import { readFormReference } from '../documents/references.js';
import { type Keys, KeysUnusable, keysFingerprint } from '../sealing/keys.js';
import { LANGUAGES } from '../shared/languages.js';
import { machineClock } from '../world.js';
import { databaseFile } from './installation.js';

/** Only looks: an installation is neither made nor changed. @throws KeysUnusable when the keys are of another one. */
export async function withRecogniser<T>(
  config: Config,
  work: (recogniser: Recogniser) => Promise<T>,
): Promise<T> {
  const keys = await readKeysFile(config.keysFile);
  const copy = keys && existsSync(databaseFile(config)) ? openCopy(databaseFile(config)) : null;
  try {
    if (keys && copy && (await isInUse(copy, keys))) return await work(recogniserOf(copy.read, keys));
    return await work(byPrinting(await createFormPrinter(config.agency)));
  } finally {
    copy?.close();
  }
}

/** False for a file in which nothing has been set up yet. */
async function isInUse(copy: DatabaseCopy, keys: Keys): Promise<boolean> {
  const expected = await readMeta({ read: copy.read }, 'keys').catch(() => null);
  if (expected === null) return false;
  if (expected.equals(keysFingerprint(keys))) return true;
  throw new KeysUnusable('the keys file belongs to another installation');
}

/**
 * What is printed depends on the edition and the reference alone, so the same print can be made again and compared. What
 * was printed on a form that came back on paper cannot be known here.
 */
function byPrinting(printForm: PrintForm): Recogniser {
  return {
    sheet: () => Promise.resolve(null),
    form: async ({ reference: claimed, edition, contentHash }) => {
      const reference = claimed === null ? null : readFormReference(claimed);
      const languages = LANGUAGES.filter((language) => edition === null || edition.endsWith(`/${language}`));
      for (const language of languages) {
        const madeAt = reference === null ? null : machineClock();
        const print = await printForm({ language, reference, values: {}, madeAt });
        if (print.ok && print.value.contentHash === contentHash) return { issued: null, altered: false };
      }
      return { issued: null, altered: true };
    },
  };
}
