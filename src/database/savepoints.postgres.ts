// Savepoints within one PostgreSQL transaction, set without waiting for the server to say so.

import type pg from 'pg';
import { DatabaseUnavailable, type WriteTx } from './database.js';
import { unavailable } from './faults.postgres.js';

/** For one transaction on a connection that pipelines: what is sent later is done later. */
export function savepoints(client: pg.PoolClient): WriteTx['savepoint'] {
  /** How many are being worked in. */
  let open = 0;
  /** How many the server still has: one that was kept is released only when its place is needed, or by the commit. */
  let standing = 0;

  function set(depth: number): void {
    const name = `work_${depth}`;
    const release = standing >= depth ? `RELEASE SAVEPOINT ${name}; ` : '';
    standing = depth;
    // Should it fail, the whole transaction has failed on the server, and everything sent after it is told so.
    client.query(`${release}SAVEPOINT ${name}`).catch(() => undefined);
  }

  async function undo(depth: number): Promise<void> {
    try {
      await client.query(`ROLLBACK TO SAVEPOINT work_${depth}`);
      standing = depth;
    } catch (error) {
      throw unavailable(error);
    }
  }

  return async (work, keep) => {
    open += 1;
    const depth = open;
    set(depth);
    try {
      const result = await work();
      if (!keep(result)) await undo(depth);
      return result;
    } catch (thrown) {
      const error = unavailable(thrown);
      // Then the transaction is over, and there is nothing to return to.
      if (!(error instanceof DatabaseUnavailable)) await undo(depth);
      throw error;
    } finally {
      open -= 1;
    }
  };
}
