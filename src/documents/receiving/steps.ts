// Steps of the actions beside: what the papers of a submission say, all of them together.

import type { Tx } from '../../database/database.js';
import type { Keys } from '../../sealing/keys.js';
import type { Policy } from '../../shared/agency.js';
import type { Day } from '../../shared/dates.js';
import type { Checklist } from '../checklist.js';
import type { NamedDocument } from '../document.js';
import { recogniserOf } from '../issuing/steps.js';
import type { ReceivedDocument } from '../papers.js';
import type { ReadFields } from '../reading.js';
import { recogniseDocument } from '../recognising.js';
import { judgeChecklist, readPapers } from '../rules.js';

/** The checklist, and what was read; every form of ours is compared with what we printed. */
export async function judgePapers(
  tx: Tx,
  keys: Keys,
  papers: {
    readonly documents: readonly NamedDocument[];
    readonly receivedOn: Day;
    readonly policy: Policy;
  },
): Promise<{ readonly checklist: Checklist; readonly fields: ReadFields | null }> {
  const { receivedOn, policy } = papers;
  const recogniser = recogniserOf(tx, keys);
  const documents: ReceivedDocument[] = [];
  for (const { facts } of papers.documents) documents.push(await recogniseDocument(facts, recogniser));
  return { checklist: judgeChecklist({ documents, receivedOn, policy }), fields: readPapers(documents) };
}
