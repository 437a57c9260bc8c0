// Prints the form for the agency and says by which hash the print will be known when it comes back.

import { PDFDocument } from 'pdf-lib';
import type { Print, PrintForm } from '../documents/issuing/actions.js';
import type { Agency } from '../shared/agency.js';
import { allowed } from '../shared/result.js';
import { pageContentHash } from './pdf-content-hash.js';
import type { FormWriter } from './pdf-writer/write-form.js';

export function createFormPrinter(writer: FormWriter, agency: Agency): PrintForm {
  return async ({ language, reference, values, madeAt }) => {
    const edition = writer.editionOf(language);
    if (madeAt === null)
      return allowed(await printOf(await writer.writeBlankForm(language, agency), edition));
    const written = await writer.writeForm({ language, agency, reference, values, madeAt });
    return written.ok ? allowed(await printOf(written.value, edition)) : written;
  };
}

async function printOf(bytes: Uint8Array, edition: string): Promise<Print> {
  const contentHash = pageContentHash(await PDFDocument.load(bytes, { updateMetadata: false }));
  return { bytes, contentHash, edition };
}
