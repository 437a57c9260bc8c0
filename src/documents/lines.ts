// What may be done to a line of the checklist once it is judged: it can only become more doubtful.

import { type ChecklistLine, DEFICIENCIES } from './checklist.js';

/** What must be refused stays so; all else a person looks at. */
export function unclear(line: ChecklistLine): ChecklistLine {
  return line.state === 'invalid' ? line : { ...line, state: 'unclear' };
}

/** Words around the fields that we did not write: nothing on such a paper is taken for granted. */
export function alteredLine(line: ChecklistLine): ChecklistLine {
  if (line.state === 'invalid') return line;
  const reasons = DEFICIENCIES.filter((code) => code === 'FORM_ALTERED' || line.reasons.includes(code));
  return { ...unclear(line), reasons };
}

/** What is missing on one paper may stand on another that only a person can read. */
export function perhapsElsewhere(line: ChecklistLine, source: ChecklistLine['source']): ChecklistLine {
  return line.state === 'missing' ? { ...line, state: 'unclear', source } : line;
}
