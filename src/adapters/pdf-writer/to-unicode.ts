// Which letter each glyph of the field font stands for, as PDF readers want to be told (a ToUnicode CMap). Pure text.

/** PostScript allows this many entries in one block; pdf-lib's own map writes them all in one. */
const BLOCK = 100;

/** `letters` are pairs of glyph number and code point. */
export function toUnicode(letters: readonly (readonly [number, number])[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < letters.length; start += BLOCK) {
    const block = letters.slice(start, start + BLOCK);
    const lines = block.map(([glyph, codePoint]) => `<${hex(glyph)}> <${utf16(codePoint)}>`);
    blocks.push(`${block.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
