// The seven numbered sections of the form: they are the seven requirements of a written authorization (SEED S3).

import type { FormField } from '../../documents/form.js';
import { COLUMN, FIELD_BOXES } from '../../documents/form-layout.js';
import type { FormSection, FormWording } from '../../documents/wording.js';
import { drawPowers } from './draw-powers.js';
import { addField } from './field-places.js';
import { explanationLetters, headingLetters, labelLetters } from './letters.js';
import type { Part, Sheet } from './sheet.js';
import { addArtifact, addNumbered, addSection, toPoints } from './sheet.js';
import { addText, widthOf, writeText } from './text.js';

const FULL_WIDTH = COLUMN.right - COLUMN.left;

/** Where each section's heading begins, in millimetres from the top; date and signature stand side by side. */
const HEADINGS: Readonly<
  Record<FormSection, { readonly x: number; readonly y: number; readonly width: number }>
> = {
  debtor: { x: COLUMN.left, y: 43, width: FULL_WIDTH },
  agent: { x: COLUMN.left, y: 64, width: FULL_WIDTH },
  contact: { x: COLUMN.left, y: 96.7, width: FULL_WIDTH },
  scope: { x: COLUMN.left, y: 129.2, width: FULL_WIDTH },
  duration: { x: COLUMN.left, y: 208.2, width: FULL_WIDTH },
  date: { x: COLUMN.left, y: 237, width: 46 },
  signature: { x: 68, y: 237, width: 124 },
};

export function drawSections(sheet: Sheet, root: Part, wording: FormWording): void {
  const open = (name: FormSection, number: number, fill: (section: Part) => void) =>
    addSection(sheet, root, (section) => {
      drawHeading(sheet, section, number, wording.sections[name], HEADINGS[name]);
      fill(section);
    });
  const labelled = (section: Part, ...fields: readonly LabelledField[]) => {
    for (const field of fields) addLabelledField(sheet, section, field, wording);
  };
  open('debtor', 1, (section) => labelled(section, 'debtor_name', 'debtor_birth_date'));
  open('agent', 2, (section) => labelled(section, 'agent_name', 'agent_birth_date', 'agent_organisation'));
  open('contact', 3, (section) => labelled(section, 'agent_phone', 'agent_email', 'agent_address'));
  open('scope', 4, (section) => {
    addTickField(sheet, section, 'cases_all', wording, wording.casesAllExplained);
    labelled(section, 'cases');
    drawPowers(sheet, section, wording);
    labelled(section, 'limits');
  });
  open('duration', 5, (section) => {
    labelled(section, 'valid_from', 'valid_through');
    addTickField(sheet, section, 'until_case_closed', wording);
    const place = { x: COLUMN.left, y: 227, width: FULL_WIDTH, height: 8 };
    addText(sheet, section, 'P', wording.durationExplained, place, explanationLetters(sheet));
  });
  open('date', 6, (section) => labelled(section, 'signed_place', 'signed_on'));
  open('signature', 7, (section) => labelled(section, 'signature'));
}

/** A numbered disc, the heading, and beside it a remark for those who fill in. */
function drawHeading(
  sheet: Sheet,
  section: Part,
  number: number,
  words: { readonly heading: string; readonly text: string },
  at: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const letters = headingLetters(sheet);
  const radius = 2.75;
  const drawNumber = () => {
    const place = { x: at.x, y: at.y + 0.62, width: 2 * radius, height: 6 };
    writeText(sheet, String(number), place, { ...letters, size: 9.5, colour: '#ffffff', align: 'center' });
  };
  const start = at.x + 7.6;
  const drawWords = () => {
    writeText(sheet, words.heading, { x: start, y: at.y + 0.1, width: at.width - 7.6, height: 7 }, letters);
  };
  const [x, y] = [toPoints(at.x + radius), toPoints(at.y + radius)];
  addArtifact(sheet, () => sheet.doc.circle(x, y, toPoints(radius)).fill(sheet.colours.brand));
  addNumbered(sheet, section, 'H2', number, drawNumber, drawWords);
  if (words.text === '') return;
  const beside = start + widthOf(sheet, words.heading, letters) + 4;
  const place = { x: beside, y: at.y + 1.15, width: at.x + at.width - beside, height: 5 };
  addText(sheet, section, 'P', words.text, place, explanationLetters(sheet));
}

type LabelledField = Exclude<FormField, `power_${string}` | 'cases_all' | 'until_case_closed'>;

const LABEL_HEIGHT = 4.35;

function addLabelledField(sheet: Sheet, section: Part, field: LabelledField, wording: FormWording): void {
  const box = FIELD_BOXES[field];
  const place = { ...box, y: box.y - LABEL_HEIGHT, height: 4.5 };
  addText(sheet, section, 'P', wording.labels[field], place, labelLetters(sheet));
  addField(sheet, section, field, wording.tooltips[field]);
}

/** A tick box with its label to the right, and perhaps an explanation under the label. */
function addTickField(
  sheet: Sheet,
  section: Part,
  field: 'cases_all' | 'until_case_closed',
  wording: FormWording,
  explained?: string,
): void {
  const box = FIELD_BOXES[field];
  const place = { x: box.x + box.width + 2.4, y: box.y + 0.35, width: 72, height: 5.4 };
  const letters = { ...labelLetters(sheet), size: 9.5 };
  addText(sheet, section, 'P', wording.labels[field], place, letters);
  if (explained !== undefined) {
    const under = { ...place, y: box.y + 4.9, height: 5 };
    addText(sheet, section, 'P', explained, under, explanationLetters(sheet));
  }
  addField(sheet, section, field, wording.tooltips[field]);
}
