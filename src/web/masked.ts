// Whether something typed holds a national id. It is kept as dots, and whoever wrote it is told so.

import { maskNationalIds } from '../people/national-id.js';

/** Looks at every text in a form as it was read, however deep. */
export function holdsNationalId(typed: unknown): boolean {
  if (typeof typed === 'string') return maskNationalIds(typed).found;
  if (typed === null || typeof typed !== 'object') return false;
  return Object.values(typed).some(holdsNationalId);
}
