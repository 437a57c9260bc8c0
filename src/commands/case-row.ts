// One row of a file of cases: what its columns are called, and the case it tells of or what is wrong with it.

import { z } from 'zod';
import type { CaseTold } from '../cases/actions.js';
import { DEBTOR_STATUSES } from '../cases/case.js';
import { faultsOf } from '../http/faults.js';
import { faultsOfText } from '../http/plain-text.js';
import { parseDay, parseNorwegianDay } from '../shared/dates.js';
import { type Result, allowed, refused } from '../shared/result.js';
import { caseNumber, instant, name } from '../web/api/shapes.js';

/** By their names in the header, in any order; the last three may be left out, as may `debtorId`. */
export const CASE_COLUMNS = [
  'caseNumber',
  'debtorId',
  'debtorName',
  'debtorBirthDate',
  'debtorStatus',
  'registeredOn',
  'status',
  'closedOn',
  'asOf',
] as const;
type CaseColumn = (typeof CASE_COLUMNS)[number];

const REQUIRED_COLUMNS: readonly CaseColumn[] = CASE_COLUMNS.filter(
  (column) => !['debtorId', 'closedOn', 'asOf'].includes(column),
);

/** Which column is at fault and why, by a code; never what stands there. */
export type RowFault = { readonly field: string; readonly code: string };

/** Spreadsheets write dates as people here do; with a year of four digits nothing has to be guessed. */
const day = z.string().transform((text, context) => {
  const read = parseDay(text) ?? parseNorwegianDay(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: 'NOT_A_DATE' });
  return z.NEVER;
});

const row = z.strictObject({
  caseNumber,
  debtorId: z.string().max(64).optional(),
  debtorName: name,
  debtorBirthDate: day,
  debtorStatus: z.enum(DEBTOR_STATUSES),
  registeredOn: day,
  status: z.enum(['open', 'closed']),
  closedOn: day.optional(),
  asOf: instant.optional(),
} satisfies Record<CaseColumn, z.ZodType>);

/** Every fault of a header: columns we do not know, that stand there twice, or that are missing. */
export function faultsOfHeader(header: readonly string[]): readonly RowFault[] {
  const known: readonly string[] = CASE_COLUMNS;
  return [
    ...header.filter((column) => !known.includes(column)).map((field) => ({ field, code: 'UNKNOWN_COLUMN' })),
    ...known
      .filter((column) => header.filter((one) => one === column).length > 1)
      .map((field) => ({ field, code: 'REPEATED' })),
    ...REQUIRED_COLUMNS.filter((column) => !header.includes(column)).map((field) => ({
      field,
      code: 'MISSING',
    })),
  ];
}

/** The case a row tells of; refused with every fault. Empty cells are not there. */
export function readCaseRow(
  header: readonly string[],
  cells: readonly string[],
): Result<CaseTold, readonly RowFault[]> {
  const filled = header.flatMap((column, index) => (cells[index] ? [[column, cells[index]] as const] : []));
  const input = Object.fromEntries(filled);
  const read = row.safeParse(input);
  const faults = [...faultsOfText(input), ...(read.success ? [] : faultsOf(read.error.issues, input))];
  if (!read.success || faults.length > 0)
    return refused(faults.map(({ path, code }) => ({ field: path, code })));
  const { debtorId, debtorName, debtorBirthDate, closedOn, asOf, ...rest } = read.data;
  return allowed({
    ...rest,
    debtor: { id: debtorId ?? null, name: debtorName, birthDate: debtorBirthDate },
    closedOn: closedOn ?? null,
    asOf: asOf ?? null,
  });
}
