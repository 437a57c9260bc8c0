// How a flat sheet of paper lies in a picture: the map from places on the paper to places in the picture.

import type { Point } from './grey.js';

/** Nine numbers, row by row, the last one 1. */
export type Homography = readonly number[];

export type Pair = { readonly from: Point; readonly to: Point };

const UNKNOWNS = 8;

/** The map that takes four or more places to theirs, by least squares; null when they do not tell (all on one line). */
export function homographyOf(pairs: readonly Pair[]): Homography | null {
  const rows = Array.from({ length: UNKNOWNS }, () => new Float64Array(UNKNOWNS + 1));
  for (const { from, to } of pairs) {
    addEquation(rows, [from.x, from.y, 1, 0, 0, 0, -to.x * from.x, -to.x * from.y], to.x);
    addEquation(rows, [0, 0, 0, from.x, from.y, 1, -to.y * from.x, -to.y * from.y], to.y);
  }
  const solved = solve(rows);
  return solved && [...solved, 1];
}

export function mapPoint(map: Homography, { x, y }: Point): Point {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = map;
  const depth = g * x + h * y + i;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}

/** The same map with its results stretched: by so much across and down. */
export function stretched(map: Homography, across: number, down: number): Homography {
  return map.map((value, index) => (index < 3 ? value * across : index < 6 ? value * down : value));
}

/** Least squares: each equation is added to the normal equations, the right side last in each row. */
function addEquation(rows: readonly Float64Array[], terms: readonly number[], result: number): void {
  for (const [index, row] of rows.entries()) {
    const weight = terms[index] ?? 0;
    if (weight === 0) continue;
    for (let column = 0; column < UNKNOWNS; column += 1)
      row[column] = (row[column] ?? 0) + weight * (terms[column] ?? 0);
    row[UNKNOWNS] = (row[UNKNOWNS] ?? 0) + weight * result;
  }
}

/** Gauss and Jordan, with the largest pivot first. Null when the rows depend on each other. */
function solve(rows: Float64Array[]): readonly number[] | null {
  for (let column = 0; column < UNKNOWNS; column += 1) {
    const size = (row: Float64Array | undefined): number => Math.abs(row?.[column] ?? 0);
    let best = column;
    for (let row = column + 1; row < UNKNOWNS; row += 1) if (size(rows[row]) > size(rows[best])) best = row;
    const pivot = rows[best];
    const other = rows[column];
    if (pivot === undefined || other === undefined || size(pivot) < SMALLEST_PIVOT) return null;
    rows[best] = other;
    rows[column] = pivot;
    for (const row of rows) if (row !== pivot) subtract(row, pivot, column);
  }
  return rows.map((row, index) => (row[UNKNOWNS] ?? 0) / (row[index] ?? 1));
}

const SMALLEST_PIVOT = 1e-12;

function subtract(row: Float64Array, pivot: Float64Array, column: number): void {
  const share = (row[column] ?? 0) / (pivot[column] ?? 1);
  if (share === 0) return;
  for (let at = column; at <= UNKNOWNS; at += 1) row[at] = (row[at] ?? 0) - share * (pivot[at] ?? 0);
}
