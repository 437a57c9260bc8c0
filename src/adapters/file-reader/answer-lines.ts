// The answers of a child process one by one, in the order it gave them; a picture follows its line as plain bytes.

import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Answer, LONGEST_ANSWER, parseAnswer } from './answers.js';
import type { Picture } from './orders.js';

type Said =
  | Exclude<Answer, { readonly kind: 'picture' }>
  | { readonly kind: 'picture'; readonly picture: Picture };

/** An answer; `nonsense` for a line that is none, or too long; `ended` once there will be no more. */
export type Heard = Said | 'nonsense' | 'ended';

export type AnswerLines = { readonly next: () => Promise<Heard> };

const LINE_END = 0x0a;

/** Listens to one output of a child until the child is gone. */
export function hearAnswers(output: Readable, child: ChildProcess): AnswerLines {
  const heard: Heard[] = [];
  const waiting: ((answer: Heard) => void)[] = [];
  let ended = false;
  const tell = (answer: Heard): void => {
    const listener = waiting.shift();
    if (listener === undefined) heard.push(answer);
    else listener(answer);
  };
  const cut = cutAnswers(tell);
  output.on('error', () => undefined); // the child ended in mid-sentence; that it ended is told below
  output.on('data', (chunk: Buffer) => {
    if (cut(chunk)) return;
    output.destroy();
    tell('nonsense');
  });
  child.once('close', () => {
    ended = true;
    for (const listener of waiting.splice(0)) listener('ended');
  });
  return {
    next: async () => {
      const answer = heard.shift();
      if (answer !== undefined) return answer;
      if (ended) return 'ended';
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

type Announced = Extract<Answer, { readonly kind: 'picture' }>;

/** Takes what comes in, chunk by chunk, and tells every whole answer. False when a line is longer than any honest one. */
function cutAnswers(tell: (answer: Heard) => void): (chunk: Buffer) => boolean {
  let chunks: Buffer[] = [];
  let length = 0;
  let announced: Announced | null = null;
  /** One answer off the front; false when it is not whole yet. */
  const cutOne = (): boolean => {
    if (length < (announced?.length ?? 1)) return false;
    const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    const end = announced === null ? all.indexOf(LINE_END) : announced.length;
    chunks = [all];
    if (end < 0) return false;
    const rest = all.subarray(announced === null ? end + 1 : end);
    chunks = rest.length > 0 ? [rest] : [];
    length = rest.length;
    if (announced !== null) {
      const { width, height } = announced;
      announced = null;
      tell({ kind: 'picture', picture: { width, height, bytes: all.subarray(0, end) } });
      return true;
    }
    const answer = end > LONGEST_ANSWER ? null : parseAnswer(all.toString('utf8', 0, end));
    if (answer?.kind === 'picture') announced = answer;
    else tell(answer ?? 'nonsense');
    return true;
  };
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (cutOne());
    return announced !== null || length <= LONGEST_ANSWER;
  };
}
