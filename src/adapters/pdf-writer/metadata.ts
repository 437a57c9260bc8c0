// The document's own description (XMP), saying the same as its information dictionary, as PDF/A asks.

import { encode } from 'html-entities';
import type { Instant } from '../../shared/dates.js';

export type Description = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** BCP 47. */
  readonly language: string;
  readonly madeAt: Instant;
};

export const PRODUCER = 'Fullmakt';

/**
 * XMP without conformance identifiers: the form is built to the rules of PDF/A-2a and PDF/UA-1, but no validator has
 * passed it yet, and what is not proven is not claimed.
 */
export function describe(description: Description): string {
  const text = (value: string) => encode(value, { level: 'xml', mode: 'specialChars' });
  const inDefaultLanguage = (value: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${text(value)}</rdf:li></rdf:Alt>`;
  const madeAt = `${description.madeAt.slice(0, 19)}Z`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title>${inDefaultLanguage(description.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(description.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${inDefaultLanguage(description.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${text(description.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>${text(description.keywords)}</pdf:Keywords>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${madeAt}</xmp:CreateDate>
<xmp:ModifyDate>${madeAt}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
