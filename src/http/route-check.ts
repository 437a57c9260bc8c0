// Finds mistakes in how routes are defined, before the first request does.

import { z } from 'zod';
import { routeName } from './exchange.js';
import { codesWithoutWords } from './problems.js';
import type { Route } from './route.js';

/** One sentence for each mistake; none in a finished program. */
export function mistakesIn(routes: readonly Route[]): readonly string[] {
  const names = routes.map(routeName);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...twice.map((name) => `${name} is defined twice`),
    ...codesWithoutWords(routes).map((code) => `the code ${code} has no words`),
    ...routes.flatMap((route) => mistakesOf(route).map((mistake) => `${routeName(route)}: ${mistake}`)),
  ];
}

function mistakesOf(route: Route): readonly string[] {
  const mistakes: string[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    // People follow links that others have added to; a page passes over what it does not know.
    if (!(part === 'query' && route.page) && !isStrict(route[part]))
      mistakes.push(`${part} would take unknown keys`);
  }
  const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const described = route.params instanceof z.ZodObject ? Object.keys(route.params.shape) : named;
  if (named.join() !== described.join()) mistakes.push('the path and params name different variables');
  if (route.direct && (route.path.includes(':') || route.upload))
    mistakes.push('a direct route is met by its path alone');
  if (route.creates && route.method !== 'post') mistakes.push('only a POST creates');
  if (route.upload && route.method === 'get') mistakes.push('a GET takes no files');
  return mistakes;
}

/** Every object that can stand outermost refuses keys it does not know. */
function isStrict(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodPipe) return isStrict(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.def.options.every(isStrict);
  if (schema instanceof z.ZodObject) return schema.def.catchall instanceof z.ZodNever;
  return true;
}
