// Hashes passwords (argon2id) a few at a time, and judges how soon one would be guessed.

import { availableParallelism } from 'node:os';
import { type Options, hash, verify } from '@node-rs/argon2';
import { Unavailable } from '../shared/unavailable.js';
import type { Passwords } from '../staff/passwords.js';

/** OWASP ASVS 5.0, 11.4.2: 19 MiB, two passes, one lane. Argon2id is the package's default. */
const HOW: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing takes a core for a tenth of a second: more at once would take them from everybody else. */
const MOST_WAITING = 20;
/** zxcvbn’s best: more than 10^10 guesses. A few words out of the air reach it; our own name with a number does not. */
const GOOD_ENOUGH = 4;
/** Judging takes time that grows with the length, and what is longer than this is not judged better. */
const LONGEST_JUDGED = 64;

export function createPasswords(cores = availableParallelism()): Passwords {
  const inTurn = turns(cores);
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hash(password, HOW)),
    async matches(password, known) {
      nobodys ??= inTurn(() => hash('nobody has this password', HOW));
      const against = known ?? (await nobodys);
      const same = await inTurn(() => verify(against, password));
      return same && known !== null;
    },
    async isEasilyGuessed(password, words) {
      const judge = await loadJudge();
      return judge.check(password.slice(0, LONGEST_JUDGED), [...words]).score < GOOD_ENOUGH;
    },
  };
}

/** Two dictionaries, wanted only when somebody chooses a password. */
async function loadJudge() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) {
      if (waiting.length >= MOST_WAITING) throw new Unavailable('too many passwords at once');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, or given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
