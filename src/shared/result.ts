// What an action answers: the value, or a refusal with every reason. Expected outcomes are values, never exceptions.

/** An expected outcome. `ok: false` carries why, for a person to act on; anything unexpected is thrown instead. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function allowed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refused<Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** Closes a `switch` over a union: does not compile while a case is left out. */
export function unreachable(value: never): never {
  throw new Error(`a case was not handled: ${typeof value}`);
}

/** One fault of what was asked: where it stands (`agent.birthDate`, "" for the whole) and a stable code. */
export type Fault = {
  readonly path: string;
  readonly code: string;
  /** What the sentence about it names: the file, the greatest length. Told to the sender, never logged or stored. */
  readonly named?: string;
};

/** Why something was not done: a stable code for the whole, and every single fault when there are several. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly faults: readonly Fault[];
};

export function refusal<Code extends string>(code: Code, faults: readonly Fault[] = []): Refusal<Code> {
  return { code, faults };
}
