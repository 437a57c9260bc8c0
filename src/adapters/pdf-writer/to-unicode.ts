// Which letter each number of a font stands for, as PDF readers want to be told (a ToUnicode CMap). Pure text.

/** PostScript allows this many entries in one block; pdf-lib's own map writes them all in one. */
const BLOCK = 100;

/** `letters` are pairs of a letter's number in the font and its code point; the numbers take `bytes` bytes each. */
export function toUnicode(letters: readonly (readonly [number, number])[], bytes: 1 | 2): string {
  const blocks: string[] = [];
  for (let start = 0; start < letters.length; start += BLOCK) {
    const block = letters.slice(start, start + BLOCK);
    const lines = block.map(([number, codePoint]) => `<${hex(number, bytes)}> <${utf16(codePoint)}>`);
    blocks.push(`${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${hex(0, bytes)}> <${'FF'.repeat(bytes)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 2)).join('');
}

function hex(number: number, bytes: number): string {
  return number
    .toString(16)
    .toUpperCase()
    .padStart(2 * bytes, '0');
}
