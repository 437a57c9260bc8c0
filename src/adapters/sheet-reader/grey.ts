// A page as grey pixels, and what is asked of them everywhere.

/** Row by row from the top left; 0 is black, 255 white. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export type Point = { readonly x: number; readonly y: number };

/** Smaller by a whole factor, each pixel the mean of those it stands for. */
export function shrink(picture: Grey, factor: number): Grey {
  const width = Math.floor(picture.width / factor);
  const height = Math.floor(picture.height / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let down = 0; down < factor; down += 1) {
        const row = (y * factor + down) * picture.width + x * factor;
        for (let across = 0; across < factor; across += 1) sum += picture.data[row + across] ?? 0;
      }
      data[y * width + x] = sum / (factor * factor);
    }
  }
  return { width, height, data };
}

/** Sums from the top left corner, one row and column more than the picture: the sum of any rectangle in four looks. */
export function sumsOf({ width, height, data }: Grey): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

/** The mean of the square of `reach` pixels to each side around a place, as far as it lies in the picture. */
export function meanAround(
  { width, height }: Grey,
  sums: Float64Array,
  x: number,
  y: number,
  reach: number,
): number {
  const left = x < reach ? 0 : x - reach;
  const top = y < reach ? 0 : y - reach;
  const right = x + reach >= width ? width : x + reach + 1;
  const bottom = y + reach >= height ? height : y + reach + 1;
  const above = top * (width + 1);
  const below = bottom * (width + 1);
  const sum =
    (sums[below + right] ?? 0) -
    (sums[above + right] ?? 0) -
    (sums[below + left] ?? 0) +
    (sums[above + left] ?? 0);
  return sum / ((right - left) * (bottom - top));
}

/** From four bytes a pixel in the order blue, green, red; as bright as an eye sees it (ITU-R BT.601). */
export function greyOf({ width, height, data }: Grey): Grey {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4)
    grey[at] = (data[from] ?? 0) * 0.114 + (data[from + 1] ?? 0) * 0.587 + (data[from + 2] ?? 0) * 0.299;
  return { width, height, data: grey };
}
