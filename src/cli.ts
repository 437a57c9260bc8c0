#!/usr/bin/env node
// The command line of an installation: what the server can do, without HTTP.

import { run } from './commands/program.js';

for (const stream of [process.stdout, process.stderr]) {
  // Whoever was reading has gone; the write itself reports it to the command.
  stream.on('error', () => undefined);
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt(stop) {
    process.once('SIGINT', stop);
    return () => process.off('SIGINT', stop);
  },
});
