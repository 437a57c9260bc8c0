// Comparing a form that came back with the form we issued: which words and values differ, and where they stand.

import { type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { SubmissionId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { type Alteration, type ComparedPage, comparePrint, compareValues } from '../alterations.js';
import type { NamedDocument, ReadableFacts } from '../document.js';
import { AS_PRINTED, placeOfForm } from '../field-places.js';
import type { FileStore } from '../file-store.js';
import { type FormValues, grantToFormValues } from '../form.js';
import type { PrintForm } from '../issuing/actions.js';
import { type HandedOut, findHandedOut, recogniseForm } from '../issuing/steps.js';
import { masked } from '../masking.js';
import { MOST_TEXT_PAGES, type ReadLines } from '../page-text.js';
import { readObject } from '../storing/actions.js';
import { documentsOfOne, objectOf } from '../storing/steps.js';

export type Needs = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly files: FileStore;
  readonly printForm: PrintForm;
  /** The text of a PDF; null when it cannot be read. Throws when it is we who cannot read now. */
  readonly reader: { text(bytes: Uint8Array): Promise<ReadLines | null> };
};

/** One page that says it is a form of ours. */
export type Compared = {
  readonly page: number;
  /** The reference, or on a blank the edition, of the form it was compared with; null when it is none that we know. */
  readonly form: string | null;
  /**
   * `same`: every word and value is ours. `different`: not so, and `alterations` tells where – none when only the drawing
   * is another. `unread`: it is a picture, whose words nobody has compared.
   */
  readonly outcome: 'same' | 'different' | 'unread';
  readonly alterations: readonly Alteration[];
  /** There are more than are told. */
  readonly cut: boolean;
};

/** Every page that says it is ours, the first few of a document; none for other papers. `document` counts from 1. */
export async function compareWithIssued(
  needs: Needs,
  who: Who,
  asked: { readonly submissionId: SubmissionId; readonly document: number },
): Promise<Result<readonly Compared[], Refusal<'NOT_FOUND'>>> {
  const { submissionId, document: number } = asked;
  const documents = await documentsOfOne(needs.database.read, needs.keys, submissionId);
  const document = documents[number - 1];
  const compared = document ? await compareDocument(needs, document) : null;
  return act(needs, who, async () => {
    const event = { type: 'document-opened', about: submissionId } as const;
    const details = { document: number, compared: true };
    if (compared) {
      const read: AuditEvent = { ...event, outcome: 'read', details };
      return { result: allowed(compared), event: read };
    }
    const code = 'NOT_FOUND';
    const refusedLook: AuditEvent = { ...event, outcome: 'refused', details: { ...details, code } };
    return { result: refused(refusal(code)), event: refusedLook };
  });
}

async function compareDocument(needs: Needs, document: NamedDocument): Promise<readonly Compared[]> {
  const claims = await claimsIn(needs, document.facts);
  const received = claims.some(({ altered }) => altered) ? await textOf(needs, document) : null;
  const compared: Compared[] = [];
  for (const claim of claims) compared.push(await compareClaim(needs, claim, received));
  return compared;
}

/** A page that says it is ours, and what was read on it. */
type Claim = ComparedPage & {
  readonly handedOut: HandedOut | null;
  /** The words around the boxes are not ours; null when nobody has read them. */
  readonly altered: boolean | null;
  readonly values: FormValues;
  /** A page that our form does not have. */
  readonly extra: boolean;
};

/** A form for the screen, whose one page is ours and the others are not; or each sheet. */
async function claimsIn({ database, keys }: Needs, facts: ReadableFacts): Promise<readonly Claim[]> {
  const { form, pages, sheets, typedSheets } = facts;
  if (form) {
    const { altered } = await recogniseForm(database.read, keys, form);
    const handedOut = await findHandedOut(database.read, keys, form);
    const common = { place: placeOfForm(form), flat: false, handedOut, altered };
    const more = Array.from({ length: Math.min(pages, MOST_TEXT_PAGES) - 1 }, (_, index) => index + 2);
    return [
      { ...common, page: 1, values: form.values, extra: false },
      ...more.map((page) => ({ ...common, page, values: {}, extra: true })),
    ];
  }
  const claims: Claim[] = [];
  for (const { page, code, place } of sheets.slice(0, MOST_TEXT_PAGES)) {
    const typed = place && typedSheets.find((each) => each.page === page);
    const handedOut = await findHandedOut(database.read, keys, { reference: code, edition: code });
    const [altered, values] = typed ? [typed.altered, typed.values] : [null, {}];
    claims.push({ page, place: place ?? AS_PRINTED, flat: true, handedOut, altered, values, extra: false });
  }
  return claims;
}

async function compareClaim(needs: Needs, claim: Claim, received: ReadLines | null): Promise<Compared> {
  const { page, handedOut, altered, values } = claim;
  const form = handedOut && (handedOut.reference ?? handedOut.edition);
  const common = { page, form, alterations: [], cut: false } as const;
  if (altered === null) return { ...common, outcome: 'unread' };
  if (handedOut === null) return { ...common, outcome: altered ? 'different' : 'same' };
  const inBoxes = compareValues(maskedValues(issuedValues(handedOut)), maskedValues(values), claim);
  if (!altered)
    return { ...common, outcome: inBoxes.length > 0 ? 'different' : 'same', alterations: inBoxes };
  const ours = claim.extra ? NOTHING : await printAgain(needs, handedOut);
  if (ours === null || received === null) return { ...common, outcome: 'different', alterations: inBoxes };
  const { found, cut } = comparePrint(ours, received, claim);
  return { ...common, outcome: 'different', alterations: [...found, ...inBoxes], cut };
}

const NOTHING: ReadLines = { lines: [], cut: false };

function issuedValues({ grant }: HandedOut): FormValues {
  return grant === null ? {} : grantToFormValues(grant);
}

function maskedValues(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, masked(value)]));
}

/** The words around the boxes, as we print them today: the same whatever is filled in. */
async function printAgain(
  { printForm, reader }: Needs,
  { language, reference, createdAt }: HandedOut,
): Promise<ReadLines | null> {
  const print = await printForm({ language, reference, values: {}, madeAt: createdAt });
  return print.ok ? reader.text(print.value.bytes) : null;
}

/** Of a signed file only what was signed is compared, as only that was read. */
async function textOf(needs: Needs, { id, facts }: NamedDocument): Promise<ReadLines | null> {
  if (facts.type !== 'pdf') return null;
  const object = await objectOf(needs.database.read, id);
  const bytes = object && (await readObject(needs, object));
  return bytes && needs.reader.text(bytes.subarray(0, facts.readTo ?? bytes.length));
}
