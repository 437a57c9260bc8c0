// Telling the debtor apart from others who hold the reference: by the birth date, a few tries a day.

import { type Done, type Who, act } from '../../audit/act.js';
import { addMinutes, type Day } from '../../shared/dates.js';
import { type Refusal, type Result, allowed, refusal, refused } from '../../shared/result.js';
import { referenceKeyOf } from '../submission-records.js';
import { debtorBirthDateOf } from '../submission.js';
import { MOST_TRIES, TRIES_LAST_MINUTES } from '../tries.js';
import type { Needs } from '../withdrawing/actions.js';
import { holdByReference, takeTry } from '../withdrawing/records.js';

type Code = 'NOT_FOUND' | 'BIRTH_DATE_NOT_MATCHED' | 'TOO_MANY_TRIES';

/** Whether the birth date is the debtor’s, as approved or as read from the papers. The tries are those of a withdrawal. */
export async function identifyDebtor(
  needs: Needs,
  who: Who,
  asked: { readonly reference: string; readonly birthDate: Day },
): Promise<Result<null, Refusal<Code>>> {
  const now = needs.now();
  const referenceKey = referenceKeyOf(needs.keys, asked.reference);
  const tries = { now, since: addMinutes(now, -TRIES_LAST_MINUTES), most: MOST_TRIES };
  const answer = await act(needs, who, async (tx): Promise<Done<boolean, Refusal<Code>>> => {
    const found = await holdByReference(tx, needs.keys, referenceKey);
    if (!found) return refuse(null, 'NOT_FOUND');
    if (!(await takeTry(tx, referenceKey, tries))) return refuse(found.id, 'TOO_MANY_TRIES');
    const matches = debtorBirthDateOf(found) === asked.birthDate;
    // A try in vain must stay counted, and what a refusal has written is undone: so in here it is an answer.
    const outcome = matches ? 'done' : 'refused';
    return { result: allowed(matches), event: { type: 'debtor-identified', outcome, about: found.id } };
  });
  if (!answer.ok) return answer;
  if (answer.value) return allowed(null);
  const fault = { path: 'birthDate', code: 'BIRTH_DATE_NOT_MATCHED' };
  return refused(refusal('BIRTH_DATE_NOT_MATCHED', [fault]));
}

function refuse(about: string | null, code: Code): Done<never, Refusal<Code>> {
  return {
    result: refused(refusal(code)),
    event: { type: 'debtor-identified', outcome: 'refused', about, details: { code } },
  };
}
