// The zod schemas in use as JSON Schema, each one that has a name (`.meta({ id })`) as a component told once.

import { z } from 'zod';

export type JsonSchema = { readonly [key: string]: unknown };
type Direction = 'input' | 'output';

export type Components = {
  /** The schema as it is sent (`input`) or answered (`output`), with references to the components it uses. */
  schemaOf(schema: z.ZodType, direction: Direction): JsonSchema;
  /** All components, when every schema has been asked for: an object of JSON Schemas by name. */
  all(): Readonly<Record<string, JsonSchema>>;
};

const PREFIX = '#/components/schemas/';
const DEFS = '#/$defs/';

/** Two different schemas of one name throw when the second is met: each needs a name of its own. */
export function collectComponents(): Components {
  const found = new Map<string, JsonSchema>();

  function keep(name: string, schema: JsonSchema): void {
    const own = found.get(name);
    if (own && JSON.stringify(own) !== JSON.stringify(schema))
      throw new Error(`two schemas are called ${name}`);
    found.set(name, schema);
  }

  return {
    schemaOf(schema, direction) {
      const sent = convert(schema, 'input');
      const answered = filled(convert(schema, 'output'), sent) as JsonSchema;
      const { $schema: _dialect, $defs, ...top } = direction === 'input' ? sent : answered;
      const named = Object.entries(($defs ?? {}) as Schemas);
      const names = new Map(
        named.map(([name]) => [
          name,
          direction === 'input' && differs(name, sent, answered) ? `${name}Sent` : name,
        ]),
      );
      for (const [name, inner] of named) keep(names.get(name) ?? name, pointed(inner, names));
      return pointed(top, names);
    },
    all: () => Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type Schemas = Readonly<Record<string, JsonSchema>>;

/** A default makes a field optional for who sends it and certain for who is answered. */
function differs(name: string, sent: JsonSchema, answered: JsonSchema): boolean {
  const [one, other] = [sent, answered].map(({ $defs }) =>
    JSON.stringify(($defs as Schemas | undefined)?.[name]),
  );
  return one !== other;
}

function convert(schema: z.ZodType, io: Direction): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

const SAYS_WHAT = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'const', 'enum'];

/** What a transform yields JSON Schema cannot know; on the wire it is what went into it, so that fills the gaps. */
function filled(node: unknown, from: unknown): unknown {
  if (Array.isArray(node)) {
    const others: readonly unknown[] = Array.isArray(from) ? from : [];
    return node.map((inner, index) => filled(inner, others[index]));
  }
  if (!isObject(node) || !isObject(from)) return node;
  const isGap = !SAYS_WHAT.some((key) => key in node) && SAYS_WHAT.some((key) => key in from);
  if (isGap) return { ...node, ...from };
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, filled(inner, from[key])]));
}

/** References point at the components; the endless pattern of a date is told by its format. */
function pointed(node: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  return pointedAny(node, names) as JsonSchema;
}

function pointedAny(node: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((inner) => pointedAny(inner, names));
  if (!isObject(node)) return node;
  const entries = Object.entries(node)
    .filter(([key]) => !(key === 'pattern' && String(node.format).startsWith('date')))
    .map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, pointedAny(inner, names)] as const;
      const name = inner.startsWith(DEFS) ? inner.slice(DEFS.length) : inner;
      return [key, `${PREFIX}${names.get(name) ?? name}`] as const;
    });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
