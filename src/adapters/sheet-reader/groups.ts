// Groups of pixels that hang together, with what is known of each.

export type Group = {
  /** One of its pixels, as row * width + column. */
  readonly at: number;
  readonly pixels: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Sums over its pixels, for its middle and its axes. */
  readonly sum: { readonly x: number; readonly y: number };
  readonly squares: { readonly xx: number; readonly yy: number; readonly xy: number };
};

/** All groups of the chosen pixels, also those that touch at a corner only. */
export function groupsOf(
  width: number,
  height: number,
  isChosen: (x: number, y: number) => boolean,
): readonly Group[] {
  const left = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (isChosen(x, y)) left[y * width + x] = 1;
  const groups: Group[] = [];
  for (let at = 0; at < left.length; at += 1) if (left[at] === 1) groups.push(take(left, width, height, at));
  return groups;
}

export type Pixels = readonly { readonly x: number; readonly y: number }[];

/** The pixels alone, in a picture that is as large as they need; 1 where one of them is. */
export function pictureOf(pixels: Pixels): {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
} {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of pixels) {
    left = x < left ? x : left;
    right = x > right ? x : right;
    top = y < top ? y : top;
    bottom = y > bottom ? y : bottom;
  }
  const [width, height] = pixels.length === 0 ? [0, 0] : [right - left + 1, bottom - top + 1];
  const dark = new Uint8Array(width * height);
  for (const { x, y } of pixels) dark[(y - top) * width + x - left] = 1;
  return { width, height, dark };
}

/** Every pixel that hangs together with the one at `at`, of a picture that is 1 where it is dark. */
export function pixelsAround(
  { dark, width, height }: { readonly dark: Uint8Array; readonly width: number; readonly height: number },
  at: number,
): Pixels {
  const pixels: { readonly x: number; readonly y: number }[] = [];
  spread({ left: dark.slice(), width, height }, at, (x, y) => pixels.push({ x, y }));
  return pixels;
}

function take(left: Uint8Array, width: number, height: number, from: number): Group {
  let [pixels, west, east, north, south] = [0, width, 0, height, 0];
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  spread({ left, width, height }, from, (x, y) => {
    pixels += 1;
    west = x < west ? x : west;
    east = x > east ? x : east;
    north = y < north ? y : north;
    south = y > south ? y : south;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumYY += y * y;
    sumXY += x * y;
  });
  return {
    at: from,
    pixels,
    left: west,
    right: east,
    top: north,
    bottom: south,
    sum: { x: sumX, y: sumY },
    squares: { xx: sumXX, yy: sumYY, xy: sumXY },
  };
}

type Left = { readonly left: Uint8Array; readonly width: number; readonly height: number };

/** Goes from pixel to pixel, and clears each where it has been. */
function spread({ left, width, height }: Left, from: number, visit: (x: number, y: number) => void): void {
  const waiting = [from];
  left[from] = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    visit(x, y);
    for (let row = y > 0 ? y - 1 : 0; row <= y + 1 && row < height; row += 1) {
      for (let column = x > 0 ? x - 1 : 0; column <= x + 1 && column < width; column += 1) {
        const next = row * width + column;
        if (left[next] !== 1) continue;
        left[next] = 0;
        waiting.push(next);
      }
    }
  }
}
