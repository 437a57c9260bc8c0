// A progress bar on stderr for those who watch; nothing where nobody does.

import { Presets, SingleBar } from 'cli-progress';
import type { Io } from './io.js';

export type Progress = {
  readonly at: (count: number) => void;
  readonly stop: () => void;
};

const SILENT: Progress = { at: () => undefined, stop: () => undefined };

/** `total` of what is being done, such as "entries"; drawn only on a terminal. */
export function showProgress(io: Io, { doing, total }: { doing: string; total: number }): Progress {
  if (io.stderr.isTTY !== true || total === 0) return SILENT;
  const bar = new SingleBar(
    {
      stream: io.stderr,
      format: `${doing} {bar} {percentage} % | {value}/{total} | {eta_formatted}`,
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { at: (count) => bar.update(Math.min(count, total)), stop: () => bar.stop() };
}
