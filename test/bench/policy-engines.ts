// What a policy engine alone costs: node-casbin and Cedar answering the same questions in this process, from grants held in
// memory, with nothing unsealed, nothing looked up on a disk and nothing recorded.

import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { newEnforcer, newModelFromString } from 'casbin';
import { THE_AGENT } from '../support/builders.js';
import { type BenchQuestion, caseNumberOf, questionsAbout } from './questions.js';

export type EngineFigures = {
  readonly name: string;
  readonly rate: number;
  /** Milliseconds for one answer. */
  readonly p50: number;
  readonly p99: number;
};

type Grant = {
  readonly caseNumber: string;
  readonly name: string;
  readonly birthDate: string;
  readonly powers: readonly string[];
  /** As a number, 20270401, because Cedar does not compare texts. */
  readonly validThrough: number;
};
type Decide = (question: BenchQuestion, grant: Grant) => boolean;

const MEASURED_MS = 3_000;
const GRANTS = 100_000;
const TODAY = 20_260_701;
const NO_GRANT: Grant = { caseNumber: '', name: '', birthDate: '', powers: [], validThrough: 0 };

/** Both, over the same questions; four of five are allowed, or the engine was asked wrongly. */
export async function measureEngines(random: (below: number) => number): Promise<readonly EngineFigures[]> {
  const grants = new Map(
    Array.from({ length: GRANTS }, (_, index) => [caseNumberOf(index), grantOf(caseNumberOf(index))]),
  );
  const questions = questionsAbout(GRANTS, 20_000, random).map((text) => JSON.parse(text) as BenchQuestion);
  const measured = (name: string, decide: Decide) => measure(name, decide, { grants, questions });
  return [measured('node-casbin, no audit', await casbin()), measured('Cedar (wasm), no audit', cedar())];
}

function grantOf(caseNumber: string): Grant {
  return { caseNumber, ...THE_AGENT, powers: ['information'], validThrough: TODAY + 10_000 };
}

async function casbin(): Promise<Decide> {
  const model = newModelFromString(`
[request_definition]
r = question, grant, today
[policy_definition]
p = power
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.question.power == p.power && r.question.caseNumber == r.grant.caseNumber && r.question.agent.name == r.grant.name && r.question.agent.birthDate == r.grant.birthDate && r.today <= r.grant.validThrough && gives(r.grant, p.power)
`);
  const enforcer = await newEnforcer(model);
  await enforcer.addFunction('gives', (grant: Grant, power: string) => grant.powers.includes(power));
  for (const power of ['information', 'agreements', 'objections', 'correspondence'])
    await enforcer.addPolicy(power);
  return (question, grant) => enforcer.enforceSync(question, grant, TODAY);
}

function cedar(): Decide {
  const parsed = preparsePolicySet('disclosure', {
    staticPolicies: `permit(principal, action, resource) when {
      resource.caseNumber == context.caseNumber && resource.name == context.name &&
      resource.birthDate == context.birthDate && context.today <= resource.validThrough &&
      resource.powers.contains(context.power)
    };`,
  });
  if (parsed.type !== 'success') throw new Error('Cedar could not read the policy');
  return ({ caseNumber, agent, power }, grant) => {
    const resource = { type: 'Grant', id: caseNumber };
    const answer = statefulIsAuthorized({
      principal: { type: 'Caller', id: 'caller' },
      action: { type: 'Action', id: 'disclose' },
      resource,
      context: { caseNumber, ...agent, power, today: TODAY },
      preparsedPolicySetId: 'disclosure',
      entities: [{ uid: resource, attrs: { ...grant, powers: [...grant.powers] }, parents: [] }],
    });
    if (answer.type !== 'success') throw new Error('Cedar could not answer');
    return answer.response.decision === 'allow';
  };
}

function measure(
  name: string,
  decide: Decide,
  asked: { readonly grants: ReadonlyMap<string, Grant>; readonly questions: readonly BenchQuestion[] },
): EngineFigures {
  const { grants, questions } = asked;
  const answer = (question: BenchQuestion) => decide(question, grants.get(question.caseNumber) ?? NO_GRANT);
  const allowed = questions.slice(0, 1_000).filter(answer).length;
  if (allowed < 700 || allowed > 900) throw new Error(`${name} allows ${allowed} of 1000`);
  const took: number[] = [];
  const begun = performance.now();
  for (let last = begun; last - begun < MEASURED_MS; ) {
    const question = questions[took.length % questions.length];
    if (question) answer(question);
    const now = performance.now();
    took.push(now - last);
    last = now;
  }
  const seconds = (performance.now() - begun) / 1000;
  took.sort((a, b) => a - b);
  const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
  return { name, rate: took.length / seconds, p50: at(0.5), p99: at(0.99) };
}
