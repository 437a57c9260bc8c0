// Measures several servers in turns, so that whatever else the machine does falls on all of them alike.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Load, Loaded } from './load.js';

export type Target = {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The process that answers; those it has started are counted with it. */
  readonly pid: number;
  /** New bodies for a run of so many requests. */
  readonly bodies: (count: number) => readonly string[];
  /** Questions in one request; their number is what is counted. One when left out. */
  readonly questions?: number;
  /** In place of the round's own. */
  readonly connections?: number;
};

export type Run = Loaded & {
  /** Processor time of the answering process for one answer, in microseconds; null where the system does not tell. */
  readonly cpuMicroseconds: number | null;
};

export type Loader = { load(target: Target, how: Turn): Promise<Run>; end(): void };

export type Turn = {
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second; without it as many as are answered. */
  readonly rate?: number;
};

/** More than can be answered in a second, so that few questions are asked twice in a run. */
const MOST_A_SECOND = 6_000;

/** The process that asks; one for all runs, so that it is as warm for each. */
export function startLoader(): Loader {
  const child = fork(new URL('./load.ts', import.meta.url));
  return {
    async load(target, how) {
      const { url, headers, questions = 1, connections = how.connections } = target;
      const { seconds } = how;
      const most = Math.ceil((how.rate ?? MOST_A_SECOND / questions) * seconds);
      const bodies = target.bodies(connections === 1 ? 5_000 : most);
      const before = processorSeconds(target.pid);
      const paced = how.rate === undefined ? {} : { rate: how.rate };
      const load: Load = { url, headers, connections, seconds, bodies, ...paced };
      const loaded = await reply<Loaded>(child, load);
      const after = processorSeconds(target.pid);
      const answered = loaded.answered * questions;
      const spent = before === null || after === null ? null : ((after - before) * 1e6) / answered;
      return { ...loaded, answered, rate: loaded.rate * questions, cpuMicroseconds: spent };
    },
    end: () => void child.kill(),
  };
}

/** Each target once a round, beginning with another one each time. Gives the runs of each target, by round. */
export async function inRounds(
  loader: Loader,
  targets: readonly Target[],
  how: Turn & { readonly rounds: number },
): Promise<ReadonlyMap<string, readonly Run[]>> {
  const runs = new Map(targets.map(({ name }) => [name, [] as Run[]] as const));
  for (let round = 0; round < how.rounds; round += 1) {
    const first = round % targets.length;
    // The round's own order: what a machine does next often depends on what it has just done.
    for (const target of [...targets.slice(first), ...targets.slice(0, first)])
      runs.get(target.name)?.push(await loader.load(target, how));
  }
  return runs;
}

/** The middle one of the figures; of an even number the lower of the two. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The median over the rounds of one target's rate as a part of another's in the same round. */
export function ratioOf(runs: readonly Run[] | undefined, to: readonly Run[] | undefined): number {
  return median((runs ?? []).map(({ rate }, round) => rate / (to?.[round]?.rate ?? Number.NaN)));
}

/** The next message of a child; rejects when it ends instead. */
export async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const given = new AbortController();
  const { signal } = given;
  try {
    const ended = once(child, 'exit', { signal }).then(() => {
      throw new Error('a process of the bench has ended');
    });
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message as Message;
  } finally {
    given.abort();
  }
}

async function reply<Message>(child: ChildProcess, sent: object): Promise<Message> {
  const answer = nextMessage<Message>(child);
  child.send(sent);
  return answer;
}

/** User and system time of a process and of those it started so far; Linux counts them in hundredths of a second. */
function processorSeconds(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const own = (Number(fields[11]) + Number(fields[12])) / 100;
    const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return started.reduce((sum, child) => sum + (processorSeconds(Number(child)) ?? 0), own);
  } catch {
    return null;
  }
}
