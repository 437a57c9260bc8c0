// The command line as a table of contents: every command, what it takes, and which function does it.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DEBTOR_STATUSES } from '../cases/case.js';
import { LANGUAGES, type Language } from '../shared/languages.js';
import { ROLES, SCOPES } from '../staff/permissions.js';
import { exportAuditCommand } from './audit-export.js';
import { verifyAuditCommand } from './audit-verify.js';
import { backupCommand } from './backup.js';
import { acceptLossCommand } from './backup-loss.js';
import { importCasesCommand } from './cases-import.js';
import { copyCommand } from './copy.js';
import { createClientCommand, listClientsCommand, revokeClientCommand } from './client.js';
import { type Io, write } from './io.js';
import { rotateKeysCommand } from './keys-rotate.js';
import { migrateCommand } from './migrate.js';
import { createStaffCommand, disableStaffCommand, listStaffCommand, staffLinkCommand } from './staff.js';
import { restoreCommand } from './restore.js';
import { retentionCommand } from './retention.js';
import { type Outcome, isFailure, outcomeOfError, unusable } from './outcome.js';

/**
 * Runs one command and gives its exit code: 0 done or yes, 1 no or refused, 2 unreadable or unusable. With --json stdout
 * holds one JSON value, also when it did not work; everything else is told on stderr.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const json = argv.includes('--json');
  let outcome: Outcome | null = null;
  const program = commandLine(io, (came) => {
    outcome = came;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome === null ? 0 : await tell(io, outcome, json);
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(io, outcomeOfError(error), json);
    if (error.exitCode === 0) return 0;
    // Commander has told it on stderr already.
    const misused = unusable('MISUSED', error.message.replace(/^error: /, ''));
    if (json) await write(io.stdout, `${JSON.stringify(misused.json)}\n`);
    return misused.exit;
  }
}

function commandLine(io: Io, came: (outcome: Outcome) => void): Command {
  const program = new Command('fullmakt')
    .description('Who may speak for a debtor: authorization management for debt collection agencies.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXIT_CODES);
  const command = (parent: Command, name: string, description: string): Command =>
    parent.command(name).description(description).option('--json', 'print exactly one JSON value on stdout');
  const comes = async (coming: Promise<Outcome>): Promise<void> => came(await coming);

  command(program, 'serve', 'Start the server; stop it with Ctrl-C.').action(
    async (options: { json?: true }) => {
      const { serveCommand } = await import('./serve.js');
      return comes(serveCommand(io, { json: options.json ?? false }));
    },
  );
  command(program, 'migrate', 'Bring the database to the newest schema and say how it stands.').action(() =>
    comes(migrateCommand(io)),
  );
  command(program, 'demo', 'Fill an empty installation with an example, and say what to try on it.').action(
    async () => {
      const { demoCommand } = await import('./demo/demo.js');
      return comes(demoCommand(io));
    },
  );

  const client = program.command('client').description('API clients: other systems and their keys.');
  command(client, 'create', 'Make a client; its key is shown once.')
    .requiredOption('--name <name>', 'what it is, such as the name of the case system')
    .requiredOption('--scopes <list>', `what it may do, parted by commas: ${SCOPES.join(', ')}`, parted)
    .action((options: { name: string; scopes: readonly string[] }) =>
      comes(createClientCommand(io, options)),
    );
  command(client, 'list', 'Every client, without keys.').action(() => comes(listClientsCommand(io)));
  command(client, 'revoke', 'End a client: its key opens nothing from the next request on.')
    .argument('<id>', 'as in `client list`')
    .action((id: string) => comes(revokeClientCommand(io, id)));

  const staff = program.command('staff').description('Accounts of the people who work here.');
  command(staff, 'create', 'Make an account; the link to choose a password is shown once.')
    .requiredOption('--username <username>', 'what the person signs in with')
    .requiredOption('--name <name>', 'the person’s full name')
    .requiredOption('--roles <list>', `what the person may do, parted by commas: ${ROLES.join(', ')}`, parted)
    .action((options: { username: string; name: string; roles: readonly string[] }) =>
      comes(createStaffCommand(io, options)),
    );
  command(staff, 'list', 'Every account.').action(() => comes(listStaffCommand(io)));
  command(staff, 'link', 'A new link to choose a password: the first one was lost, or the password.')
    .argument('<id>', 'as in `staff list`')
    .action((id: string) => comes(staffLinkCommand(io, id)));
  command(staff, 'disable', 'Shut somebody out, at once and everywhere.')
    .argument('<id>', 'as in `staff list`')
    .action((id: string) => comes(disableStaffCommand(io, id)));

  command(program, 'template', 'Write the blank authorization form as PDF.')
    .addOption(languageOption())
    .requiredOption('--out <file>', 'where to')
    .action(async ({ lang, out }: { lang: Language; out: string }) => {
      const { templateCommand } = await import('./template.js');
      return comes(templateCommand(io, { language: lang, out }));
    });
  command(program, 'check', 'The checklist of papers, as their sender would get it; nothing is stored.')
    .argument('<path...>', 'the files of one sending, or folders whose files are a sending each')
    .addOption(languageOption())
    .addHelpText('after', CHECK_HELP)
    .action(async (paths: readonly string[], { lang }: { lang: Language }) => {
      const { checkCommand } = await import('./check.js');
      return comes(checkCommand(io, { paths, language: lang }));
    });

  const cases = program.command('cases').description('What the case system tells us.');
  command(
    cases,
    'import',
    'Register or change cases from a CSV file, beside a running server or without one.',
  )
    .argument('<file>', 'CSV in UTF-8; see below')
    .option('--from-line <n>', 'begin at this line, whatever was done before', lineNumber)
    .addHelpText('after', CSV_HELP)
    .action((file: string, options: { fromLine?: number }) =>
      comes(importCasesCommand(io, { file, fromLine: options.fromLine ?? null })),
    );

  const audit = program.command('audit').description('The record of everything that was done and asked.');
  command(
    audit,
    'verify',
    'Check every link of the record and hold it against the signed checkpoints.',
  ).action(() => comes(verifyAuditCommand(io)));
  command(audit, 'export', 'Hand out every entry as JSON lines, sealed bytes in base64.')
    .option('--out <file>', 'a new file; stdout when left out')
    .action((options: { out?: string; json?: true }) => {
      if (options.json && options.out === undefined)
        audit.error('error: with --json the entries need a file of their own: --out FILE');
      return comes(exportAuditCommand(io, { out: options.out ?? null }));
    });

  command(
    audit,
    'accept-loss',
    'Give up for lost what signed checkpoints vouch for and the database does not hold.',
  ).action(() => comes(acceptLossCommand(io)));
  command(program, 'copy', 'Copy the whole database to an empty one, on the same engine or another.')
    .requiredOption('--from <address>', 'file:PATH or postgres://…; it is only read')
    .requiredOption('--to <address>', 'the same; nothing may be in it')
    .addHelpText('after', COPY_HELP)
    .action((options: { from: string; to: string }) => comes(copyCommand(io, options)));
  const keys = program.command('keys').description('The keys of the installation.');
  command(keys, 'rotate', 'Bring a new wrapping key into use and wrap the key of every record by it.')
    .addOption(new Option('--prepare', 'only put a new key into the file').conflicts(['to', 'dropOld']))
    .addOption(new Option('--to <id>', 'use this key of the file instead of a new one').conflicts('dropOld'))
    .option('--drop-old', 'no new key: take those out of the file that nothing here uses any more')
    .addHelpText('after', KEYS_HELP)
    .action((options: { prepare?: true; to?: string; dropOld?: true }) => {
      const { prepare = false, to = null, dropOld = false } = options;
      return comes(rotateKeysCommand(io, { prepare, to, dropOld }));
    });
  command(program, 'retention', 'Erase what is over its time now; a server does it every hour by itself.')
    .option('--dry-run', 'only tell what would go')
    .action((options: { dryRun?: true }) => comes(retentionCommand(io, { dryRun: options.dryRun ?? false })));
  command(program, 'backup', 'Copy everything but the keys into a folder of its own, while a server goes on.')
    .argument('<dir>', 'an empty folder, or one that is made')
    .action((dir: string) => comes(backupCommand(io, dir)));
  command(program, 'restore', 'Bring a backup back where there is no installation; the keys must be there.')
    .argument('<dir>', 'the folder of the backup')
    .option('--accept-loss', 'give up for lost what was recorded after the backup')
    .action((dir: string, options: { acceptLoss?: true }) =>
      comes(restoreCommand(io, { folder: dir, acceptLoss: options.acceptLoss ?? false })),
    );

  return program;
}

function languageOption(): Option {
  return new Option('--lang <language>', 'of the form and of what is said about it')
    .choices(LANGUAGES)
    .default('nb');
}

const CHECK_HELP = `
With a folder among them every file is a sending of its own, in subfolders too; hidden ones are left out. Letters in
pictures are read before the answer, which takes some seconds a page.
Exit codes: 0 nothing is missing (a person must look at lines marked ?); 1 something is missing or cannot
be accepted; 2 a file cannot be read.`;

const COPY_HELP = `
Counts, a hash of every table and the audit are compared on both sides. Interrupted, the same command goes on where
it stopped. Received papers and keys are not in the database and stay where they are. A password is better given in
PGPASSWORD or ~/.pgpass than in an address, which others on the machine can see.`;

const KEYS_HELP = `
Running servers go on and learn of the new key from the file by themselves. Where nodes have copies of the file:
--prepare, give the file to every node, then --to <id>; a node without the key could not read what it wraps.
Broken off, the same command goes on.`;

const EXIT_CODES = `
Exit codes: 0 done, or yes; 1 no, or refused; 2 something cannot be read or used.
Settings come from the environment, as for the server; see README.md.`;

const CSV_HELP = `
The first line names the columns, in any order, parted by commas or semicolons:
  caseNumber       as in the case system
  debtorId         the case system's own id of the debtor (may be left out)
  debtorName       first and last name
  debtorBirthDate  YYYY-MM-DD or dd.mm.yyyy
  debtorStatus     ${DEBTOR_STATUSES.join(', ')}
  registeredOn     YYYY-MM-DD or dd.mm.yyyy
  status           open, closed
  closedOn         YYYY-MM-DD or dd.mm.yyyy (may be left out)
  asOf             an instant in UTC such as 2027-03-14T09:26:53Z; older news than what is stored is
                   ignored (may be left out)
Rows without faults are imported although others have some. Interrupted, the same file goes on where it
stopped; imported again, it gives the same cases.`;

function parted(list: string): readonly string[] {
  return list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function lineNumber(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It must be a line number, 1 or more.');
  return Number(text);
}

async function tell(io: Io, outcome: Outcome, json: boolean): Promise<number> {
  const words = outcome.text.map((line) => `${line}\n`).join('');
  const failed = isFailure(outcome);
  if (json) await write(io.stdout, `${JSON.stringify(outcome.json)}\n`);
  if (words !== '' && (failed || !json))
    await write(failed ? io.stderr : io.stdout, failed ? `fullmakt: ${words}` : words);
  return outcome.exit;
}
