// The fields of an approval, filled in beforehand with what was read from the papers, else with what is suggested.

import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { isList, type SuggestedField, type Suggestion } from '../../../documents/letter/suggestion.js';
import { suggestionsIn } from '../../../documents/suggestions.js';
import { type Day, formatNorwegianDay, parseDay } from '../../../shared/dates.js';
import type { ReadFields } from '../../../documents/reading.js';
import type { Typed } from '../../../http/form-body.js';

/** Field names are those of the approval's body, so that every fault finds its field. */
export function prefilled(opened: OpenedReview): Typed {
  const { fields } = opened.submission.papers;
  const suggestions = suggestionsIn(opened.documents);
  const suggested = (field: SuggestedField) => usable(suggestions, field);
  const texts = Object.fromEntries(
    TEXTS.map(([field, read]) => [`fields.${field}`, textOf((fields && read(fields)) ?? suggested(field))]),
  );
  const cases = casesOf((fields && readCases(fields)) ?? suggested('cases'));
  const powers = fields && fields.powers.value.length > 0 ? fields.powers.value : suggested('powers');
  const untilClosed = fields?.untilCaseClosed.value ?? suggested('untilCaseClosed') === true;
  return {
    ...texts,
    caseNumber: opened.caseNumber ?? '',
    'fields.which': cases.which,
    'fields.cases': cases.listed,
    'fields.powers': isList(powers ?? null) ? (powers as readonly string[]) : [],
    ...(untilClosed && { 'fields.untilCaseClosed': 'yes' }),
  };
}

type Value = Suggestion['value'] | undefined;

const TEXTS: readonly (readonly [SuggestedField, (fields: ReadFields) => string | null])[] = [
  ['debtor.name', ({ debtor }) => debtor.name.value],
  ['debtor.birthDate', ({ debtor }) => debtor.birthDate.value],
  ['agent.name', ({ agent }) => agent.name.value],
  ['agent.birthDate', ({ agent }) => agent.birthDate.value],
  ['agent.phone', ({ agent }) => agent.phone.value],
  ['agent.email', ({ agent }) => agent.email.value],
  ['agent.address', ({ agent }) => agent.address.value],
  ['agent.organisation', ({ agent }) => agent.organisation.value],
  ['limits', ({ limits }) => limits.value],
  ['validFrom', ({ validFrom }) => validFrom.value],
  ['validThrough', ({ validThrough }) => validThrough.value],
  ['signedOn', ({ signedOn }) => signedOn.value],
];

/** The likeliest of a field stands first; one that cannot be read as a value fills in nothing. */
function usable(suggestions: readonly Suggestion[], asked: SuggestedField): Value {
  return suggestions.find(({ field, value }) => field === asked && value !== null)?.value;
}

/** Days as they are typed; a list or a tick is no text. */
function textOf(value: Value): string {
  if (typeof value !== 'string') return '';
  const day: Day | null = parseDay(value);
  return day ? formatNorwegianDay(day) : value;
}

function readCases({ cases }: ReadFields): Value {
  return cases.value.length > 0 ? cases.value : undefined;
}

function casesOf(value: Value): { readonly which: string; readonly listed: string } {
  if (value === 'all') return { which: 'all', listed: '' };
  return isList(value ?? null)
    ? { which: 'listed', listed: (value as readonly string[]).join(', ') }
    : { which: '', listed: '' };
}
