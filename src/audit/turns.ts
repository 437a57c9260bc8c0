// Whose turn it is: one after the other, in the order they came.

/** Resolves when it is the caller's turn, with what ends it. */
export type Enter = () => Promise<() => void>;

export function createTurns(): Enter {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let leave: () => void = () => undefined;
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
}
