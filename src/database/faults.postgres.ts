// What PostgreSQL and the way to it throw, told apart: try again, it cannot be done now, nobody knows, or a fault of ours.

import pg from 'pg';
import { DatabaseUnavailable, Hindered, OutcomeUnknown } from './database.js';

/** Serialization failure and deadlock. */
const AGAIN = /^40(001|P01)$/;

/**
 * Connection (08), not let in (28), no such database (3D), resources (53), operator and time limits (57), the system
 * below (58), broken inside (XX), a lock waited for too long (55P03), an idle transaction ended (25P03), and a server that
 * became a replica while we were connected (25006).
 */
const UNAVAILABLE = /^(08|28|3D|53|57|58|XX|55P03|25P03|25006)/;

/** How the driver names what happened to a connection. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout |Query read timeout|Client (has|was) |Cannot use a pool|The server does not support|There was an error establishing|SASL|Received unexpected)/;

/** Faults of the server and of the way to it become DatabaseUnavailable; faults of ours stay what they are. */
export function unavailable(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable) return error;
  const fault = beneath(error);
  if (fault instanceof DatabaseUnavailable) return fault;
  if (stateOf(fault).match(AGAIN))
    return new Hindered('other work in the database stood in the way', { cause: fault });
  if (!stateOf(fault).match(UNAVAILABLE) && !isConnectionFault(fault)) return error;
  return new DatabaseUnavailable(`the database is unavailable (${nameOf(fault)})`, { cause: fault });
}

/** The same for the answer to COMMIT: unless the server says itself that it did not commit, it may have. */
export function unavailableAtCommit(error: unknown): unknown {
  const told = unavailable(error);
  const state = stateOf(error);
  const refused = state !== '' && !/^(08|40003|57|58|XX)/.test(state);
  if (refused || told instanceof Hindered) return told;
  return new OutcomeUnknown('the database went away during a commit', { cause: error });
}

/** The same while opening, where whatever goes wrong keeps us from starting, and the operator needs to know what. */
export function unavailableAtStart(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable || !(error instanceof Error)) return error;
  if (stateOf(error) === '' && !isConnectionFault(error)) return error;
  return new DatabaseUnavailable(`the database cannot be used: ${error.message || nameOf(error)}`, {
    cause: error,
  });
}

/** The five characters the server names a fault by; empty for what the server did not say. */
export function stateOf(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : '';
}

/** The query builder wraps what the driver threw. */
function beneath(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

function isConnectionFault(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof pg.DatabaseError) return false;
  return codeOf(error) !== '' || CONNECTION_LOST.test(error.message);
}

function nameOf(fault: unknown): string {
  return stateOf(fault) || codeOf(fault) || (fault instanceof Error ? fault.message : 'unknown');
}

/** The system's or TLS's name for it, such as ECONNREFUSED. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
