// Every table, spelled once for all engines: text ids, no database enums, identities or defaults, so that an engine is a connection string.

import type { Kit } from './kit.js';
import { defineAudit } from './schema/audit.js';
import { defineDocuments } from './schema/documents.js';
import { defineDoors } from './schema/doors.js';
import { defineForms } from './schema/forms.js';
import { defineGrants } from './schema/grants.js';
import { defineRegister } from './schema/register.js';
import { defineRunning } from './schema/running.js';
import { defineStaff } from './schema/staff.js';
import { defineSubmissions } from './schema/submissions.js';

// What a column may hold is said by the folder whose records keep it; here are only the words of `shared`.
// `dataKey` is the record's own key, wrapped; `sealed` is what only that key opens. Destroying the key erases the person.

/** All tables in the columns of one engine. */
export function defineSchema(k: Kit) {
  return {
    ...defineRegister(k),
    ...defineAudit(k),
    ...defineGrants(k),
    ...defineSubmissions(k),
    ...defineDocuments(k),
    ...defineForms(k),
    ...defineDoors(k),
    ...defineStaff(k),
    ...defineRunning(k),
  };
}
export type Schema = ReturnType<typeof defineSchema>;
