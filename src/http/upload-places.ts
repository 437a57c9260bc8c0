// How many uploads may lie in memory at once. The rest wait a little, and what cannot wait is told to come back.

export const UPLOAD_PLACES = 4;
const MOST_WAITING = 32;
const LONGEST_WAIT_MS = 30_000;

export type UploadPlaces = {
  /** Waits for a place; null when too many wait already or none came free in time. Give it back exactly once. */
  take(address: string): Promise<GiveBack | null>;
  inUse(): number;
};
type GiveBack = () => void;
type Waiting = { readonly address: string; readonly come: (giveBack: GiveBack | null) => void };

/** One address never holds the last place, so a single slow sender cannot shut everybody else out. */
export function createUploadPlaces(places = UPLOAD_PLACES): UploadPlaces {
  const held = new Map<string, number>();
  let inUse = 0;
  const queue: Waiting[] = [];

  function mayCome(address: string): boolean {
    if (inUse >= places) return false;
    return places === 1 || (held.get(address) ?? 0) < places - 1;
  }

  function give(address: string): GiveBack {
    inUse += 1;
    held.set(address, (held.get(address) ?? 0) + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      inUse -= 1;
      const left = (held.get(address) ?? 1) - 1;
      if (left > 0) held.set(address, left);
      else held.delete(address);
      callNext();
    };
  }

  function callNext(): void {
    const index = queue.findIndex(({ address }) => mayCome(address));
    const [next] = index < 0 ? [] : queue.splice(index, 1);
    next?.come(give(next.address));
  }

  function wait(address: string): Promise<GiveBack | null> {
    if (queue.length >= MOST_WAITING) return Promise.resolve(null);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        address,
        come(giveBack) {
          clearTimeout(tooLong);
          resolve(giveBack);
        },
      };
      const tooLong = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1);
        resolve(null);
      }, LONGEST_WAIT_MS);
      queue.push(waiting);
    });
  }

  return {
    take: (address) => (mayCome(address) ? Promise.resolve(give(address)) : wait(address)),
    inUse: () => inUse,
  };
}
