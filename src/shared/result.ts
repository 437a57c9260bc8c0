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
