// Prints forms: the writer's PDF, with the hash of what is printed on it by which it is recognised when it comes back.

import type { PrintForm } from '../documents/issuing/actions.js';
import type { Agency } from '../shared/agency.js';
import { SHIPPED_TEMPLATES, readTemplates } from './pdf-writer/read-templates.js';

/**
 * Reads the shipped templates; throws when one is faulty. What draws is loaded with the first form: it is a third of what a
 * start costs, and a node that only answers questions never needs it.
 */
export async function createFormPrinter(agency: Agency): Promise<PrintForm> {
  await readTemplates(SHIPPED_TEMPLATES);
  let printing: Promise<PrintForm> | null = null;
  async function start(): Promise<PrintForm> {
    const { startPrinting } = await import('./form-printing.js');
    return startPrinting(agency);
  }
  return async (form) => {
    printing ??= start();
    return (await printing)(form);
  };
}
