// What a schema finds wrong, as faults with a path and a code of ours: every one of them, also inside unions and lists.

import type { z } from 'zod';
import { type Fault, unreachable } from '../shared/result.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More would help nobody, and a hostile body must not be answered by a larger one. */
const MOST_FAULTS = 200;
const LONGEST_STEP = 100;
const CODE = /^[A-Z][A-Z0-9_]+$/;

/**
 * The faults of what was parsed, in the order found, each once. A schema names a code of its own by giving it as the
 * message of a check (`{ error: 'NOT_A_NAME' }`) or as `params.code`; the rest is derived from the kind of check.
 */
export function faultsOf(issues: readonly Issue[], input: unknown): readonly Fault[] {
  const faults = issues.flatMap((issue) => faultsOfIssue(issue, [], input));
  const seen = new Set<string>();
  const once = faults.filter(({ path, code }) => {
    const mark = `${code} ${path}`;
    return !seen.has(mark) && seen.add(mark);
  });
  return once.slice(0, MOST_FAULTS);
}

/** `agent.birthDate`, `cases[0]`; "" for the whole. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    const name = String(step).slice(0, LONGEST_STEP);
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

function faultsOfIssue(issue: Issue, before: Path, input: unknown): readonly Fault[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => fault([...path, key], 'UNKNOWN_KEY'));
  if (issue.code === 'invalid_union') return faultsOfUnion(issue, path, input);
  if (issue.code === 'invalid_key') return [fault(path, 'UNKNOWN_KEY')];
  if (issue.code === 'invalid_element') {
    return issue.issues.flatMap((inner) => faultsOfIssue(inner, path, input));
  }
  const own = ownCode(issue);
  return [own === null ? derived(issue, path, input) : fault(path, own)];
}

type InnerIssue = Extract<
  Issue,
  { code: 'unrecognized_keys' | 'invalid_union' | 'invalid_key' | 'invalid_element' }
>;

function derived(issue: Exclude<Issue, InnerIssue>, path: Path, input: unknown): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return fault(path, isMissing(input, path) ? 'MISSING' : 'WRONG_TYPE');
    case 'invalid_value':
      if (isMissing(input, path)) return fault(path, 'MISSING');
      return fault(path, 'NOT_ALLOWED', issue.values.map(String).join(', '));
    case 'too_small':
      return fault(path, tooSmall(issue.origin), String(issue.minimum));
    case 'too_big':
      return fault(path, tooBig(issue.origin), String(issue.maximum));
    case 'invalid_format':
      return fault(path, formatCode(issue.format));
    case 'not_multiple_of':
    case 'custom':
      return fault(path, 'NOT_ALLOWED');
    default:
      return unreachable(issue);
  }
}

type Union = Extract<Issue, { code: 'invalid_union' }>;

/** The faults of the alternative that fits best: of those whose outermost type is right, the one with the fewest. */
function faultsOfUnion(issue: Union, path: Path, input: unknown): readonly Fault[] {
  if (isMissing(input, path)) return [fault(path, 'MISSING')];
  const fitting = issue.errors.filter((branch) => branch.length > 0 && !branch.some(isOfTheWhole));
  const [best] = fitting.toSorted((a, b) => a.length - b.length);
  if (best) return best.flatMap((inner) => faultsOfIssue(inner, path, input));
  const own = ownCode(issue);
  if (own !== null) return [fault(path, own)];
  const allowed = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : []));
  return [fault(path, 'NOT_ALLOWED', allowed.map(String).join(', '))];
}

function isOfTheWhole({ code, path }: Issue): boolean {
  return (
    path.length === 0 && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union')
  );
}

function ownCode(issue: Issue): string | null {
  if (CODE.test(issue.message)) return issue.message;
  const params: unknown = issue.code === 'custom' ? issue.params?.code : undefined;
  return typeof params === 'string' ? params : null;
}

function tooSmall(origin: string): string {
  if (origin === 'string') return 'TOO_SHORT';
  return isCounted(origin) ? 'TOO_FEW' : 'TOO_SMALL';
}

function tooBig(origin: string): string {
  if (origin === 'string') return 'TOO_LONG';
  return isCounted(origin) ? 'TOO_MANY' : 'TOO_LARGE';
}

function isCounted(origin: string): boolean {
  return origin === 'array' || origin === 'set' || origin === 'map' || origin === 'object';
}

function formatCode(format: string): string {
  if (format === 'date') return 'NOT_A_DATE';
  if (format === 'datetime') return 'NOT_AN_INSTANT';
  return format === 'email' ? 'NOT_AN_EMAIL' : 'WRONG_FORMAT';
}

function isMissing(input: unknown, path: Path): boolean {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return true;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value === undefined;
}

function fault(path: Path, code: string, named?: string): Fault {
  return { path: pathText(path), code, ...(named !== undefined && { named }) };
}
