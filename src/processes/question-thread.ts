// The thread that answers questions: its own connection, its own chain of the audit. Started by question-desk.ts.

import { parentPort, workerData } from 'node:worker_threads';
import { Unavailable } from '../shared/unavailable.js';
import { askingHere } from '../verification/actions.js';
import { type WorldConfig, openWorld } from '../world.js';
import type { Answer, Asked, FromThread, ToThread } from './question-messages.js';

const port = parentPort;
if (!port) throw new Error('this is a thread of the server');

const world = await openWorld(workerData as WorldConfig);
const ask = askingHere(world);
let answers: Answer[] = [];

port.on('message', (message: ToThread) => {
  if (message.kind === 'asked') for (const one of message.asked) void answer(one);
  else if (message.kind === 'checkpoint') void world.ledger.checkpoint();
  else void world.close().then(() => port.close());
});
say({ kind: 'ready' });

async function answer({ number, who, question }: Asked): Promise<void> {
  try {
    hand({ number, kind: 'answered', verification: await ask(who, question) });
  } catch (error) {
    if (error instanceof Unavailable) hand({ number, kind: 'unavailable', message: error.message });
    else hand({ number, kind: 'failed', error });
  }
}

/** Those of one commit are answered in the same turn: they go back together. */
function hand(one: Answer): void {
  answers.push(one);
  if (answers.length > 1) return;
  queueMicrotask(() => {
    const together = answers;
    answers = [];
    say({ kind: 'answers', answers: together, status: world.ledger.status() });
  });
}

function say(message: FromThread): void {
  port?.postMessage(message);
}
