// The few colours of the form, made from the agency's one brand colour so that they can be read, also in black and white.

export type Colours = {
  /** Headings and numbers: the brand colour, darkened until white on it can be read. */
  readonly brand: string;
  /** Behind the boxes one chooses between: so pale that a printer leaves it almost white. */
  readonly tint: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
};

/** WCAG 2.2 § 1.4.3 for text, with room for poor printers. */
const READABLE = 5.5;

/** `brandColour` is `#rrggbb`; throws on anything else. */
export function coloursOf(brandColour: string): Colours {
  const brand = parseColour(brandColour);
  return {
    brand: toHex(darkenUntilReadable(brand)),
    tint: toHex(mix(brand, WHITE, 0.94)),
    text: '#15191e',
    quiet: '#454c54',
    line: '#6f7881',
  };
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  return contrastOf(parseColour(one), parseColour(other));
}

type Rgb = readonly [number, number, number];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

function parseColour(text: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (match === null) throw new Error('a brand colour is written #rrggbb');
  return [hex(match[1]), hex(match[2]), hex(match[3])];
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}

function darkenUntilReadable(colour: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const darker = mix(colour, BLACK, share);
    if (contrastOf(darker, WHITE) >= READABLE) return darker;
  }
  return BLACK;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])];
}

function contrastOf(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
