// Marks that others have put on our form: a signature, handwriting, or something laid over what we printed.

import type { ChecklistLine } from './checklist.js';
import type { ForeignAnnotation, FormFacts } from './facts.js';
import { lineOf } from './requirements.js';

/**
 * The line about the signature. No machine says here that somebody has signed: a digital signature is not yet
 * verified, and ink or a stamp may be anything, so both are left to a person.
 */
export function judgeSignature(form: FormFacts): ChecklistLine {
  const requirement = 'signature';
  const faults = [{ state: 'unclear', reason: 'SIGNATURE_UNCERTAIN' }] as const;
  if (form.signatureFieldFilled) return lineOf({ requirement, faults, source: 'digitalSignature' });
  if (form.foreignAnnotations.some(isPerhapsSignature))
    return lineOf({ requirement, faults, source: 'image' });
  if (form.absentFields.includes('signature')) {
    return lineOf({ requirement, faults: [{ state: 'unclear', reason: 'NOT_SIGNED' }], source: null });
  }
  return lineOf({ requirement, faults: [{ state: 'missing', reason: 'NOT_SIGNED' }], source: null });
}

/** Ink or a stamp outside the signature box: what a field lacks may have been written by hand. */
export function hasHandwriting(form: FormFacts): boolean {
  return form.foreignAnnotations.some((mark) => HANDWRITING.has(subtypeOf(mark)) && !mark.overSignature);
}

/** Text, shapes or erasures outside the signature box: they may cover or change what we printed. */
export function hasOverlay(form: FormFacts): boolean {
  return form.foreignAnnotations.some((mark) => {
    const subtype = subtypeOf(mark);
    return !HANDWRITING.has(subtype) && !HARMLESS.has(subtype) && !mark.overSignature;
  });
}

const HANDWRITING: ReadonlySet<string> = new Set(['Ink', 'Stamp']);

/** Comments and marker pens: the print stays readable under them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'Text',
  'Popup',
  'Link',
  'Highlight',
  'Underline',
  'Squiggly',
]);

/** People sign with ink, with a picture, or by typing their name where the signature belongs. */
function isPerhapsSignature(mark: ForeignAnnotation): boolean {
  const subtype = subtypeOf(mark);
  return HANDWRITING.has(subtype) || (mark.overSignature && !HARMLESS.has(subtype));
}

function subtypeOf(mark: ForeignAnnotation): string {
  return mark.subtype.replace(/^\//u, '');
}
