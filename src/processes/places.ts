// Numbered places for what waits to be answered.

/**
 * Numbers are given again when their place is free. Not a Map: one that is filled and emptied thousands of times a second
 * is rebuilt again and again, and each table it leaves behind keeps the next one, and the requests in it, alive until the
 * whole heap is cleaned (README, decisions).
 */
export type Places<Value> = {
  /** Gives the number of its place. */
  put(value: Value): number;
  /** What lies there; the place is free then. */
  take(number: number): Value | undefined;
  /** What lies anywhere; all places are free then. */
  takeAll(): readonly Value[];
  taken(): number;
};

export function createPlaces<Value>(): Places<Value> {
  const places: (Value | undefined)[] = [];
  const free: number[] = [];
  return {
    put(value) {
      const number = free.pop() ?? places.length;
      places[number] = value;
      return number;
    },
    take(number) {
      const value = places[number];
      if (value === undefined) return undefined;
      places[number] = undefined;
      free.push(number);
      return value;
    },
    takeAll() {
      const all = places.filter((value) => value !== undefined);
      places.length = 0;
      free.length = 0;
      return all;
    },
    taken: () => places.length - free.length,
  };
}
