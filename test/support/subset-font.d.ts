// What the test code uses of subset-font, which ships no types.
declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: 'truetype'; keepFeatures?: readonly string[]; noHinting?: boolean },
  ): Promise<Buffer>;
}
