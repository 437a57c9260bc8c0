// Checks every paper in folders, each as a sending of its own, with a progress bar for those who watch.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileRefusalMessage } from '../documents/file-words.js';
import type { Language } from '../shared/languages.js';
import type { Checker } from './check-submission.js';
import { CHECKING, type Counts, countWords, paperWords } from './check-words.js';
import { showPaper } from './check-paper.js';
import type { Io } from './io.js';
import type { Outcome } from './outcome.js';
import { showProgress } from './progress.js';

/** Whether any of the paths is a folder: then each paper is a sending of its own. */
export async function hasFolder(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(path)));
  return found.some((one) => one.isDirectory());
}

/**
 * Exit 2 when a file could not be read, 1 when a paper lacks something, 0 otherwise. Hidden files and folders are left
 * out; every other file counts as a paper, so that none is overlooked.
 */
export async function checkMany(
  io: Io,
  check: Checker,
  { paths, language }: { readonly paths: readonly string[]; readonly language: Language },
): Promise<Outcome> {
  const files = (await Promise.all(paths.map(filesIn))).flat();
  const progress = showProgress(io, { doing: CHECKING[language], total: files.length });
  const papers: Paper[] = [];
  try {
    for (const path of files) {
      papers.push(await checkPaper(check, path, language));
      progress.at(papers.length);
    }
  } finally {
    progress.stop();
  }
  const counts: Counts = {
    complete: papers.filter(({ kind }) => kind === 'complete').length,
    incomplete: papers.filter(({ kind }) => kind === 'incomplete').length,
    unreadable: papers.filter(({ kind }) => kind === 'unreadable').length,
  };
  const exit = counts.unreadable > 0 ? 2 : counts.incomplete > 0 ? 1 : 0;
  const json = { complete: exit === 0, ...countsShown(counts), papers: papers.map((paper) => paper.json) };
  return { exit, json, text: [...papers.map(({ text }) => text), countWords(counts, language)] };
}

type Paper = {
  readonly kind: 'complete' | 'incomplete' | 'unreadable';
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
};

async function checkPaper(check: Checker, path: string, language: Language): Promise<Paper> {
  const checked = await check([path]);
  if ('refused' in checked) {
    const [refused] = checked.refused;
    const code = refused?.refusal ?? 'FILE_DAMAGED';
    const message = fileRefusalMessage(code, language);
    return { kind: 'unreadable', json: { path, error: { code, message } }, text: `! ${path}: ${message}` };
  }
  const shown = showPaper(checked, language);
  const kind = shown.complete ? 'complete' : 'incomplete';
  return { kind, json: { path, ...shown }, text: paperWords(path, checked.checklist, language) };
}

function countsShown({ complete, incomplete, unreadable }: Counts) {
  return { counts: { complete, incomplete, unreadable } };
}

/** Every file under a folder, in the order of their names; a file is itself. */
async function filesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const seen = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(seen.map(({ name }) => filesIn(join(path, name))))).flat();
}
