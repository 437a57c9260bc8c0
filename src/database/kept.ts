// Kept statements, as an engine runs them: values to parameters and columns to rows, by a plan made once and not each time.

import { Column, Param, Placeholder, SQL, is } from 'drizzle-orm';

/** By the names of the placeholders; a list when they are numbered. */
export type Values = Readonly<Record<string, unknown>> | readonly unknown[];

/** A query as the builder hands it to its session. `fields` is missing when it gives no rows. */
export type Built = {
  readonly text: string;
  readonly params: readonly unknown[];
  readonly fields: readonly { readonly path: readonly string[]; readonly field: unknown }[] | undefined;
};

/** Puts values in their places, each as its column stores it. @throws Error when one is missing */
export function binderOf({ params }: Built): (values: Values) => unknown[] {
  const places = params.map(placeOf);
  return (values) => {
    // A list is asked by number: by text it would be looked up as any other property.
    const given = values as Readonly<Record<string | number, unknown>>;
    return places.map(({ name, encode, fixed }) => {
      if (name === null) return fixed;
      const value = given[name];
      if (value === undefined) throw new Error(`no value for "${name}"`);
      return encode ? encode(value) : value;
    });
  };
}

/**
 * Makes rows of what the driver gives: `{ column }`, or `{ group: { column } }` with `null` for a group of nothing but
 * nulls, which is what an outer join gives where it found no row.
 */
export function rowsOf({ fields = [] }: Built): (found: readonly (readonly unknown[])[]) => unknown[] {
  const groups = new Map<string, Group>();
  for (const [index, { path, field }] of fields.entries()) {
    if (path.length > 2) throw new Error('a kept statement selects columns or groups of them');
    const group = path.length === 2 ? String(path[0]) : '';
    const columns = groups.get(group) ?? [];
    columns.push({ index, name: String(path.at(-1)), decode: decoderOf(field) });
    groups.set(group, columns);
  }
  const alone = groups.get('');
  if (alone) {
    if (groups.size > 1) throw new Error('a kept statement selects columns or groups of them');
    return (found) => found.map((row) => part(alone, row));
  }
  const named = [...groups];
  return (found) => found.map((row) => whole(named, row));
}

type Place = {
  readonly name: string | number | null;
  readonly encode: ((value: unknown) => unknown) | null;
  readonly fixed: unknown;
};

function placeOf(param: unknown): Place {
  if (is(param, Placeholder)) return { name: keyOf(param), encode: null, fixed: null };
  if (!is(param, Param) || !is(param.value, Placeholder)) return { name: null, encode: null, fixed: param };
  const { encoder, value } = param;
  return { name: keyOf(value), encode: (given) => encoder.mapToDriverValue(given), fixed: null };
}

function keyOf({ name }: Placeholder): string | number {
  return /^\d+$/.test(name) ? Number(name) : name;
}

type Group = {
  readonly index: number;
  readonly name: string;
  readonly decode: ((stored: unknown) => unknown) | null;
}[];

type Decoder = { mapFromDriverValue(stored: unknown): unknown };

/** How a column, or what stands in place of one, is read; null when it is what the driver gives. */
function decoderOf(field: unknown): ((stored: unknown) => unknown) | null {
  if (is(field, Column)) {
    if (field.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
    return (stored) => field.mapFromDriverValue(stored);
  }
  const expression = is(field, SQL.Aliased) ? field.sql : field;
  if (!is(expression, SQL)) throw new Error('a kept statement selects columns and expressions');
  // The builder keeps it from its types.
  const { decoder } = expression as unknown as { readonly decoder: Decoder };
  return (stored) => decoder.mapFromDriverValue(stored);
}

function part(columns: Group, row: readonly unknown[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const { index, name, decode } of columns) {
    const stored = row[index];
    made[name] = decode && stored !== null ? decode(stored) : stored;
  }
  return made;
}

function whole(groups: readonly (readonly [string, Group])[], row: readonly unknown[]) {
  const made: Record<string, unknown> = {};
  for (const [name, columns] of groups)
    made[name] = columns.every(({ index }) => row[index] === null) ? null : part(columns, row);
  return made;
}
