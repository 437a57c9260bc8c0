// The only way to change or show personal data: result and event are committed together, or neither happened.

import type { Tx, WriteTx } from '../database/database.js';
import type { Result } from '../shared/result.js';
import type { Group } from './batch.js';
import type { Actor, AuditEvent } from './events.js';
import type { Ledger } from './ledger.js';

/** Who asks, and what else is to be kept in the same transaction when it is done, such as the answer to a repeated request. */
export type Who = Actor & { readonly alongside?: (tx: Tx, value: unknown) => Promise<void> };

export type Done<Value, Refusal> = {
  readonly result: Result<Value, Refusal>;
  /** What is recorded. Several when one decision changed several records; never none. */
  readonly event: AuditEvent | readonly [AuditEvent, ...AuditEvent[]];
};

/**
 * Runs `work` in a transaction it shares with everything else asked for at this moment (group commit), and answers only
 * after the commit is on disk. A refusal undoes what `work` wrote and is recorded all the same.
 * `work` touches nothing but `tx` and may be run again: ids and the time come from outside, slow work is done before.
 * @throws DatabaseUnavailable when it could not be recorded; then there is no answer.
 */
export function act<Value, Refusal>(
  needs: { readonly ledger: Ledger },
  who: Who,
  work: (tx: Tx) => Promise<Done<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  return needs.ledger.enter(async (tx, append) => {
    const { result, event } = await tx.savepoint(
      () => workAndKeep(tx, who, work),
      ({ result }) => result.ok,
    );
    for (const one of isSeveral(event) ? event : [event]) append(who, one);
    return result;
  });
}

async function workAndKeep<Value, Refusal>(
  tx: WriteTx,
  who: Who,
  work: (tx: Tx) => Promise<Done<Value, Refusal>>,
): Promise<Done<Value, Refusal>> {
  const done = await work(tx);
  if (done.result.ok && who.alongside) await who.alongside(tx, done.result.value);
  return done;
}

function isSeveral(event: AuditEvent | readonly AuditEvent[]): event is readonly AuditEvent[] {
  return Array.isArray(event);
}

/**
 * Asks a question that changes nothing but the record of it, together with all others of its group asked for at this
 * moment: one set of queries, one commit. Recorded before it is answered, like everything else.
 * @throws DatabaseUnavailable when it could not be recorded; then there is no answer.
 */
export function askTogether<Input, Output>(
  needs: { readonly ledger: Ledger },
  who: Actor,
  group: Group<Input, Output>,
  input: Input,
): Promise<Output> {
  return needs.ledger.ask(group, who, input);
}
