// Reads the letters in a picture of a page with Tesseract, whose code and language data come with our packages: nothing is ever fetched.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A row of Tesseract's table (TSV): a word, or with no text a block that holds none. Pixels from the top left. */
export type SeenWord = {
  readonly text: string;
  /** 0..1 */
  readonly certainty: number;
  /** Words of the same line share it. */
  readonly line: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type SeenPage = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly SeenWord[];
};

export type Recogniser = {
  /** `png` as one holds the page upright. Throws when it is no picture. */
  readonly read: (png: Uint8Array) => SeenPage;
};

/** What is used of the package, which has no types: Emscripten's file system and Tesseract's own interface. */
type Core = {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => {
    Init(path: null, languages: string, engine: number): number;
    SetVariable(name: string, value: string): void;
    SetImageFile(exif: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
    Clear(): void;
  };
};
type StartCore = (options: {
  readonly TesseractProgress: () => void;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<Core>;

const LANGUAGES = ['nor', 'eng'];
/** The neural engine only: the data is made for it. */
const NEURAL = 1;
/** Nothing is known about the layout: headings, columns and blocks are found by Tesseract. */
const AUTOMATIC_LAYOUT = '3';

const packages = createRequire(import.meta.url);
const silent = (): void => undefined;

/** Loads code and data once; takes about a second. */
export async function startRecogniser(): Promise<Recogniser> {
  const startCore = packages('tesseract.js-core/tesseract-core-simd-lstm') as StartCore;
  const core = await startCore({ TesseractProgress: silent, print: silent, printErr: silent });
  const { gunzipSync } = await import('node:zlib');
  for (const language of LANGUAGES) {
    const file = packages.resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`);
    core.FS.writeFile(`/${language}.traineddata`, gunzipSync(readFileSync(file)));
  }
  const tesseract = new core.TessBaseAPI();
  if (tesseract.Init(null, LANGUAGES.join('+'), NEURAL) !== 0)
    throw new Error('the language data cannot be used');
  tesseract.SetVariable('tessedit_pageseg_mode', AUTOMATIC_LAYOUT);
  return {
    read: (png) => {
      core.FS.writeFile('/input', png);
      if (tesseract.SetImageFile(1, 0) === 1) throw new Error('the page is no picture');
      tesseract.Recognize(null);
      const page = pageFrom(tesseract.GetTSVText(0));
      tesseract.Clear();
      return page;
    },
  };
}

const PAGE = 1;
const BLOCK = 2;
const WORD = 5;

function pageFrom(table: string): SeenPage {
  const rows = table.split('\n').map((row) => row.split('\t'));
  const [page] = rows.filter(([level]) => Number(level) === PAGE);
  const words = rows.filter(([level]) => Number(level) === WORD).map(asWord);
  const read = new Set(rows.filter(([level]) => Number(level) === WORD).map(([, , block]) => block));
  const unread = rows.filter(([level, , block]) => Number(level) === BLOCK && !read.has(block)).map(asWord);
  return { width: Number(page?.[8] ?? 1), height: Number(page?.[9] ?? 1), words: [...words, ...unread] };
}

function asWord(row: readonly string[]): SeenWord {
  const [, , block, paragraph, line, , left, top, width, height, confidence, ...text] = row;
  return {
    text: text.join('\t').trim(),
    certainty: Math.max(0, Number(confidence ?? 0)) / 100,
    line: `${block}/${paragraph}/${line}`,
    left: Number(left ?? 0),
    top: Number(top ?? 0),
    width: Number(width ?? 0),
    height: Number(height ?? 0),
  };
}
