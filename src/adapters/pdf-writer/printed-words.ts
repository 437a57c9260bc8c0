// The words that are printed on a form of each language, outside its boxes.

import {
  type Edition,
  type FormWording,
  agencyFacts,
  editionName,
  fillPlaceholders,
} from '../../documents/wording.js';
import type { Prints } from '../../documents/typed-sheet.js';
import type { Agency } from '../../shared/agency.js';
import { LANGUAGES } from '../../shared/languages.js';
import { SHIPPED_TEMPLATES, readTemplates } from './read-templates.js';

/** Of the editions that are shipped; throws when a template is faulty. */
export async function readPrintedWords(agency: Agency): Promise<Prints> {
  const { wording } = await readTemplates(SHIPPED_TEMPLATES);
  return LANGUAGES.map((language) => wordsOf(wording[language], agency));
}

function wordsOf(wording: FormWording, agency: Agency): readonly string[] {
  const { title, lead, sendTo, sections, labels, powers, withdrawal, privacy } = wording;
  const edition: Edition = { template: 'general', version: wording.version, language: wording.language };
  const facts = { ...agencyFacts(agency), edition: editionName(edition) };
  const texts = [
    agency.name,
    title,
    lead,
    sendTo.heading,
    agency.name,
    ...agency.address,
    ...sendTo.lines,
    ...[...Object.values(sections), ...Object.values(powers), withdrawal, privacy].flatMap(
      ({ heading, text }) => [heading, text],
    ),
    ...Object.values(labels),
    wording.casesAllExplained,
    wording.powersQuestion,
    wording.durationExplained,
    wording.footer,
  ];
  return texts
    .map((text) => fillPlaceholders(text, facts))
    .flatMap((text) => text.split(/\s+/u))
    .filter((word) => word !== '');
}
