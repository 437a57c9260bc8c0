// What no field may hold, whatever its schema says: control characters, broken Unicode, endless nesting.

import type { Fault } from '../shared/result.js';
import { pathText } from './faults.js';

const DEEPEST = 8;
// Line breaks and tabs are typed by people. Half a surrogate pair cannot be stored, and NUL is refused by PostgreSQL.
const NOT_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Faults TOO_DEEP and NOT_TEXT of a parsed body, query or path. Keys are left to the schemas, which know them all. */
export function faultsOfText(value: unknown, path: readonly (string | number)[] = []): readonly Fault[] {
  if (typeof value === 'string')
    return NOT_TEXT.test(value) ? [{ path: pathText(path), code: 'NOT_TEXT' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (path.length >= DEEPEST) return [{ path: pathText(path), code: 'TOO_DEEP' }];
  const faults: Fault[] = [];
  const list = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' || typeof inner === 'object') {
      faults.push(...faultsOfText(inner, [...path, list ? Number(key) : key]));
    }
  }
  return faults;
}
