// The answers of a child process one by one, in the order it gave them.

import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Answer, LONGEST_ANSWER, parseAnswer } from './answers.js';

/** An answer; `nonsense` for a line that is none, or too long; `ended` once there will be no more. */
export type Heard = Answer | 'nonsense' | 'ended';

export type AnswerLines = { readonly next: () => Promise<Heard> };

/** Listens to one output of a child until the child is gone. */
export function hearAnswers(output: Readable, child: ChildProcess): AnswerLines {
  const heard: Heard[] = [];
  const waiting: ((answer: Heard) => void)[] = [];
  let ended = false;
  let rest = '';
  const tell = (answer: Heard): void => {
    const listener = waiting.shift();
    if (listener === undefined) heard.push(answer);
    else listener(answer);
  };
  output.setEncoding('utf8');
  output.on('error', () => undefined); // the child ended in mid-sentence; that it ended is told below
  output.on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines)
      tell(line.length > LONGEST_ANSWER ? 'nonsense' : (parseAnswer(line) ?? 'nonsense'));
    if (rest.length <= LONGEST_ANSWER) return;
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
