// What may go wrong with the reader itself. Both are our fault and never the sender's.

import { Unavailable } from '../../shared/unavailable.js';

/** Too many files are waiting to be read, or the machine does not get to reading one: try again in a while (503). */
export class ReaderOverloaded extends Unavailable {
  override readonly name = 'ReaderOverloaded';
  constructor() {
    super('too many received files are waiting to be read');
  }
}

/** The reader's process cannot be started, or ended before it had been given anything (503). */
export class ReaderUnavailable extends Unavailable {
  override readonly name = 'ReaderUnavailable';
}
