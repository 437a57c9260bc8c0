// The answers of a child process one by one, in the order it gave them; a picture follows its line as plain bytes.

import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Room, type Rooms, createRooms } from '../../shared/room.js';
import { type Answer, LONGEST_ANSWER, parseAnswer } from './answers.js';
import type { Picture } from './orders.js';

type Said =
  | Exclude<Answer, { readonly kind: 'picture' }>
  | { readonly kind: 'picture'; readonly picture: Picture };

/** An answer; `nonsense` for a line that is none, or too long; `ended` once there will be no more. */
export type Heard = Said | 'nonsense' | 'ended';

export type AnswerLines = {
  readonly next: () => Promise<Heard>;
  /** Gives back the memory of the pictures that were heard: they are empty then. */
  readonly forget: () => void;
};

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
  const rooms = createRooms();
  const cut = cutAnswers(tell, rooms);
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
    forget: rooms.giveBack,
  };
}

/** A picture that is on its way. */
type Coming = { readonly width: number; readonly height: number; readonly room: Room; missing: number };

/** Takes what comes in, chunk by chunk, and tells every whole answer. False when a line is longer than any honest one. */
function cutAnswers(tell: (answer: Heard) => void, rooms: Rooms): (chunk: Buffer) => boolean {
  let line: Buffer[] = [];
  let length = 0;
  let coming: Coming | null = null;
  const takeLine = (part: Buffer): void => {
    const text = Buffer.concat([...line, part]).toString('utf8');
    line = [];
    length = 0;
    const answer = parseAnswer(text);
    if (answer?.kind !== 'picture') return tell(answer ?? 'nonsense');
    const { width, height, length: missing } = answer;
    coming = { width, height, room: rooms.open(missing), missing };
  };
  /** Gives what stands behind the picture. */
  const takePixels = (picture: Coming, bytes: Buffer): Buffer => {
    const own = bytes.subarray(0, picture.missing);
    picture.room.add(own);
    picture.missing -= own.length;
    if (picture.missing === 0) {
      coming = null;
      const { width, height, room } = picture;
      tell({ kind: 'picture', picture: { width, height, bytes: room.bytes() } });
    }
    return bytes.subarray(own.length);
  };
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (coming !== null) {
        rest = takePixels(coming, rest);
        continue;
      }
      const end = rest.indexOf(LINE_END);
      length += end < 0 ? rest.length : end;
      if (length > LONGEST_ANSWER) return false;
      if (end < 0) {
        line.push(rest);
        return true;
      }
      takeLine(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    return true;
  };
}
