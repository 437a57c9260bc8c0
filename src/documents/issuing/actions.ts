// Handing out the form: blank for anyone, or filled in beforehand for one who will print and sign it.

import { randomBytes } from 'node:crypto';
import { type Who, act } from '../../audit/act.js';
import type { AuditEvent } from '../../audit/events.js';
import type { Ledger } from '../../audit/ledger.js';
import type { Database } from '../../database/database.js';
import { blindIndex } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import type { Agency } from '../../shared/agency.js';
import { type Day, type Instant, addMinutes, addMonths, osloDayOf } from '../../shared/dates.js';
import type { Language } from '../../shared/languages.js';
import { type Fault, type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { ChecklistLine } from '../checklist.js';
import { type FormFault, type FormValues, type Grant, grantToFormValues } from '../form.js';
import { PRINTED_FROM, faultsOf } from '../faults.js';
import { maskGrant } from '../masking.js';
import { judgeGrant } from '../rules.js';
import { FORM_REFERENCE_BYTES, formReference } from '../references.js';
import { addIssuedForm, addPrint, findFormByToken, findPrint } from './records.js';

/** One printing of the form. */
export type Print = {
  readonly bytes: Uint8Array;
  /** Over what is printed on it, the same whoever fills it in. */
  readonly contentHash: string;
  readonly edition: string;
};

/** Makes the PDF; the same input gives the same bytes. A blank one has neither reference nor values, and its edition's own date. */
export type PrintForm = (form: {
  readonly language: Language;
  readonly reference: string | null;
  readonly values: FormValues;
  readonly madeAt: Instant | null;
}) => Promise<Result<Print, readonly FormFault[]>>;

export type Needs = {
  readonly ledger: Ledger;
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => Instant;
  readonly agency: Agency;
  readonly printForm: PrintForm;
};

/** What is asked for. `months` counts from `validFrom`, else from today, and is given instead of `validThrough`. */
export type FormOrder = {
  readonly language: Language;
  readonly grant: Grant;
  readonly months: number | null;
};

/** `token` opens the PDF until `expiresAt`; `reference` opens nothing. */
export type IssuedForm = {
  readonly reference: string;
  readonly token: string;
  readonly expiresAt: Instant;
};

const OPEN_FOR_MINUTES = 24 * 60;
const TOKEN_BYTES = 24;

/** Makes a form filled in beforehand. Refuses with `INVALID_GRANT` naming every field that no approval could accept. */
export async function issueForm(
  needs: Needs,
  who: Who,
  order: FormOrder,
): Promise<Result<IssuedForm, Refusal>> {
  const now = needs.now();
  const today = osloDayOf(now);
  const grant = maskGrant(withEnd(order, today));
  const reference = formReference(randomBytes(FORM_REFERENCE_BYTES));
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const lines = judgeGrant(grant, { today, policy: needs.agency.policy });
  const faults = faultsOf(lines.filter(mustBeMended));
  const print = await needs.printForm({
    language: order.language,
    reference,
    values: grantToFormValues(grant),
    madeAt: now,
  });
  const unfit = print.ok ? [] : print.refusal.map(asFault);
  const expiresAt = addMinutes(now, OPEN_FOR_MINUTES);
  return act(needs, who, async (tx) => {
    if (!print.ok || faults.length > 0) return refuseOrder([...faults, ...unfit]);
    const { contentHash, edition } = print.value;
    await addPrint(tx, { contentHash, edition, reference }, now);
    await addIssuedForm(tx, needs.keys, {
      reference,
      tokenKey: blindIndex(needs.keys, 'form-token', token),
      language: order.language,
      grant,
      createdAt: now,
      expiresAt,
    });
    return {
      result: allowed({ reference, token, expiresAt }),
      event: { type: 'form-issued', outcome: 'done', about: reference, details: { edition, grant } },
    };
  });
}

/** The PDF behind a token, made anew: the same as the first time. `NOT_FOUND` when the token is unknown or expired. */
export async function openIssuedForm(
  needs: Needs,
  who: Who,
  token: string,
): Promise<Result<Uint8Array, Refusal>> {
  const now = needs.now();
  const opened = await act(needs, who, async (tx) => {
    const form = await findFormByToken(tx, needs.keys, blindIndex(needs.keys, 'form-token', token));
    if (!form || form.expiresAt <= now)
      return {
        result: refused(refusal('NOT_FOUND')),
        event: { type: 'form-opened', outcome: 'refused', about: form?.reference ?? null },
      };
    return {
      result: allowed(form),
      event: { type: 'form-opened', outcome: 'read', about: form.reference },
    };
  });
  if (!opened.ok) return opened;
  const { reference, language, grant, createdAt } = opened.value;
  const print = await needs.printForm({
    language,
    reference,
    values: grantToFormValues(grant),
    madeAt: createdAt,
  });
  if (!print.ok) throw new Error('a form that was issued can no longer be printed');
  await keepPrint(needs, who, print.value, reference);
  return allowed(print.value.bytes);
}

/** The blank form in each language, made once a process and kept in memory, until the agency on it is another. */
export function keepBlankForms(needs: Needs): (who: Who, language: Language) => Promise<Print> {
  let kept = new Map<Language, Promise<Print>>();
  let keptFor = '';
  return (who, language) => {
    const { openingHours: _hours, policy: _policy, ...printed } = needs.agency;
    if (keptFor !== JSON.stringify(printed)) kept = new Map();
    keptFor = JSON.stringify(printed);
    const known = kept.get(language);
    if (known) return known;
    const making = makeBlank(needs, who, language);
    kept.set(language, making);
    // What failed is tried again by the next who asks.
    making.catch(() => kept.delete(language));
    return making;
  };
}

async function makeBlank(needs: Needs, who: Who, language: Language): Promise<Print> {
  const print = await needs.printForm({ language, reference: null, values: {}, madeAt: null });
  if (!print.ok) throw new Error('the blank form cannot be printed');
  await keepPrint(needs, who, print.value, null);
  return print.value;
}

/** A print not seen before – a new wording, another address of the agency – is recorded, so that it is known when it comes back. */
async function keepPrint(needs: Needs, who: Who, print: Print, reference: string | null): Promise<void> {
  const { contentHash, edition } = print;
  if (await findPrint(needs.database.read, contentHash)) return;
  const now = needs.now();
  const event: AuditEvent = {
    type: 'form-issued',
    outcome: 'done',
    about: reference ?? edition,
    details: { edition, contentHash },
  };
  await act(needs, who, async (tx) => {
    await addPrint(tx, { contentHash, edition, reference }, now);
    return { result: allowed(null), event };
  });
}

function withEnd({ grant, months }: FormOrder, today: Day): Grant {
  return months === null ? grant : { ...grant, validThrough: addMonths(grant.validFrom ?? today, months) };
}

/** What is left out may be written on the paper, but not what it is about: silence there is what people fall over. */
function mustBeMended({ state, requirement }: ChecklistLine): boolean {
  return state === 'invalid' || (requirement === 'scope' && state !== 'present');
}

function refuseOrder(faults: readonly Fault[]) {
  const codes = faults.map(({ path, code }) => ({ path, code }));
  const event: AuditEvent = { type: 'form-issued', outcome: 'refused', about: null, details: { codes } };
  return { result: refused(refusal('INVALID_INPUT', faults)), event };
}

function asFault(unfit: FormFault): Fault {
  const path = PRINTED_FROM[unfit.field];
  if (unfit.fault === 'TEXT_TOO_LONG') return { path, code: unfit.fault };
  return { path, code: unfit.fault, named: unfit.letters.join(' ') };
}
