// PDFs written object by object, as no honest tool would write them.

import { deflateSync } from 'node:zlib';

export type RawObjects = Readonly<Record<number, string | Buffer>>;

/** A file with these objects by number, object 1 as its root; `trailer` replaces the trailer's entries. */
export function rawPdf(objects: RawObjects, trailer?: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), length);
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), latin(body), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    if (offset === undefined) return '0000000000 65535 f \n';
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const entries = trailer ?? `/Size ${size}/Root 1 0 R`;
  const end = `xref\n0 ${size}\n${rows.join('')}trailer\n<<${entries}>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

/** A stream object; `entries` without its length. */
export function rawStream(entries: string, data: string | Buffer): Buffer {
  const bytes = latin(data);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** One page (object 3) under one root (1, 2). `root` and `page` are more entries of theirs, `more` further objects. */
export function onePage({
  root = '',
  page = '',
  more = {},
}: {
  readonly root?: string;
  readonly page?: string;
  readonly more?: RawObjects;
} = {}): Buffer {
  return rawPdf({
    1: `<</Type/Catalog/Pages 2 0 R${root}>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>${page}>>`,
    ...more,
  });
}

export type Drawn = { readonly resources?: string; readonly more?: RawObjects; readonly page?: string };

/** One page whose content (object 4) is really drawn. */
export function drawing(
  content: string | Buffer,
  { resources = '', more = {}, page = '/MediaBox[0 0 595 842]' }: Drawn = {},
): Buffer {
  return rawPdf({
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R${page}/Contents 4 0 R/Resources<<${resources}>>>>`,
    4: rawStream('', content),
    ...more,
  });
}

/** Bytes that unpack to so many megabytes of blanks, packed as often as asked. */
export function packedBlanks(megabytes: number, times = 1): Buffer {
  let packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, 0x20), { level: 9 });
  for (let more = 1; more < times; more += 1) packed = deflateSync(packed, { level: 9 });
  return packed;
}

/** Objects inside an object stream (number 50), where no search through the bytes finds them. */
export function objectStream(objects: Readonly<Record<number, string>>): RawObjects {
  const entries = Object.entries(objects);
  let offset = 0;
  const index = entries.map(([number, body]) => {
    const row = `${number} ${offset}`;
    offset += body.length + 1;
    return row;
  });
  const head = `${index.join(' ')}\n`;
  const data = deflateSync(Buffer.from(`${head}${entries.map(([, body]) => body).join('\n')}`, 'latin1'));
  const dictionary = `/Type/ObjStm/N ${entries.length}/First ${head.length}/Filter/FlateDecode`;
  return { 50: rawStream(dictionary, data) };
}

function latin(text: string | Buffer): Buffer {
  return typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
}
