#!/usr/bin/env node
import { main } from './main.js';

// A reader that has seen enough (`| head`) closes the pipe. An apply must not stop half-way because of it, so the rest is
// written to nobody and the command ends as it would have.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));
