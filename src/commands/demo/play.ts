// Plays the example from its first day to today, through the same actions as the server, and remembers what came of it.

import type { Who } from '../../audit/act.js';
import {
  annulAuthorization,
  resignAuthorization,
  revokeAuthorization,
  suspendAuthorization,
} from '../../authorizations/actions.js';
import { endCall, recordOralAuthorization, startCall } from '../../calls/actions.js';
import { registerCase } from '../../cases/actions.js';
import { REQUIREMENTS } from '../../documents/checklist.js';
import { approveSubmission, rejectSubmission } from '../../documents/deciding/actions.js';
import type { Grant } from '../../documents/form.js';
import { issueForm, openIssuedForm } from '../../documents/issuing/actions.js';
import { receiveSubmission } from '../../documents/receiving/actions.js';
import { requestCompletion } from '../../documents/reviewing/actions.js';
import { readNextPending } from '../../documents/transcribing/actions.js';
import { withdrawSubmission } from '../../documents/withdrawing/actions.js';
import { addDays, osloDayOf } from '../../shared/dates.js';
import type { AuthorizationId, CallId, CaseNumber, SubmissionId } from '../../shared/ids.js';
import { verifyDisclosure } from '../../verification/actions.js';
import { machineClock } from '../../world.js';
import { AGENTS, CASES, DEBTORS, type DemoCase } from './cast.js';
import { photograph, signByHand } from './hand.js';
import { type DemoPaper, type Fate, PAPERS } from './papers.js';
import { type DemoClock, type Stage, anyone, played } from './stage.js';

export type Played = {
  readonly papers: ReadonlyMap<DemoPaper, PlayedPaper>;
  /** Open, with an oral authorization on it. */
  readonly call: CallId;
};

type PlayedPaper = {
  readonly submission: SubmissionId;
  /** The sender's only key to it. */
  readonly reference: string;
  readonly authorization: AuthorizationId | null;
};

type Actors = { readonly staff: Who; readonly clock: DemoClock; readonly seen: (steps: number) => void };
type Scene = { readonly daysAgo: number; readonly play: () => Promise<void> };
type Papers = Map<DemoPaper, PlayedPaper>;

/** How many scenes there are, for a progress bar. */
export const SCENES =
  CASES.length + CASES.filter(({ later }) => later).length + PAPERS.flatMap(daysOf).length + 1;

/** `staff` acts for the agency. The clock stands at today when this returns. */
export async function playAll({ needs }: Stage, actors: Actors): Promise<Played> {
  const papers: Papers = new Map();
  const scenes = [
    ...CASES.flatMap((one) => scenesOfCase(needs, actors, one)),
    ...PAPERS.flatMap((paper) => scenesOfPaper(needs, actors, { paper, papers })),
    { daysAgo: 1, play: () => callOfYesterday(needs, actors) },
  ].toSorted((a, b) => b.daysAgo - a.daysAgo);
  for (const [index, { daysAgo, play }] of scenes.entries()) {
    actors.clock.goBack(daysAgo);
    await play();
    actors.seen(index + 1);
  }
  actors.clock.goBack(0);
  return { papers, call: await openCall(needs, actors) };
}

type Needs = Stage['needs'];

function scenesOfCase(needs: Needs, { staff }: Actors, one: DemoCase): readonly Scene[] {
  const { later } = one;
  const told = {
    caseNumber: one.caseNumber,
    debtor: { ...DEBTORS[one.debtor], id: null },
    debtorStatus: 'normal',
    registeredOn: addDays(osloDayOf(machineClock()), -one.registered),
    status: 'open',
    closedOn: null,
    asOf: null,
  } as const;
  const tell = async (changes: object): Promise<void> =>
    void played(await registerCase(needs, staff, { ...told, ...changes }));
  const first: Scene = { daysAgo: one.registered, play: () => tell({}) };
  if (!later) return [first];
  const { daysAgo, ...changes } = later;
  return [first, { daysAgo, play: () => tell(changes) }];
}

type Playing = { readonly paper: DemoPaper; readonly papers: Papers };

function scenesOfPaper(needs: Needs, { staff }: Actors, playing: Playing): readonly Scene[] {
  const { paper, papers } = playing;
  const { fate, askedDaysAgo, sentDaysAgo } = paper;
  const scenes: Scene[] = [{ daysAgo: sentDaysAgo, play: () => sendIn(needs, playing) }];
  if (fate.as !== 'waiting')
    scenes.push({ daysAgo: fate.daysAgo, play: () => decide(needs, staff, playing) });
  if (askedDaysAgo !== undefined)
    scenes.push({ daysAgo: askedDaysAgo, play: () => ask(needs, staff, paper) });
  if (fate.as === 'approved' && fate.ended) {
    const { daysAgo, how } = fate.ended;
    scenes.push({ daysAgo, play: () => end(needs, staff, { how, id: authorizationOf(papers, paper) }) });
  }
  return scenes;
}

function daysOf({ fate, askedDaysAgo }: DemoPaper): readonly unknown[] {
  const decided = fate.as === 'waiting' ? [] : [fate];
  const ended = fate.as === 'approved' && fate.ended ? [fate.ended] : [];
  return ['sent', ...decided, ...ended, ...(askedDaysAgo === undefined ? [] : [askedDaysAgo])];
}

/** The debtor orders the form, opens it, signs it and sends it back, all on one day. */
async function sendIn(needs: Needs, { paper, papers }: Playing): Promise<void> {
  const today = osloDayOf(needs.now());
  const sender = anyone(needs);
  const grant = grantOf(paper);
  const issued = played(await issueForm(needs, sender, { language: 'nb', grant, months: null }));
  const form = played(await openIssuedForm(needs, sender, issued.token));
  const signed = { place: 'Tromsø', on: today, name: grant.debtor.name };
  const file =
    paper.sent === 'photo'
      ? { name: 'bilde.png', bytes: photograph() }
      : {
          name: 'fullmakt.pdf',
          bytes: paper.sent === 'signed' ? await signByHand(form, signed) : Buffer.from(form),
        };
  const sent = { files: [file], caseNumber: paper.caseNumber as CaseNumber, email: null };
  const { reference, submission } = played(await receiveSubmission(needs, sender, sent));
  // A picture that is no form of ours is read as a letter, which the server does in its own time.
  while (await readNextPending(needs));
  papers.set(paper, { submission: submission.id, reference, authorization: null });
}

async function decide(needs: Needs, staff: Who, { paper, papers }: Playing): Promise<void> {
  const known = papers.get(paper);
  if (!known) throw new Error('a paper is decided before it was sent in');
  const { submission: id, reference } = known;
  const { fate } = paper;
  if (fate.as === 'rejected')
    played(await rejectSubmission(needs, staff, { id, reasons: fate.reasons, note: null }));
  if (fate.as === 'completion-asked')
    played(await requestCompletion(needs, staff, id, { missing: fate.missing, note: null }));
  if (fate.as === 'withdrawn') {
    const { birthDate } = DEBTORS[paper.debtor];
    played(await withdrawSubmission(needs, anyone(needs), { reference, birthDate }));
  }
  if (fate.as === 'approved') {
    const { authorization } = played(await approve(needs, staff, { id, paper, papers, fate }));
    papers.set(paper, { ...known, authorization: authorization.id });
  }
}

function approve(
  needs: Needs,
  staff: Who,
  approving: Playing & { readonly id: SubmissionId; readonly fate: Extract<Fate, { as: 'approved' }> },
): ReturnType<typeof approveSubmission> {
  const { id, paper, papers, fate } = approving;
  const sentOn = addDays(osloDayOf(needs.now()), fate.daysAgo - paper.sentDaysAgo);
  const older = PAPERS.find(({ label }) => label === fate.supersedes);
  return approveSubmission(needs, staff, {
    id,
    caseNumber: paper.caseNumber as CaseNumber,
    grant: { ...grantOf(paper), signedOn: sentOn },
    checks: REQUIREMENTS,
    signatureCheckedBy: 'sight',
    supersedes: older ? [authorizationOf(papers, older)] : [],
    note: null,
  });
}

/** Its days are counted from today, whatever day it is on the stage. */
function grantOf(paper: DemoPaper): Grant {
  const today = osloDayOf(machineClock());
  const caseNumber = paper.caseNumber as CaseNumber;
  return {
    debtor: DEBTORS[paper.debtor],
    agent: AGENTS[paper.agent],
    cases: paper.cases === 'all' ? 'all' : [caseNumber],
    powers: paper.powers,
    limits: paper.limits,
    validFrom: paper.from === null ? null : addDays(today, paper.from),
    validThrough: paper.through === null ? null : addDays(today, paper.through),
    untilCaseClosed: paper.untilCaseClosed,
  };
}

async function ask(needs: Needs, staff: Who, paper: DemoPaper): Promise<void> {
  const { name, birthDate } = AGENTS[paper.agent];
  const caseNumber = paper.caseNumber as CaseNumber;
  const question = { caseNumber, agent: { name, birthDate }, power: 'information', callId: null } as const;
  const { decision } = played(await verifyDisclosure(needs, staff, question));
  if (decision !== 'allow') throw new Error('a disclosure of the example was denied');
}

async function end(
  needs: Needs,
  staff: Who,
  ending: { readonly how: 'revoked' | 'resigned' | 'suspended' | 'annulled'; readonly id: AuthorizationId },
): Promise<void> {
  const { how, id } = ending;
  const byPhone = { by: 'debtor', channel: 'phone', receivedAt: null } as const;
  if (how === 'revoked') played(await revokeAuthorization(needs, staff, id, byPhone));
  if (how === 'resigned') played(await resignAuthorization(needs, staff, id));
  if (how === 'suspended')
    played(await suspendAuthorization(needs, staff, id, 'Debitor kjenner ikke igjen underskriften.'));
  if (how === 'annulled')
    played(await annulAuthorization(needs, staff, id, 'Godkjent på feil person med samme navn.'));
}

function authorizationOf(papers: Papers, paper: DemoPaper): AuthorizationId {
  const id = papers.get(paper)?.authorization;
  if (!id) throw new Error('an authorization of the example is needed before it was granted');
  return id;
}

async function openCall(needs: Needs, { staff }: Actors): Promise<CallId> {
  const about = { caseNumber: 'DEMO-1013' as CaseNumber, recording: { informed: true, declined: true } };
  const { call } = played(await startCall(needs, staff, about));
  const { name, birthDate } = AGENTS.elle;
  const said = {
    debtorPresent: true,
    debtor: DEBTORS.nina,
    agent: { name, birthDate },
    powers: ['information', 'agreements'],
    cases: null,
  } as const;
  played(await recordOralAuthorization(needs, staff, call.id, said));
  return call.id;
}

async function callOfYesterday(needs: Needs, actors: Actors): Promise<void> {
  played(await endCall(needs, actors.staff, await openCall(needs, actors)));
}
