// An error nobody caught ends the process in order: one line without anything personal, running work finished, exit code 1.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const modules = fileURLToPath(new URL('../../src/http/', import.meta.url));

async function run(fails: string, stop: string): Promise<{ code: number | null; out: string }> {
  const program = `
    import { installLastResort } from '${modules}last-resort.ts';
    import { createLog } from '${modules}log.ts';
    const stop = async () => { ${stop} };
    installLastResort({ log: createLog('info'), stop });
    setInterval(() => undefined, 1000);
    ${fails}
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

const FINISH = `await new Promise((done) => setTimeout(done, 50)); console.log('finished what was running');`;

test.each([
  ['a throw', `setImmediate(() => { throw new Error('Bjørg 1980-02-29'); });`],
  ['a rejection nobody waited for', `Promise.reject(new Error('Bjørg 1980-02-29'));`],
])('%s is logged without its message, work is finished, and the exit code is 1', async (_kind, fails) => {
  const { code, out } = await run(fails, FINISH);
  expect(code).toBe(1);
  expect(out).toContain('an error nobody caught');
  expect(out).toContain('finished what was running');
  expect(out).not.toMatch(/Bjørg|1980/);
});

test('a second error on the way out ends it at once', async () => {
  const { code, out } = await run(
    `setImmediate(() => { throw new Error('one'); }); setTimeout(() => { throw new Error('two'); }, 30);`,
    `await new Promise(() => undefined);`,
  );
  expect(code).toBe(1);
  expect(out.match(/an error nobody caught/g)).toHaveLength(2);
});
