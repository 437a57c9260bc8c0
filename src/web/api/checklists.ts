// How a checklist is shown: ten lines of codes, each with one plain sentence.

import { z } from 'zod';
import { type Checklist, DEFICIENCIES, REQUIREMENTS, type ChecklistLine } from '../../documents/checklist.js';
import type { NamedDocument } from '../../documents/document.js';
import { FINDINGS } from '../../documents/facts.js';
import { findingMessage } from '../../documents/file-words.js';
import { SUBMISSION_STATUSES } from '../../documents/submission-status.js';
import { checklistMessage } from '../../documents/words.js';
import type { Language } from '../../shared/languages.js';

export const status = z.enum(SUBMISSION_STATUSES);

const line = z.strictObject({
  requirement: z.enum(REQUIREMENTS),
  state: z.enum(['present', 'missing', 'invalid', 'unclear']),
  source: z.enum(['formField', 'issuedForm', 'text', 'image', 'digitalSignature', 'staff']).nullable(),
  reasons: z.array(z.enum(DEFICIENCIES)),
  message: z.string(),
});

export const checklist = z.array(line).length(REQUIREMENTS.length);

export const shownDocument = z.strictObject({
  name: z.string(),
  sha256: z.string(),
  pages: z.int(),
  findings: z.array(
    z.strictObject({ code: z.enum(FINDINGS), page: z.int().optional(), message: z.string() }),
  ),
});

export function showChecklist(lines: Checklist, language: Language): z.output<typeof checklist> {
  return lines.map((one) => showLine(one, language));
}

export function showDocument(
  document: Pick<NamedDocument, 'name' | 'sha256' | 'facts'>,
  language: Language,
): z.output<typeof shownDocument> {
  const { name, sha256, facts } = document;
  const findings = facts.findings.map((finding) => ({
    ...finding,
    message: findingMessage(finding.code, language),
  }));
  return { name, sha256, pages: facts.pages, findings };
}

function showLine(one: ChecklistLine, language: Language): z.output<typeof line> {
  const { requirement, state, source, reasons } = one;
  return { requirement, state, source, reasons: [...reasons], message: checklistMessage(one, language) };
}
