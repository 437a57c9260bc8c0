// Recognises forms of ours: by what the installation has handed out, or, where there is none, by what it would print.

import { createFormPrinter } from '../adapters/form-printer.js';
import { readKeysFile } from '../adapters/keys-file.js';
import type { Config } from '../config.js';
import { readMeta } from '../database/meta.js';
import { type Snapshot, assertNewest, findInstallation } from '../database/snapshot.js';
import type { PrintForm } from '../documents/issuing/actions.js';
import { recogniserOf } from '../documents/issuing/steps.js';
import type { Recogniser } from '../documents/recognising.js';
import { readFormReference } from '../documents/references.js';
import { type Keys, KeysUnusable, keysFingerprint } from '../sealing/keys.js';
import { agenciesEver } from '../settings/in-force.js';
import type { Agency } from '../shared/agency.js';
import { LANGUAGES } from '../shared/languages.js';
import { machineClock } from '../world.js';

/** How forms are recognised, and whose: every edition of the agency's settings, the one in force last. */
type Known = { readonly recogniser: Recogniser; readonly agencies: readonly Agency[] };

/** Only looks: an installation is neither made nor changed. @throws KeysUnusable when the keys are of another one. */
export async function withRecogniser<T>(config: Config, work: (known: Known) => Promise<T>): Promise<T> {
  const keys = await readKeysFile(config.keysFile);
  const installation = keys && (await findInstallation(config.databaseUrl));
  try {
    if (!keys || !installation) {
      const recogniser = byPrinting(await createFormPrinter(config.agency));
      return await work({ recogniser, agencies: [config.agency] });
    }
    await assertOurs(installation, keys);
    const agencies = await agenciesEver(installation.read, config.agency);
    return await work({ recogniser: recogniserOf(installation.read, keys), agencies });
  } finally {
    await installation?.close();
  }
}

async function assertOurs(installation: Snapshot, keys: Keys): Promise<void> {
  assertNewest(installation);
  const expected = await readMeta(installation, 'keys');
  if (!expected?.equals(keysFingerprint(keys)))
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
