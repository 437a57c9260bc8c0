// Receives files into memory, counted while they stream in; what is too much is refused before it is kept.

import type { IncomingMessage } from 'node:http';
import multer, { MulterError } from 'multer';
import { type Fault, allowed, refused } from '../shared/result.js';
import { type Room, type Rooms, createRooms } from '../shared/room.js';
import { MOST_FILE_BYTES, MOST_LOSSLESS_BYTES, mostBytesOf } from '../documents/file-size.js';
import { cleanFileName } from './file-name.js';
import type { Typed } from './form-body.js';
import { CallerGone, type Checked, type DoorRefusal, refuse } from './refusing.js';
import type { ReceivedFile } from './route.js';
import { type UploadWatch, watchUpload } from './upload-watch.js';

const MOST_FIELDS = 8;
const MOST_FIELD_BYTES = 1024;
const MOST_NAME_BYTES = 100;

export type Upload = {
  readonly files: readonly ReceivedFile[];
  /** The text parts by name. */
  readonly fields: Typed;
  /** Parts that should not have been there, or are not. */
  readonly faults: readonly Fault[];
  /** To be called when nobody needs the files any more; then they are empty. */
  readonly giveBack: () => void;
};

type Read = Omit<Upload, 'giveBack'>;
type Into = { readonly watch: UploadWatch; readonly rooms: Rooms };
type Handler = ReturnType<multer.Multer['any']>;
type MulterRequest = Parameters<Handler>[0];
type MulterResponse = Parameters<Handler>[1];
type Storing = Parameters<multer.StorageEngine['_handleFile']>;

/**
 * Reads multipart with at most `most` parts named `file` and a few short text parts. Refused with UNREADABLE_MULTIPART,
 * FILE_TOO_LARGE naming the file, REQUEST_TIMED_OUT, or INVALID_INPUT for parts nobody asked for. @throws CallerGone
 */
export async function readUpload(request: IncomingMessage, most: number): Promise<Checked<Upload>> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) return refuse('MEDIA_TYPE_NOT_SUPPORTED');
  const watch = watchUpload(request);
  const rooms = createRooms();
  let received = false;
  try {
    const givenUp = watch.givenUp.then((because) => refused(because));
    const read = await Promise.race([readParts(request, { watch, rooms }, most), givenUp]);
    received = read.ok;
    return read.ok ? allowed({ ...read.value, giveBack: rooms.giveBack }) : read;
  } finally {
    watch.stop();
    if (!received) rooms.giveBack();
  }
}

function readParts(request: IncomingMessage, { watch, rooms }: Into, most: number): Promise<Checked<Read>> {
  const faults: Fault[] = [];
  let begun = 0;
  const parts = multer({
    storage: {
      _handleFile(_request, file, done) {
        keepFile(file, { watch, path: `file[${begun++}]`, room: rooms.open(MOST_LOSSLESS_BYTES) }, done);
      },
      _removeFile(_request, _file, done) {
        done(null);
      },
    },
    fileFilter(_request, { fieldname }, accept) {
      if (fieldname !== 'file')
        faults.push({ path: fieldname.slice(0, MOST_NAME_BYTES), code: 'UNKNOWN_KEY' });
      accept(null, fieldname === 'file');
    },
    defParamCharset: 'utf8',
    limits: {
      fileSize: MOST_LOSSLESS_BYTES,
      files: most,
      fields: MOST_FIELDS,
      parts: most + MOST_FIELDS,
      fieldSize: MOST_FIELD_BYTES,
      fieldNameSize: MOST_NAME_BYTES,
      fieldNestingDepth: 0,
      headerPairs: 20,
    },
  });
  // Multer is made for Express, but needs of a request only that it is a stream with headers.
  const sent = request as MulterRequest;
  return new Promise((resolve, reject) => {
    parts.any()(sent, {} as MulterResponse, (error: unknown) => {
      const because = watch.refusal();
      if (because) resolve(refused({ ...because, typed: uploadIn(sent, []).fields }));
      else if (error === undefined || error === null) resolve(allowed(uploadIn(sent, faults)));
      else if (request.destroyed && !request.complete) reject(new CallerGone('the sender went away'));
      else resolve(withTyped(refusedBy(error, most), sent));
    });
  });
}

function keepFile(
  file: Storing[1],
  { watch, path, room }: { readonly watch: UploadWatch; readonly path: string; readonly room: Room },
  done: Storing[2],
): void {
  const named = cleanFileName(file.originalname);
  let kept = 0;
  let dropped = false;
  const drop = (code: 'FILE_TOO_LARGE' | 'TOTAL_TOO_LARGE'): void => {
    room.giveBack();
    dropped = true;
    const because: DoorRefusal = { code: 'FILE_TOO_LARGE', faults: [{ path, code, named }] };
    watch.refuse(because);
  };
  file.stream.on('limit', () => drop('FILE_TOO_LARGE'));
  file.stream.on('data', (chunk: Buffer) => {
    if (dropped) return;
    kept += chunk.length;
    // Before it is kept: the parser hands over a byte more than it was told is the most.
    if (!watch.mayKeep(chunk.length)) drop('TOTAL_TOO_LARGE');
    else if (kept > MOST_FILE_BYTES && kept > mostBytesOf(room.bytes())) drop('FILE_TOO_LARGE');
    else room.add(chunk);
  });
  file.stream.on('error', room.giveBack);
  file.stream.on('end', () => done(null, { buffer: room.bytes(), filename: named }));
}

function uploadIn(sent: MulterRequest, faults: readonly Fault[]): Read {
  const received = Array.isArray(sent.files) ? sent.files : [];
  const files = received.map(({ filename, buffer }) => ({ name: filename, bytes: buffer }));
  const fields = { ...(sent.body as Typed) };
  return {
    files,
    fields,
    faults: files.length === 0 ? [...faults, { path: 'file', code: 'MISSING' }] : faults,
  };
}

function withTyped(checked: Checked<Read>, sent: MulterRequest): Checked<Read> {
  return checked.ok ? checked : refused({ ...checked.refusal, typed: uploadIn(sent, []).fields });
}

function refusedBy(error: unknown, most: number): Checked<Read> {
  if (!(error instanceof MulterError)) return refuse('UNREADABLE_MULTIPART');
  const path = (error.field ?? '').slice(0, MOST_NAME_BYTES);
  if (error.code === 'LIMIT_FILE_COUNT')
    return refuseFor({ path: 'file', code: 'TOO_MANY_FILES', named: String(most) });
  if (error.code === 'LIMIT_PART_COUNT')
    return refuseFor({ path: '', code: 'TOO_MANY', named: String(most + MOST_FIELDS) });
  if (error.code === 'LIMIT_FIELD_COUNT')
    return refuseFor({ path: '', code: 'TOO_MANY', named: String(MOST_FIELDS) });
  if (error.code === 'LIMIT_FIELD_VALUE')
    return refuseFor({ path, code: 'TOO_LONG', named: String(MOST_FIELD_BYTES) });
  return refuseFor({ path, code: 'UNKNOWN_KEY' });
}

function refuseFor(fault: Fault): Checked<Read> {
  return refuse('INVALID_INPUT', { faults: [fault] });
}
