// How large a received file may be.

export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** A scanner's A4 page at 300 dots an inch without loss is 15 MB: such pictures may be larger. */
export const MOST_LOSSLESS_BYTES = 20 * 1024 * 1024;

/** By the file's first bytes: PNG and TIFF keep every pixel, all else is made smaller by whoever made it. */
export function mostBytesOf(start: Uint8Array): number {
  const isLossless = LOSSLESS.some((signature) => signature.every((byte, index) => start[index] === byte));
  return isLossless ? MOST_LOSSLESS_BYTES : MOST_FILE_BYTES;
}

const LOSSLESS: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];
