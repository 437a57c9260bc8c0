// What may be done to a line of the checklist once it is judged: it can only become more doubtful.

import type { ChecklistLine } from './checklist.js';

/** What must be refused stays so; all else a person looks at. */
export function unclear(line: ChecklistLine): ChecklistLine {
  return line.state === 'invalid' ? line : { ...line, state: 'unclear' };
}

/** What is missing on one paper may stand on another that only a person can read. */
export function perhapsElsewhere(line: ChecklistLine, source: ChecklistLine['source']): ChecklistLine {
  return line.state === 'missing' ? { ...line, state: 'unclear', source } : line;
}
