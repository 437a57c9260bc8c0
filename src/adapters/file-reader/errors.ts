// What may go wrong with the reader itself. Both are our fault and never the sender's.

/** Too many files are waiting to be read: try again in a while (503). */
export class ReaderOverloaded extends Error {
  override readonly name = 'ReaderOverloaded';
  constructor() {
    super('too many received files are waiting to be read');
  }
}

/** The reader's process cannot be started, or ended before it had been given anything (503). */
export class ReaderUnavailable extends Error {
  override readonly name = 'ReaderUnavailable';
}
