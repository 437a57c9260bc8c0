// National identity numbers for tests: worked out, nobody's.

/** The first number with these six digits whose control digits work out, from an individual number on. */
export function idFor(sixDigits: string, from = 500): string {
  for (let individual = from; individual < 1000; individual += 1) {
    const nine = sixDigits + String(individual).padStart(3, '0');
    const first = controlDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const second = first < 10 ? controlDigit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) : 10;
    if (second < 10) return `${nine}${first}${second}`;
  }
  throw new Error('no number works out');
}

/** By the weights of either control digit; ten is none. */
export function controlDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}
