// Much of the same, a wave at a time: all of it at once would stand in line longer than anybody is let stand there.

const AT_ONCE = 50;

/** What came of each, in their order. */
export async function inWaves<Item, Value>(
  items: readonly Item[],
  one: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  for (let begun = 0; begun < items.length; begun += AT_ONCE)
    values.push(...(await Promise.all(items.slice(begun, begun + AT_ONCE).map(one))));
  return values;
}

/** 0, 1, 2 … as many as asked for. */
export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
