// How little of a processor this machine has for us just now, so that a promise about time is not broken by other people's work.

const SPIN_MS = 100;

/** 1 on a quiet machine, 10 where a tenth of a processor is ours. */
export function slowness(): number {
  const before = process.cpuUsage();
  const start = performance.now();
  while (workedMs(before) < SPIN_MS);
  return Math.max(1, (performance.now() - start) / SPIN_MS);
}

function workedMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
