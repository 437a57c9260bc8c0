// Draws forms and takes the hash of what is printed on them. Slow to load: only the form printer does so, for its first form.

import { PDFDocument } from 'pdf-lib';
import type { PrintForm } from '../documents/issuing/actions.js';
import type { Agency } from '../shared/agency.js';
import { allowed } from '../shared/result.js';
import { pageContentHash } from './pdf-content-hash.js';
import { createFormWriter } from './pdf-writer/write-form.js';

/** Reads the shipped templates; throws when one is faulty. */
export async function startPrinting(agency: Agency): Promise<PrintForm> {
  const writer = await createFormWriter();
  return async ({ language, reference, values, madeAt }) => {
    const written =
      madeAt === null
        ? allowed(await writer.writeBlankForm(language, agency))
        : await writer.writeForm({ language, agency, reference, values, madeAt });
    if (!written.ok) return written;
    const bytes = written.value;
    const contentHash = pageContentHash(await PDFDocument.load(bytes, { updateMetadata: false }));
    return allowed({ bytes, contentHash, edition: writer.editionOf(language) });
  };
}
