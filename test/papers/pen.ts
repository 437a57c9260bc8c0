// What a pen leaves on paper: signatures, handwriting, crossings-out and marks that are none of these, as SVG in millimetres.

import type { Box } from '../../src/documents/form-layout.js';
import type { Chance } from './chance.js';

export type PenLook = { readonly colour: string; readonly width: number };

/** A pen somebody has at hand; a pencil is fainter. */
export function aPen(chance: Chance): PenLook {
  const colour = chance.pick(['#1a237e', '#111111', '#20306a', '#0d47a1', '#2b2b2b']);
  return { colour, width: 0.35 + chance.upTo(0.45) };
}

/** A signature: loops that run on from left to right, as large as it comes. */
export function signature(box: Box, pen: PenLook, chance: Chance): string {
  const wide = Math.min(box.width * 0.9, 28 + chance.upTo(55));
  const high = box.height * (0.4 + chance.upTo(0.5));
  const left = box.x + 4 + chance.upTo(Math.max(1, box.width - wide - 8));
  const middle = box.y + box.height * (0.42 + chance.upTo(0.16));
  const turns = 5 + Math.floor(chance.upTo(6));
  const points: string[] = [];
  for (let step = 0; step <= turns; step += 1) {
    const x = left + (wide * step) / turns;
    const reach = (high / 2) * (0.45 + chance.upTo(0.55)) * (step % 2 === 0 ? 1 : -1);
    const pull = wide / turns / 2;
    points.push(
      step === 0
        ? `M${x} ${middle + reach}`
        : `S${x - pull + chance.upTo(pull * 2)} ${middle + reach * 1.3} ${x} ${middle + reach}`,
    );
  }
  const flourish = chance.happens(0.5)
    ? stroke(`M${left} ${middle + high / 2} q${wide / 2} ${-2 - chance.upTo(4)} ${wide} 0`, pen)
    : '';
  return stroke(points.join(' '), pen) + flourish;
}

/** Letters nobody can read: so many short strokes along a line, as high as handwriting in a form is. */
export function handwriting(box: Box, letters: number, pen: PenLook, chance: Chance): string {
  const step = Math.min(3.2, (box.width - 4) / letters);
  const high = Math.min(3.6, box.height * 0.6);
  const base = Math.min(box.y + box.height * 0.75, box.y + 5.2);
  const drawn: string[] = [];
  for (let letter = 0; letter < letters; letter += 1) {
    const x = box.x + 2 + letter * step;
    const top = base - high * (0.5 + chance.upTo(0.5));
    const curl = `q${step * 0.6} ${chance.upTo(2) - 1} ${step * 0.5} ${(base - top) / 2} t${step * 0.2} ${(base - top) / 2}`;
    drawn.push(`M${x} ${top} ${curl}`);
  }
  return stroke(drawn.join(' '), pen);
}

/** A cross or a tick, roughly in its box. */
export function tick({ x, y, width, height }: Box, pen: PenLook, chance: Chance): string {
  const off = (): number => chance.upTo(0.8) - 0.4;
  const cross = `M${x + 0.9 + off()} ${y + 0.9 + off()} L${x + width - 0.9} ${y + height - 0.9} M${x + width - 0.9} ${y + 0.9} L${x + 0.9 + off()} ${y + height - 0.9}`;
  const check = `M${x + 0.8} ${y + height / 2} l${width * 0.3} ${height * 0.4} L${x + width} ${y + 0.3 + off()}`;
  return stroke(chance.happens(0.6) ? cross : check, pen);
}

/** A line, or two, through what is printed in a box: so many letters from its left edge. */
export function crossingOut(box: Box, letters: number, pen: PenLook, chance: Chance): string {
  const [left, high] = [box.x + 0.5 + chance.upTo(0.8), Math.min(box.height, 6.5)];
  const wide = Math.min(letters * 1.95 + chance.upTo(4), box.width - 2);
  const lines = chance.happens(0.5) ? [0.5] : [0.42, 0.6];
  return lines
    .map((share) => {
      const [y, slope] = [box.y + high * share, chance.between(-0.6, 0.6)];
      return stroke(`M${left} ${y} q${wide / 2} ${chance.between(-0.5, 0.5)} ${wide} ${slope}`, pen);
    })
    .join('');
}

/** What lies in a signature box without being a signature. */
export type NoSignature = 'specks' | 'crease' | 'coffee' | 'dash' | 'crossed' | 'stamp' | 'ring';

export function noSignature(box: Box, kind: NoSignature, chance: Chance): string {
  const { x, y, width, height } = box;
  if (kind === 'crossed') return crossedBox(box, chance);
  if (kind === 'stamp') return chance.happens(0.5) ? framedStamp(box, chance) : roundStamp(box, chance);
  if (kind === 'ring') {
    const [across, down, radius] = [
      x + 30 + chance.upTo(60),
      y + chance.upTo(height),
      chance.between(14, 34),
    ];
    return `<circle cx="${across}" cy="${down}" r="${radius}" fill="none" stroke="#5d4023" stroke-width="${chance.between(0.6, 2.2)}"/>`;
  }
  if (kind === 'crease')
    return stroke(`M${x - 20} ${y + height * 0.4} L${x + width + 10} ${y + height * 0.6}`, {
      colour: '#9a9a9a',
      width: 0.3,
    });
  if (kind === 'dash') return stroke(`M${x + 20} ${y + height / 2} l14 0.4`, { colour: '#222', width: 0.5 });
  if (kind === 'coffee')
    return `<circle cx="${x + 40}" cy="${y + 4}" r="22" fill="none" stroke="#8a6a3a" stroke-opacity="0.3" stroke-width="2.4"/>`;
  return Array.from(
    { length: 14 },
    () =>
      `<circle cx="${x + chance.upTo(width)}" cy="${y + chance.upTo(height)}" r="${0.1 + chance.upTo(0.18)}" fill="#777"/>`,
  ).join('');
}

/** Nobody signs: a line or two from corner to corner, or to and fro. */
function crossedBox({ x, y, width, height }: Box, chance: Chance): string {
  const [left, right] = [x + 2 + chance.upTo(30), x + width - 2 - chance.upTo(40)];
  const [top, bottom] = [y + chance.between(1, 4), y + height - chance.between(1, 4)];
  const lines = chance.pick([
    `M${left} ${bottom} L${right} ${top}`,
    `M${left} ${top} L${right} ${bottom} M${right} ${top} L${left} ${bottom}`,
    `M${left} ${bottom} L${left + 25} ${top} M${left + 6} ${bottom} L${left + 31} ${top}`,
    `M${left} ${top} L${right} ${top} L${left} ${bottom} L${right} ${bottom}`,
  ]);
  return stroke(lines, aPen(chance));
}

function framedStamp({ x, y }: Box, chance: Chance): string {
  const [left, top] = [x + 5 + chance.upTo(50), y + chance.between(1.5, 4)];
  const letters = `font-family="sans-serif" fill="#283593" font-size`;
  return `<g transform="rotate(${chance.between(-4, 4)} ${left} ${top})"><rect x="${left}" y="${top}" width="46" height="11" fill="none" stroke="#283593" stroke-width="0.7"/><text x="${left + 4}" y="${top + 5}" ${letters}="4.6">MOTTATT</text><text x="${left + 4}" y="${top + 9}" ${letters}="2.6">22.11.2026</text></g>`;
}

function roundStamp({ x, y, height }: Box, chance: Chance): string {
  const [across, down] = [x + 20 + chance.upTo(70), y + height / 2];
  const ring = (radius: number, width: number): string =>
    `<circle cx="${across}" cy="${down}" r="${radius}" fill="none" stroke="#283593" stroke-width="${width}"/>`;
  return `${ring(8, 0.7)}${ring(6.5, 0.4)}<text x="${across - 4.5}" y="${down + 1.2}" font-family="sans-serif" fill="#283593" font-size="3.4">POST</text>`;
}

function stroke(path: string, { colour, width }: PenLook): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A name from a typewriter where the signature belongs. */
export function typedName({ x, y, height }: Box, chance: Chance): string {
  return `<text x="${x + 6}" y="${y + height * 0.6}" font-family="sans-serif" font-size="${3.4 + chance.upTo(3)}" fill="#111">Bjorg Aase Soerli</text>`;
}
