// Every answer that was given about a case, a debtor or an agent: for the data protection officer, from the record itself.

import { type Done, type Who, act } from '../../audit/act.js';
import type { Ledger } from '../../audit/ledger.js';
import {
  type AuditCursor,
  type AuditLine,
  auditLineOf,
  openEntry,
  searchEntries,
} from '../../audit/steps.js';
import { casesOfDebtor, findDebtorById, findDebtorsNamed } from '../../cases/steps.js';
import type { Tx } from '../../database/database.js';
import { foldedWords, type Person } from '../../people/person.js';
import { blindIndex } from '../../sealing/blind-index.js';
import type { Keys } from '../../sealing/keys.js';
import type { CaseNumber, DebtorId } from '../../shared/ids.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import type { Verification } from '../actions.js';

export type Needs = { readonly ledger: Ledger; readonly keys: Keys };

/** Whose answers are asked for. `mark` stands for an agent's name and birth date, as `markOfAgent` gives it. */
export type DecisionsAbout =
  | { readonly caseNumber: CaseNumber }
  | { readonly debtorIds: readonly DebtorId[] }
  | { readonly mark: string };

/** One answer, with who asked and when. What was asked and answered is null where it has been erased. */
export type DecisionLine = Pick<AuditLine, 'at' | 'by' | 'aboutId' | 'caseNumber'> & {
  readonly told: {
    readonly agent: Person;
    readonly power: string;
    readonly answer: Verification;
  } | null;
};

export type DecisionPage = {
  readonly items: readonly DecisionLine[];
  /** Of whom, when it is a debtor; the same person may have been told to us as several. */
  readonly debtor: Person | null;
  readonly next: AuditCursor | null;
};

/** Newest first. Refused with NOT_FOUND when there is no such debtor. */
export function readDecisions(
  needs: Needs,
  who: Who,
  asked: { readonly about: DecisionsAbout; readonly before: AuditCursor; readonly limit: number },
): Promise<Result<DecisionPage, Refusal>> {
  const { about, before, limit } = asked;
  return act(needs, who, async (tx): Promise<Done<DecisionPage, Refusal>> => {
    const event = { type: 'audit-read', about: null, details: { decisions: about } } as const;
    const [id] = 'debtorIds' in about ? about.debtorIds : [];
    const debtor = id === undefined ? null : await findDebtorById(tx, needs.keys, id);
    if ('debtorIds' in about && !debtor)
      return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    const caseNumbers = await casesIn(tx, about);
    const { entries, next } = await searchEntries(tx, {
      filter: { types: ['disclosure-decided'], ...(caseNumbers && { caseNumbers }) },
      before,
      limit,
      ...('mark' in about && {
        keep: (entry) => {
          const told = toldIn(openEntry(needs.keys, entry).details);
          return told !== null && markOfAgent(needs.keys, told.agent) === about.mark;
        },
      }),
    });
    const items = entries.map((entry) => decisionLineOf(auditLineOf(needs.keys, entry)));
    return {
      result: allowed({ items, debtor: debtor?.person ?? null, next }),
      event: { ...event, outcome: 'read', caseNumber: 'caseNumber' in about ? about.caseNumber : null },
    };
  });
}

/** The debtors a name and birth date may be those of. Refused with NOT_FOUND when there is none. */
export function findPersonsDecidedAbout(
  needs: Needs,
  who: Who,
  person: Person,
): Promise<Result<readonly DebtorId[], Refusal>> {
  return act(needs, who, async (tx): Promise<Done<readonly DebtorId[], Refusal>> => {
    const found = (await findDebtorsNamed(tx, needs.keys, person)).map(({ id }) => id);
    const event = { type: 'audit-read', about: null, details: { person, found: found.length } } as const;
    if (found.length === 0)
      return { result: refused(refusal('NOT_FOUND')), event: { ...event, outcome: 'refused' } };
    return { result: allowed(found), event: { ...event, outcome: 'read' } };
  });
}

/** Stands for a person in an address, where no name may: first and last name and birth date, as a keyed mark. */
export function markOfAgent(keys: Keys, { name, birthDate }: Person): string {
  const words = foldedWords(name);
  return blindIndex(keys, 'decided-agent', words[0] ?? '', words.at(-1) ?? '', birthDate);
}

async function casesIn(tx: Tx, about: DecisionsAbout): Promise<readonly CaseNumber[] | null> {
  if ('caseNumber' in about) return [about.caseNumber];
  if ('mark' in about) return null;
  const cases: CaseNumber[] = [];
  for (const id of about.debtorIds)
    cases.push(...(await casesOfDebtor(tx, id)).map(({ caseNumber }) => caseNumber));
  return cases;
}

function decisionLineOf({ at, by, aboutId, caseNumber, details }: AuditLine): DecisionLine {
  return { at, by, aboutId, caseNumber, told: toldIn(details) };
}

function toldIn(details: AuditLine['details']): DecisionLine['told'] {
  return details && 'agent' in details ? (details as NonNullable<DecisionLine['told']>) : null;
}
