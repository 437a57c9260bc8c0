// What a reviewer's browser sends: the form of a review as it stands on the page.

import { REQUIREMENTS } from '../../src/documents/checklist.js';
import { type Shown, valueIn } from './pages.js';

/** Everything in the form of a review as it stands, with every line answered yes. */
export function asJudged(page: Shown, changes: Readonly<Record<string, string | readonly string[]>> = {}) {
  const texts = [...page.html.matchAll(/ name="((?:fields\.|caseNumber|note|version)[^"]*)"/g)].map(
    ([, name = '']) => name,
  );
  const fields = Object.fromEntries(
    [...new Set(texts)]
      .filter((name) => !['fields.which', 'fields.powers', 'fields.untilCaseClosed'].includes(name))
      .map((name) => [name, valueIn(page, name) ?? '']),
  );
  return {
    ...fields,
    'fields.which': chosenIn(page, 'fields.which'),
    'fields.powers': chosenIn(page, 'fields.powers'),
    ...Object.fromEntries(REQUIREMENTS.map((one) => [`checks.${one}`, 'present'])),
    signatureCheckedBy: 'sight',
    once: valueIn(page, 'once') ?? '',
    ...changes,
  };
}

/** The values chosen among the radio buttons or tick boxes of one name. */
export function chosenIn({ html }: Shown, name: string): string[] {
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input);
  return inputs
    .filter((input) => input.includes(` name="${name}"`) && / checked(?=[ />=])/.test(input))
    .map((input) => / value="([^"]*)"/.exec(input)?.[1] ?? '');
}
