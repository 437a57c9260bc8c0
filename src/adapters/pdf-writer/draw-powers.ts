// What the agent may do, in four boxes: to be told and to agree are never to be mistaken for each other (domain § 2).

import type { Power } from '../../authorizations/scope.js';
import { POWERS } from '../../authorizations/scope.js';
import type { Box } from '../../documents/form-layout.js';
import { COLUMN, FIELD_BOXES } from '../../documents/form-layout.js';
import type { FormWording } from '../../documents/wording.js';
import { addField } from './field-places.js';
import { explanationLetters, labelLetters } from './letters.js';
import type { Part, Sheet } from './sheet.js';
import { addArtifact, drawBox } from './sheet.js';
import { addText } from './text.js';

export function drawPowers(sheet: Sheet, section: Part, wording: FormWording): void {
  const question = { x: COLUMN.left, y: 151.1, width: COLUMN.right - COLUMN.left, height: 5 };
  addText(sheet, section, 'P', wording.powersQuestion, question, { ...labelLetters(sheet), size: 9.25 });
  for (const power of POWERS) drawPower(sheet, section, power, wording);
}

function drawPower(sheet: Sheet, section: Part, power: Power, wording: FormWording): void {
  const { tint, line, text: colour } = sheet.colours;
  const field = `power_${power}` as const;
  const tick = FIELD_BOXES[field];
  const card: Box = { x: tick.x - 3, y: tick.y - 4.25, width: 85, height: 13.5 };
  addArtifact(sheet, () => drawBox(sheet, card, { fill: tint, outline: line, width: 0.5, radius: 1.2 }));
  const beside = { x: tick.x + tick.width + 3, width: card.x + card.width - tick.x - tick.width - 5 };
  const { heading, text } = wording.powers[power];
  const headingPlace = { ...beside, y: card.y + 1.1, height: 5 };
  addText(sheet, section, 'P', heading, headingPlace, { font: 'bold', size: 9.5, colour });
  addText(sheet, section, 'P', text, { ...beside, y: card.y + 5.2, height: 8 }, explanationLetters(sheet));
  addField(sheet, section, field, wording.tooltips[field]);
}
