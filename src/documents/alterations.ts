// How the text of a form that came back differs from the form we issued: line by line, each difference with its place on the page.

import { fieldBoxOn } from './field-places.js';
import { FORM_FIELDS, type FormField, type FormValues } from './form.js';
import { PAGE } from './form-layout.js';
import type { PageBox, ReadLines, TextLine } from './page-text.js';
import { inPicture } from './sheet.js';

/**
 * `removed`: stands on the form we issued and not here; `box` is where it would stand. `changed`: something else stands
 * in its place.
 */
export type Alteration = {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The box of the form it stands in; null for what is printed around the boxes. */
  readonly field: FormField | null;
  readonly page: number;
  readonly box: PageBox;
  /** As we issued it; null for what was added. */
  readonly was: string | null;
  /** As it stands here; null for what was removed. */
  readonly now: string | null;
};

export type Alterations = {
  readonly found: readonly Alteration[];
  /** There is more than is told, or than was read. */
  readonly cut: boolean;
};

/**
 * A page of ours that came back. `place` is how our form lies on it (SheetFacts.place); `flat` when what was filled in is
 * part of its text.
 */
export type ComparedPage = {
  readonly page: number;
  readonly place: readonly number[];
  readonly flat: boolean;
};

/** More than a reviewer wants to read; a paper with more is another paper. */
export const MOST_ALTERATIONS = 100;
export const LONGEST_ALTERATION = 500;

/**
 * The printed lines of a page against those of the one page we issued. Lines with the same letters belong together,
 * the nearest first, wherever they stand; of the others, those on the same spot are one changed line. How a line is cut
 * into words and columns is left out of it: each tool does that in its own way. Costs at most the product of both numbers of lines, which
 * are bounded (page-text.ts).
 */
export function comparePrint(
  ours: ReadLines,
  theirs: ReadLines,
  { page, place, flat }: ComparedPage,
): Alterations {
  const issued = ours.lines.filter((line) => line.page === 1).map((line) => placed(line, place));
  const lines = theirs.lines.filter((line) => line.page === page);
  const printed = flat ? outsideBoxes(lines, place) : lines;
  const received = printed.map((line) => placed(line, null));
  const rest = withoutSame(issued, received);
  const { ours: missing, theirs: added } = withoutSameRows(rest.ours, rest.theirs);
  const changes = pair(missing, added);
  const found = changes.map(({ was, now }) => asAlteration(page, was, now)).toSorted(byPlace);
  return { found: found.slice(0, MOST_ALTERATIONS), cut: theirs.cut || found.length > MOST_ALTERATIONS };
}

/** What we printed in the boxes of a form against what stands in them; boxes we left empty are the debtor's to fill in. */
export function compareValues(
  issued: FormValues,
  received: FormValues,
  { page, place }: Omit<ComparedPage, 'flat'>,
): readonly Alteration[] {
  return FORM_FIELDS.flatMap((field) => {
    const [was, now] = [issued[field] ?? '', received[field]];
    if (was === '' || now === undefined || keyOf(was) === keyOf(now)) return [];
    const kind = now.trim() === '' ? 'removed' : 'changed';
    const box = fieldBoxOn(field, place);
    return [
      { kind, field, page, box, was: short(was), now: kind === 'removed' ? null : short(now) } as const,
    ];
  });
}

/** `box`: on the page that came back. */
type Placed = { readonly text: string; readonly key: string; readonly box: PageBox };

/** The words that do not stand in a box of the form. */
function outsideBoxes(lines: readonly TextLine[], place: readonly number[]): readonly TextLine[] {
  const boxes = FORM_FIELDS.map((field) => fieldBoxOn(field, place));
  const isOutside = (across: number, down: number): boolean =>
    !boxes.some(
      ({ x, y, width, height }) => across >= x && across <= x + width && down >= y && down <= y + height,
    );
  return lines
    .map((line) => {
      const middle = line.y + line.height / 2;
      return { ...line, words: line.words.filter(({ x, width }) => isOutside(x + width / 2, middle)) };
    })
    .filter(({ words }) => words.length > 0);
}

/** Ours is laid onto the other page by `place`; theirs lies where it lies. */
function placed({ y, height, words }: TextLine, place: readonly number[] | null): Placed {
  const [x, right] = [Math.min(...words.map((word) => word.x)), Math.max(...words.map(rightOf))];
  const text = words.map((word) => word.text).join(' ');
  const own = { x, y, width: right - x, height };
  return { text, key: keyOf(text), box: place === null ? own : laidOn(own, place) };
}

function rightOf({ x, width }: { readonly x: number; readonly width: number }): number {
  return x + width;
}

function laidOn({ x, y, width, height }: PageBox, place: readonly number[]): PageBox {
  const at = (across: number, down: number) => inPicture(place, across * PAGE.width, down * PAGE.height);
  const [a, b] = [at(x, y), at(x + width, y + height)];
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(b.x - a.x),
    height: Math.abs(b.y - a.y),
  };
}

/** The letters and signs alone, each in one spelling. */
function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00AD]/gu, '');
}

type Unmatched = { readonly ours: readonly Placed[]; readonly theirs: readonly Placed[] };

function withoutSame(ours: readonly Placed[], theirs: readonly Placed[]): Unmatched {
  const open = new Map<string, Placed[]>();
  for (const line of ours) open.set(line.key, [...(open.get(line.key) ?? []), line]);
  const added = theirs.filter((line) => {
    if (line.key === '') return false;
    const same = open.get(line.key) ?? [];
    const nearest = nearestTo(line, same);
    if (nearest) same.splice(same.indexOf(nearest), 1);
    return nearest === undefined;
  });
  const missing = [...open.values()].flat();
  return { ours: missing.filter(({ key }) => key !== ''), theirs: added };
}

/** What one tool calls two columns another calls one line: a row with the same letters is the same row. */
function withoutSameRows(ours: readonly Placed[], theirs: readonly Placed[]): Unmatched {
  const [gone, come] = [new Set<Placed>(), new Set<Placed>()];
  for (const line of ours) {
    if (gone.has(line)) continue;
    const row = (lines: readonly Placed[]) => lines.filter((each) => isOnRow(line, each)).toSorted(byColumn);
    const [own, other] = [row(ours), row(theirs)];
    if (other.length === 0 || joined(own) !== joined(other)) continue;
    for (const each of own) gone.add(each);
    for (const each of other) come.add(each);
  }
  return { ours: ours.filter((line) => !gone.has(line)), theirs: theirs.filter((line) => !come.has(line)) };
}

function joined(lines: readonly Placed[]): string {
  return lines.map(({ key }) => key).join('');
}

type Change = { readonly was: Placed | null; readonly now: Placed | null };

/** Each line that came belongs to the nearest of ours on the same row that overlaps it, if there is one. */
function pair(ours: readonly Placed[], theirs: readonly Placed[]): readonly Change[] {
  const open = new Set(ours);
  const changes = theirs.map((now): Change => {
    const near = [...open].filter((line) => isOnRow(line, now) && sharedOf('x', line, now) > 0);
    const was = nearestTo(now, near) ?? null;
    if (was !== null) open.delete(was);
    return { was, now };
  });
  return [...changes, ...[...open].map((was) => ({ was, now: null }))];
}

function nearestTo(line: Placed, lines: readonly Placed[]): Placed | undefined {
  return lines.toSorted((a, b) => distance(line, a) - distance(line, b))[0];
}

function distance(a: Placed, b: Placed): number {
  return Math.abs(a.box.x - b.box.x) + Math.abs(a.box.y - b.box.y);
}

/** They share at least half the height of the lower one. */
function isOnRow(a: Placed, b: Placed): boolean {
  return sharedOf('y', a, b) >= Math.min(a.box.height, b.box.height) / 2;
}

function sharedOf(side: 'x' | 'y', { box: a }: Placed, { box: b }: Placed): number {
  const length = side === 'x' ? 'width' : 'height';
  return Math.min(a[side] + a[length], b[side] + b[length]) - Math.max(a[side], b[side]);
}

function asAlteration(page: number, was: Placed | null, now: Placed | null): Alteration {
  const kind = was === null ? 'added' : now === null ? 'removed' : 'changed';
  const box = (now ?? was)?.box ?? WHOLE_PAGE;
  return {
    kind,
    field: null,
    page,
    box: onPage(box),
    was: was && short(was.text),
    now: now && short(now.text),
  };
}

const WHOLE_PAGE: PageBox = { x: 0, y: 0, width: 1, height: 1 };

/** As far as it lies on the page. */
function onPage({ x, y, width, height }: PageBox): PageBox {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const [left, top] = [within(x), within(y)];
  return { x: left, y: top, width: within(x + width) - left, height: within(y + height) - top };
}

function short(text: string): string {
  return text.length > LONGEST_ALTERATION ? `${text.slice(0, LONGEST_ALTERATION - 1)}…` : text;
}

function byColumn(a: Placed, b: Placed): number {
  return a.box.x - b.box.x;
}

function byPlace(a: Alteration, b: Alteration): number {
  return a.box.y - b.box.y || a.box.x - b.box.x;
}
