// What heic-decode does, which its own package does not declare.

declare module 'heic-decode' {
  type Sized = { readonly width: number; readonly height: number };

  const decodeHeic: {
    /** The pictures of a HEIC file, each to be decoded when asked: red, green, blue and alpha, turned as the file says. */
    readonly all: (file: { readonly buffer: Uint8Array }) => Promise<
      readonly (Sized & {
        readonly decode: () => Promise<Sized & { readonly data: Uint8ClampedArray }>;
      })[] & { readonly dispose: () => void }
    >;
  };
  export default decodeHeic;
}
