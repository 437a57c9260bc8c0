// The oracle's own reading of names: when two spellings are the same person's name (domain § 3.6).

/** Whether two names are one: same first and last word, the shorter one's middle words in order within the longer's. */
export function isOneName(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || short.length < 2) return false;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  return canBeStruckOutTo(short.slice(1, -1), long.slice(1, -1));
}

/** The words as compared: composed, lower case, parted by spaces and hyphens, what stands after a comma first. */
export function wordsOf(name: string): readonly string[] {
  const composed = name.normalize('NFC').toLowerCase();
  const [surname, ...givenNames] = composed.split(',');
  const inOrder = [...givenNames, surname ?? ''].join(' ');
  return inOrder.match(/[^\s\-\u2010\u2011]+/gu) ?? [];
}

/** Whether striking out words of the longer list, none or some, leaves the wanted one. */
function canBeStruckOutTo(wanted: readonly string[], longer: readonly string[]): boolean {
  const [next, ...later] = wanted;
  if (next === undefined) return true;
  const place = longer.indexOf(next);
  return place >= 0 && canBeStruckOutTo(later, longer.slice(place + 1));
}
