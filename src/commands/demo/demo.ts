// Fills an empty installation with an example, and says what to try on it.

import type { Who } from '../../audit/act.js';
import { countRows } from '../../database/counts.js';
import { createClient } from '../../staff/actions.js';
import { SCOPES } from '../../staff/permissions.js';
import { type Installation, inInstallation } from '../installation.js';
import type { Io } from '../io.js';
import { type Outcome, done, refuse } from '../outcome.js';
import { showProgress } from '../progress.js';
import { AGENTS, CASES, DEBTORS, REVIEWER } from './cast.js';
import type { DemoPaper } from './papers.js';
import { type Played, SCENES, playAll } from './play.js';
import { type DemoClock, demoClock, played, setStage } from './stage.js';
import { castWords, trials } from './try-it.js';

/** What may be there already: nothing that is about a person. */
const MAY_BE_THERE = ['meta', 'auditEntries', 'auditHeads', 'apiClients', 'formEditions'];

export function demoCommand(io: Io): Promise<Outcome> {
  const clock = demoClock();
  return inInstallation({ ...io, now: clock.now }, async (installation) => {
    const counts = await countRows(installation.world.database.read);
    if (Object.entries(counts).some(([table, rows]) => rows > 0 && !MAY_BE_THERE.includes(table)))
      return refuse('NOT_EMPTY', 'this installation is in use; the example fills an empty one only');
    return fill(io, installation, clock);
  });
}

async function fill(io: Io, installation: Installation, clock: DemoClock): Promise<Outcome> {
  const { world, config, who } = installation;
  const stage = await setStage(installation);
  const progress = showProgress(io, { doing: 'Playing the example', total: SCENES });
  try {
    clock.goBack(Math.max(...CASES.map(({ registered }) => registered)) + 1);
    const client = played(await createClient(world, who, { name: 'Example case system', scopes: SCOPES }));
    const staff: Who = { ...who, kind: 'client', id: client.id, onBehalfOf: REVIEWER };
    const came = await playAll(stage, { staff, clock, seen: progress.at });
    return outcomeOf({ client, came, url: config.publicUrl });
  } finally {
    progress.stop();
    await stage.close();
  }
}

function outcomeOf({
  client,
  came,
  url,
}: {
  readonly client: { readonly id: string; readonly key: string };
  readonly came: Played;
  readonly url: string;
}): Outcome {
  const papers = [...came.papers].map(([paper, { submission, reference, authorization }]) => ({
    ...shownPaper(paper),
    submission,
    reference,
    authorization,
  }));
  const incomplete = papers.find(({ state }) => state.startsWith('incomplete'))?.reference ?? '';
  const toTry = trials({ url, key: client.key, call: came.call, reference: incomplete });
  const cases = CASES.map(({ caseNumber, debtor }) => ({ caseNumber, debtor: DEBTORS[debtor] }));
  return done(
    { client, cases, papers, call: came.call, try: toTry },
    `The installation now holds an example: ${cases.length} cases and ${papers.length} papers. All names are made up.`,
    '',
    ...papers.map(({ caseNumber, debtor, agent, state }) => `${caseNumber}  ${debtor} → ${agent}: ${state}`),
    '',
    ...castWords(),
    '',
    `API key of the example, shown once (all scopes): ${client.key}`,
    `Try this while the server runs (npm start, or fullmakt serve):`,
    ...toTry.flatMap(({ title, command }) => ['', `# ${title}`, command]),
  );
}

function shownPaper({ caseNumber, debtor, agent, label }: DemoPaper) {
  return { caseNumber, debtor: DEBTORS[debtor].name, agent: AGENTS[agent].name, state: label };
}
