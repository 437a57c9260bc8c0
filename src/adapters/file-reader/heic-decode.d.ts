// What heic-decode does, which its own package does not declare.

declare module 'heic-decode' {
  /** The first picture of a HEIC file: red, green, blue and alpha, turned as the file says. */
  export default function decode(file: { readonly buffer: Uint8Array }): Promise<{
    readonly width: number;
    readonly height: number;
    readonly data: Uint8ClampedArray;
  }>;
}
