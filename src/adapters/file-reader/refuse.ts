// The facts of a file that is not read, which every child may have to give.

import type { FileFacts, FileRefusal } from '../../documents/facts.js';

export function refuse(refusal: FileRefusal): FileFacts {
  return { readable: false, refusal };
}
