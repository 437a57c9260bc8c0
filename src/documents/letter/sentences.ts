// The sentences of a letter, with where they begin.

export type Sentence = { readonly text: string; readonly start: number };

/** A line that was ended is a sentence as well; a full stop inside a date, an abbreviation or a number ends none. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const end of [...text.matchAll(END)].map(({ index, 0: mark }) => index + mark.length)) {
    add(found, text, start, end);
    start = end;
  }
  add(found, text, start, text.length);
  return found;
}

const END = /\n+|(?<=\p{L}{3,}|\d{4}|[)”»"])[.!?](?=\s+\p{Lu})/gu;

function add(found: Sentence[], text: string, from: number, to: number): void {
  const part = text.slice(from, to);
  const trimmed = part.trim();
  if (trimmed !== '') found.push({ text: trimmed, start: from + part.indexOf(trimmed) });
}
