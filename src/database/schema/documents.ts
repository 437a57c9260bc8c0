// The files received, which submission each belongs to, and what waits to be read.

import type { Instant } from '../../shared/dates.js';
import type { DocumentId, SubmissionId } from '../../shared/ids.js';
import type { Kit } from '../kit.js';

export function defineDocuments(k: Kit) {
  const documents = k.table(
    'documents',
    {
      id: k.text('id').$type<DocumentId>().primaryKey(),
      /** Keyed hash of the bytes: finds the same file again, tells nobody else anything. */
      contentKey: k.text('content_key').notNull(),
      /** Random name of the sealed object. */
      objectName: k.text('object_name').notNull(),
      /** The data key of the object, wrapped; the object itself is sealed. */
      objectKey: k.bytes('object_key').notNull(),
      size: k.int('size').notNull(),
      type: k.text('type').$type<'pdf' | 'jpeg' | 'png' | 'heic' | 'tiff'>().notNull(),
      pages: k.int('pages').notNull(),
      receivedAt: k.text('received_at').$type<Instant>().notNull(),
      /** What the malware scanner said; null where none was set. */
      scan: k.text('scan').$type<'clean' | 'found' | 'unscanned'>(),
      dataKey: k.bytes('data_key').notNull(),
      /** What the reader found in it, and its SHA-256. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.uniqueIndex('documents_content').on(t.contentKey),
      k.uniqueIndex('documents_object').on(t.objectName),
      k.index('documents_scan').on(t.scan, t.id),
    ],
  );

  const submissionDocuments = k.table(
    'submission_documents',
    {
      submissionId: k.text('submission_id').$type<SubmissionId>().notNull(),
      position: k.int('position').notNull(),
      documentId: k.text('document_id').$type<DocumentId>().notNull(),
      dataKey: k.bytes('data_key').notNull(),
      /** The file's name as sent. */
      sealed: k.bytes('sealed').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.submissionId, t.position] }),
      k.index('submission_documents_document').on(t.documentId),
    ],
  );

  /** Documents with pages that a machine is to read in the background, oldest first. Gone once that is done or given up. */
  const pendingReadings = k.table(
    'pending_readings',
    {
      documentId: k.text('document_id').$type<DocumentId>().primaryKey(),
      askedAt: k.text('asked_at').$type<Instant>().notNull(),
      /** How often it was begun: what ends its reader again and again is given up. */
      tries: k.int('tries').notNull(),
    },
    (t) => [k.index('pending_readings_asked').on(t.askedAt, t.documentId)],
  );

  return { documents, submissionDocuments, pendingReadings };
}
