// Brings the database to the newest schema and says how it stands.

import { countRows } from '../database/counts.js';
import { newestMigration } from '../database/migrate.js';
import { inInstallation } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done } from './outcome.js';

/** Opening an installation is what migrates it; this looks at what there is then. */
export function migrateCommand(io: Io): Promise<Outcome> {
  return inInstallation(io, async ({ world }) => {
    const schema = newestMigration();
    const counts = await countRows(world.database.read);
    return done(
      { schema, logId: world.logId, counts },
      `The database has the newest schema (${schema}).`,
      `It holds ${tally(counts, 'cases')}, ${tally(counts, 'authorizations')}, ` +
        `${tally(counts, 'submissions')} and ${counts['auditEntries'] ?? 0} entries in the audit.`,
    );
  });
}

function tally(counts: Readonly<Record<string, number>>, name: string): string {
  return `${counts[name] ?? 0} ${name}`;
}
