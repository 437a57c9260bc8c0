// The names objects are stored under: random, ours alone, the same in a folder and in a bucket.

const NAME = /^[0-9a-f]{40}$/;

export function isObjectName(text: string): boolean {
  return NAME.test(text);
}

/** Names are ours, never a sender's; a path would be somebody's trick. @throws Error for anything else. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('an object has a random name of 40 hexadecimal digits');
  return name;
}
