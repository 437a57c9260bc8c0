// The checklist of papers that lie here as files, as a sender would get it; nothing is stored.

import { readConfig } from '../config.js';
import { fileRefusalMessage } from '../documents/file-words.js';
import type { Language } from '../shared/languages.js';
import { machineClock } from '../world.js';
import { checkMany, hasFolder } from './check-many.js';
import { type CheckedPaper, showPaper } from './check-paper.js';
import { type RefusedHere, withChecker } from './check-submission.js';
import { lineWords, verdictWords } from './check-words.js';
import type { Io } from './io.js';
import { type Fault, type Outcome, done, negative, unusable } from './outcome.js';

export type CheckAsked = { readonly paths: readonly string[]; readonly language: Language };

const MOST_FILES = 5;

/**
 * Files together are one submission; with a folder among them each file is one of its own. Exit 0 when nothing is missing
 * or invalid (what is unclear, a person must look at), 1 when something is, 2 when a file cannot be received at all.
 */
export async function checkCommand(io: Io, { paths, language }: CheckAsked): Promise<Outcome> {
  const config = readConfig(io.environment);
  const now = (io.now ?? machineClock)();
  const several = await hasFolder(paths);
  if (!several && paths.length > MOST_FILES)
    return unusable('TOO_MANY_FILES', `at most ${MOST_FILES} files at a time`);
  return withChecker(config, now, async (check) => {
    if (several) return checkMany(io, check, { paths, language });
    const checked = await check(paths);
    return 'refused' in checked ? unreadable(checked.refused, language) : outcomeOf(checked, language);
  });
}

function outcomeOf(checked: CheckedPaper, language: Language): Outcome {
  const json = showPaper(checked, language);
  const findings = json.documents.flatMap(({ name, findings }) =>
    findings.map(({ message }) => `! ${name}: ${message}`),
  );
  const lines = checked.checklist.map((line) => lineWords(line, language));
  const words = verdictWords(checked.checklist, json.complete, language);
  return (json.complete ? done : negative)(json, ...lines, ...findings, words);
}

function unreadable(files: readonly RefusedHere[], language: Language): Outcome {
  const faults: readonly Fault[] = files.map(({ name, refusal }) => ({
    path: name,
    code: refusal,
    message: fileRefusalMessage(refusal, language),
  }));
  const words = faults.map(({ path, message }) => `${path}: ${message}`).join('\n');
  return unusable(files[0]?.refusal ?? 'FILE_DAMAGED', words, faults);
}
