// What is different between two editions of the settings, field by field.

/** `openingHours.dates[0].hours.opensAt`, with what stood there and what stands there now; null where nothing does. */
export type Difference = {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** In the order of the fields. */
export function differencesBetween(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((one) => one.before !== one.after);
}

function flat(value: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  gather(value, '', leaves);
  return leaves;
}

function gather(value: unknown, path: string, leaves: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    if (value !== null) leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, one] of Object.entries(value)) {
    const place = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    gather(one, place, leaves);
  }
}
