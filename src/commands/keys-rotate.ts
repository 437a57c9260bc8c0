// A new wrapping key for the installation, beside a running server or without one; and old ones out of the file again.

import { keysFileWrittenAt, readKeysText, replaceKeysFile } from '../adapters/keys-file.js';
import { takeLease } from '../duties/lease.js';
import {
  type Needs,
  beginRotation,
  countWrapped,
  finishRotation,
  recordDropped,
  rotationUnderWay,
  wrapAnew,
} from '../rotation/actions.js';
import {
  type KeysText,
  KeysUnusable,
  readKeys,
  withCurrentWrappingKey,
  withSpareWrappingKey,
  withoutOldWrappingKeys,
} from '../sealing/keys.js';
import { type Installation, inExisting } from './installation.js';
import type { Io } from './io.js';
import { type Outcome, done, refuse } from './outcome.js';
import { showProgress } from './progress.js';

const LEASE = 'keys-rotation';
/** Processes look at the file every ten seconds, when they next seal something; a queue may hold that up for a while. */
const KNOWN_TO_ALL_AFTER_MS = 60_000;

export type Asked = {
  /** Only put a new key into the file, for every node to have it before it is used. */
  readonly prepare: boolean;
  /** Use this key of the file instead of a new one. */
  readonly to: string | null;
  /** Only take out of the file what nothing here uses any more. */
  readonly dropOld: boolean;
};

/** Exit 1 when another rotation is under way elsewhere, or when it is too early to drop a key. */
export function rotateKeysCommand(io: Io, asked: Asked): Promise<Outcome> {
  return inExisting(io, async (installation) => {
    const lease = await takeLease(installation.world, LEASE);
    if (!lease) return refuse('UNDER_WAY', 'another process is wrapping keys anew just now');
    const goOn = interruptible(io, () => lease.stillOurs());
    try {
      if (asked.prepare) return await prepare(installation);
      if (asked.dropOld) return await drop(installation, io, goOn.ask);
      return await rotate(installation, io, { to: asked.to, goOn: goOn.ask });
    } finally {
      goOn.stop();
      await lease.giveBack();
    }
  });
}

type GoOn = () => Promise<boolean>;

async function prepare({ config }: Installation): Promise<Outcome> {
  const { text, id } = withSpareWrappingKey(await fileOf(config.keysFile));
  await replaceKeysFile(config.keysFile, text);
  return done(
    { prepared: id },
    `The keys file has a key more, ${id}, which nothing is wrapped by. Give the file to every node, then:`,
    `fullmakt keys rotate --to ${id}`,
  );
}

async function rotate(
  installation: Installation,
  io: Io,
  { to, goOn }: { readonly to: string | null; readonly goOn: GoOn },
): Promise<Outcome> {
  const { world, config, who } = installation;
  const before = await fileOf(config.keysFile);
  const goesOn = (await rotationUnderWay(world)) === before.currentWrapping;
  const text = goesOn ? before : withNewCurrent(before, to);
  const needs: Needs = { ...world, keys: readKeys(text) };
  if (!goesOn) {
    await replaceKeysFile(config.keysFile, text);
    await beginRotation(needs, who);
  }
  const rewrapped = await wrapAll(needs, io, goOn);
  if (rewrapped === null) return brokenOff();
  await finishRotation(needs, who, rewrapped);
  const current = text.currentWrapping;
  const old = Object.keys(text.wrapping).filter((id) => id !== current);
  return done(
    { current, old, rewrapped },
    `Everything is wrapped by the new key ${current} now: ${rewrapped} keys of records.`,
    `The file still holds ${old.join(', ')}: backups made before now need ${old.length === 1 ? 'it' : 'them'}. Keep a copy of the`,
    'file as it is now with those backups; when they have expired: fullmakt keys rotate --drop-old.',
  );
}

function withNewCurrent(before: KeysText, to: string | null): KeysText {
  if (to !== null) return withCurrentWrappingKey(before, to);
  const { text, id } = withSpareWrappingKey(before);
  return withCurrentWrappingKey(text, id);
}

/** Only what nothing here is wrapped by, which is found out by wrapping what still is. */
async function drop(installation: Installation, io: Io, goOn: GoOn): Promise<Outcome> {
  const { world, config, who } = installation;
  const before = await fileOf(config.keysFile);
  const current = before.currentWrapping;
  const old = Object.keys(before.wrapping).filter((id) => id !== current);
  if (old.length === 0) return done({ current, dropped: [] }, 'The file holds no key but the current one.');
  if ((await rotationUnderWay(world)) !== null)
    return refuse('UNDER_WAY', 'a rotation was broken off: finish it first, with fullmakt keys rotate');
  const writtenAt = await keysFileWrittenAt(config.keysFile);
  if (Date.parse(world.now()) - writtenAt < KNOWN_TO_ALL_AFTER_MS)
    return refuse(
      'TOO_EARLY',
      'the file was changed a moment ago; a running server may not have seen it yet',
    );
  const needs: Needs = { ...world, keys: readKeys(before) };
  if ((await wrapAll(needs, io, goOn)) === null) return brokenOff();
  await recordDropped(needs, who, old);
  await replaceKeysFile(config.keysFile, withoutOldWrappingKeys(before));
  return done(
    { current, dropped: old },
    `The file holds the key ${current} alone; ${old.join(', ')} dropped.`,
  );
}

async function wrapAll(needs: Needs, io: Io, goOn: GoOn): Promise<number | null> {
  const progress = showProgress(io, { doing: 'Wrapping keys', total: await countWrapped(needs) });
  return wrapAnew(needs, goOn, progress.at).finally(progress.stop);
}

function brokenOff(): Outcome {
  return refuse(
    'INTERRUPTED',
    'it was broken off; the same command goes on. Both keys are in the file, and both are needed',
  );
}

function interruptible(io: Io, stillOurs: GoOn): { readonly ask: GoOn; readonly stop: () => void } {
  let stopped = false;
  const stop = io.onInterrupt(() => {
    stopped = true;
  });
  return { ask: async () => !stopped && (await stillOurs()), stop };
}

async function fileOf(file: string): Promise<KeysText> {
  const text = await readKeysText(file);
  if (!text) throw new KeysUnusable(`the keys file is missing: ${file}`);
  return text;
}
