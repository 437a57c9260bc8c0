// What a reviewer is shown of the papers: each requirement with what was read and where, each page with what is marked on it.

import { REQUIREMENTS, type Requirement } from '../../../documents/checklist.js';
import type { NamedDocument } from '../../../documents/document.js';
import { type FieldPlace, fieldPlacesIn } from '../../../documents/field-places.js';
import { findingMessage } from '../../../documents/file-words.js';
import { LETTER_RULE_WORDS } from '../../../documents/letter/rule-words.js';
import { isList } from '../../../documents/letter/suggestion.js';
import type { PageBox } from '../../../documents/page-text.js';
import type { OpenedReview } from '../../../documents/reviewing/actions.js';
import { signatureMessage } from '../../../documents/signature-words.js';
import { type DocumentSuggestion, caseNumbersIn, suggestionsIn } from '../../../documents/suggestions.js';
import { formatNorwegianDay, parseDay } from '../../../shared/dates.js';
import type { SubmissionId } from '../../../shared/ids.js';
import { paths } from '../paths.js';

/** Something marked on a page. */
export type Mark = { readonly id: string; readonly requirement: Requirement; readonly box: PageBox };

export type ShownPage = {
  readonly number: number;
  readonly picture: string;
  readonly marks: readonly Mark[];
};

export type ShownDocument = {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly original: string;
  /** Where it is compared with the form we issued; null for what does not say that it is ours. */
  readonly difference: string | null;
  readonly pages: readonly ShownPage[];
  readonly findings: readonly { readonly text: string; readonly isAlarming: boolean }[];
  readonly signatures: readonly string[];
};

/** Something a machine believes to have found, for the reviewer to take over or leave. */
export type Reading = {
  /** The field it would fill in, when it is one line of text. */
  readonly field: string | null;
  readonly value: string;
  readonly asWritten: string;
  readonly why: string;
  readonly mark: string;
  readonly document: number;
  readonly page: number;
  /** Of case numbers: whether all are registered. */
  readonly known: boolean | null;
};

/** A box of our form, cut out. */
export type Crop = {
  readonly picture: string;
  readonly document: number;
  readonly page: number;
  readonly ink: FieldPlace['ink'];
};

export type Shown = {
  readonly documents: readonly ShownDocument[];
  readonly readings: Readonly<Partial<Record<Requirement, readonly Reading[]>>>;
  readonly crops: Readonly<Partial<Record<Requirement, readonly Crop[]>>>;
  /** The first mark of each requirement, to go to. */
  readonly places: Readonly<Partial<Record<Requirement, string>>>;
};

const LANGUAGE = 'nb';
/** A long letter may repeat itself; the first are the likeliest. */
const MOST_READINGS = 4;

export function shownOf(opened: OpenedReview): Shown {
  const { id } = opened.submission;
  const suggestions = suggestionsIn(opened.documents);
  const documents = opened.documents.map((document, index) =>
    documentOf(document, { number: index + 1, id, suggestions }),
  );
  const marks = documents.flatMap(({ pages }) => pages.flatMap((page) => page.marks));
  const found = suggestions.map((one, index) => ({
    requirement: one.requirement,
    reading: readingOf(one, { index, opened }),
  }));
  const readings = (asked: Requirement) =>
    found
      .filter(({ requirement }) => requirement === asked)
      .slice(0, MOST_READINGS)
      .map(({ reading }) => reading);
  return {
    documents,
    readings: Object.fromEntries(REQUIREMENTS.map((one) => [one, readings(one)])),
    crops: { date: cropsOf(opened, 'signed_on'), signature: cropsOf(opened, 'signature') },
    places: Object.fromEntries(
      REQUIREMENTS.flatMap((one) => {
        const mark = marks.find(({ requirement }) => requirement === one);
        return mark ? [[one, mark.id]] : [];
      }),
    ),
  };
}

function documentOf(
  { name, facts }: NamedDocument,
  {
    number,
    id,
    suggestions,
  }: {
    readonly number: number;
    readonly id: SubmissionId;
    readonly suggestions: readonly DocumentSuggestion[];
  },
): ShownDocument {
  const places = fieldPlacesIn(facts);
  const marksOn = (page: number): readonly Mark[] => [
    ...places
      .filter((place) => place.page === page)
      .map(({ field, requirement, box }) => ({ id: `sted-${number}-${page}-${field}`, requirement, box })),
    ...suggestions.flatMap((one, index) =>
      one.document === number && one.page === page
        ? [{ id: markOf(index), requirement: one.requirement, box: one.box }]
        : [],
    ),
  ];
  return {
    number,
    name,
    original: `${pathOf(id, number)}/original`,
    difference: facts.form || facts.sheets.length > 0 ? paths.reviewDifference(id, number) : null,
    pages: Array.from({ length: facts.pages }, (_one, index) => ({
      number: index + 1,
      picture: pictureOf(id, number, index + 1),
      marks: marksOn(index + 1),
    })),
    findings: facts.findings.map(({ code }) => ({
      text: findingMessage(code, LANGUAGE),
      isAlarming: code === 'MALWARE' || code === 'UNSCANNED',
    })),
    signatures: facts.signatures.map((signature) => signatureMessage(signature, LANGUAGE)),
  };
}

function readingOf(
  suggestion: DocumentSuggestion,
  { index, opened }: { readonly index: number; readonly opened: OpenedReview },
): Reading {
  const { field, value, asWritten, rule, document, page } = suggestion;
  const numbers = caseNumbersIn([suggestion]);
  // The place beside the date is shown, but is no part of an authorization.
  const isText = typeof value === 'string' && value !== 'all' && field !== 'signedPlace';
  return {
    field: isText ? `fields.${field}` : null,
    value: isText ? asTyped(value) : isList(value) ? value.join(', ') : '',
    asWritten,
    why: LETTER_RULE_WORDS[rule][LANGUAGE],
    mark: markOf(index),
    document,
    page,
    known: numbers.length > 0 ? numbers.every((one) => opened.knownCases.has(one)) : null,
  };
}

function asTyped(value: string): string {
  const day = parseDay(value);
  return day ? formatNorwegianDay(day) : value;
}

function cropsOf(opened: OpenedReview, field: FieldPlace['field']): readonly Crop[] {
  return opened.documents.flatMap(({ facts }, index) =>
    fieldPlacesIn(facts)
      .filter((place) => place.field === field)
      .map(({ page, ink }) => ({
        picture: `${pathOf(opened.submission.id, index + 1)}/pages/${page}/fields/${field}.png`,
        document: index + 1,
        page,
        ink,
      })),
  );
}

/** The picture of a page; it takes a size. */
export function pictureOf(id: SubmissionId, document: number, page: number): string {
  return `${pathOf(id, document)}/pages/${page}.png`;
}

function markOf(index: number): string {
  return `sted-forslag-${index + 1}`;
}

/** Pictures and files come from the API, which knows staff by their session as well. */
function pathOf(id: SubmissionId, document: number): string {
  return `/api/v1/reviews/${encodeURIComponent(id)}/documents/${document}`;
}
