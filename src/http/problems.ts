// What a refusal looks like from outside: RFC 9457, one table from code to status and words.

import type { Language, Texts } from '../shared/languages.js';
import type { Fault, Refusal } from '../shared/result.js';
import { DOOR_PROBLEMS } from './door-problems.js';
import { faultWords } from './fault-words.js';
import { type FileProblemCode, FILE_PROBLEMS, MATTER_PROBLEMS } from './matter-problems.js';
import type { Route } from './route.js';

/** `title` says what kind of problem, `detail` what to do about it. */
export type ProblemWords = { readonly status: number; readonly title: Texts; readonly detail: Texts };

export type ProblemCode = keyof typeof DOOR_PROBLEMS | keyof typeof MATTER_PROBLEMS | FileProblemCode;

/** A code without status and wording in all three languages does not compile. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemWords>> = {
  ...DOOR_PROBLEMS,
  ...MATTER_PROBLEMS,
  ...FILE_PROBLEMS,
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
};

/** The problem a refusal is shown as. `errors` names every fault, and is left out when there is none. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const { status, title, detail } = wordsOf(refusal.code);
  return {
    type: `/api/docs#${refusal.code}`,
    title: title[language],
    status,
    detail: detail[language],
    code: refusal.code,
    requestId,
    ...(refusal.faults.length > 0 && { errors: refusal.faults.map((fault) => shown(fault, language)) }),
  };
}

/** Codes a route says it may answer that have no words; none in a finished program. */
export function codesWithoutWords(routes: readonly Route[]): readonly string[] {
  return [...new Set(routes.flatMap(({ problems }) => problems))].filter(
    (code) => !isProblemCode(code) && faultWords(code) === undefined,
  );
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** Status and words of a refusal's code; a code known only as a fault of a field is a fault of what was asked. */
export function wordsOf(code: string): ProblemWords {
  if (isProblemCode(code)) return PROBLEMS[code];
  const { status, title, detail } = PROBLEMS.INVALID_INPUT;
  return { status, title, detail: faultWords(code) ?? detail };
}

function shown(fault: Fault, language: Language) {
  const { path, code } = fault;
  return { path, code, message: faultMessage(fault, language) };
}

/** The fault's sentence with what it names put in; a file's name stands before the sentence. */
export function faultMessage({ code, named }: Fault, language: Language): string {
  const words =
    faultWords(code) ?? (isProblemCode(code) ? PROBLEMS[code].detail : PROBLEMS.INVALID_INPUT.title);
  const text = words[language];
  if (text.includes('{}')) return text.replace('{}', () => named ?? '').trimEnd();
  return named === undefined ? text : `${named}: ${text}`;
}
