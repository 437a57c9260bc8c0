// Choices read from a tape of numbers: cheap to generate, the same again from the same tape, simpler when it shrinks.

/** Every 0 on the tape makes the simplest choice, so that fast-check's shrinking towards 0 simplifies the case. */
export type Dice = {
  /** A whole number from 0 up to, but not including, `limit` (at most 65 536). */
  readonly below: (limit: number) => number;
  /** True in about `percent` of a hundred throws. */
  readonly chance: (percent: number) => boolean;
  /** One of the items; the first is the simplest. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Each item with the chance given, in their order. */
  readonly some: <Item>(items: readonly Item[], percent: number) => readonly Item[];
};

const RANGE = 65_536;

/** Dice that read numbers of 0–65 535 from a tape; a tape that runs out is read again, differently each time. */
export function diceFrom(tape: readonly number[]): Dice {
  let at = 0;
  const next = () => {
    const lap = Math.floor(at / tape.length);
    const thrown = tape[at % tape.length] ?? 0;
    at += 1;
    return (thrown * (2 * lap + 1)) % RANGE;
  };
  const below = (limit: number) => next() % limit;
  const chance = (percent: number) => below(100) >= 100 - percent;
  return {
    below,
    chance,
    pick: (items) => itemAt(items, below(items.length)),
    some: (items, percent) => items.filter(() => chance(percent)),
  };
}

function itemAt<Item>(items: readonly Item[], place: number): Item {
  const [item] = items.slice(place, place + 1);
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
