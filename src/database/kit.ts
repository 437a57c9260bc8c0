// The column kit: the few logical column types the schema is spelled in. One kit an engine; all share this type.

import type { sqliteKit } from './kit.sqlite.js';

/** SQLite's kit gives the type; another engine's kit yields columns with the same TypeScript data types. */
export type Kit = typeof sqliteKit;
