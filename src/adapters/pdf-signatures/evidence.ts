// What a file brings along for checking its signatures: certificates, revocation lists and status answers.

import { fromBER, OctetString, Sequence } from 'asn1js';
import { type PDFDict, type PDFDocument, PDFStream } from 'pdf-lib';
import {
  BasicOCSPResponse,
  Certificate,
  CertificateRevocationList,
  OCSPResponse,
  type SignedData,
  type SignerInfo,
} from 'pkijs';
import { arrayEntry, asDict, dictEntry, elements } from '../pdf-objects/lookups.js';
import { unpack } from '../pdf-objects/streams.js';
import { ATTRIBUTES, oneValue } from './cms.js';

export type Evidence = {
  readonly certificates: readonly Certificate[];
  readonly lists: readonly CertificateRevocationList[];
  readonly answers: readonly BasicOCSPResponse[];
};

const MOST_PIECES = 60;
const LARGEST_PIECE = 5_000_000;

/** From the document security store (ETSI EN 319 142-1 § 5.4.2), shared by all signatures of the file. */
export function evidenceOfDocument(document: PDFDocument): Evidence {
  const root = asDict(document.catalog);
  const store = root === undefined ? undefined : dictEntry(root, 'DSS');
  if (store === undefined) return { certificates: [], lists: [], answers: [] };
  return {
    certificates: streams(store, 'Certs').flatMap((der) => parsed(() => certificateIn(der))),
    lists: streams(store, 'CRLs').flatMap((der) =>
      parsed(() => CertificateRevocationList.fromBER(bufferOf(der))),
    ),
    answers: streams(store, 'OCSPs').flatMap((der) => parsed(() => answerIn(der))),
  };
}

/** From the signature itself: its certificates and lists, Adobe's signed attribute and CAdES revocation values. */
export function evidenceOfSignature(data: SignedData, signerInfo: SignerInfo | null): Evidence {
  const certificates = (data.certificates ?? []).filter((one) => one instanceof Certificate);
  const lists = (data.crls ?? []).filter((one) => one instanceof CertificateRevocationList);
  const adobe = oneValue(signerInfo?.signedAttrs?.attributes, ATTRIBUTES.adobeRevocation);
  const cades = oneValue(signerInfo?.unsignedAttrs?.attributes, ATTRIBUTES.revocationValues);
  const pieces = [adobe, cades].flatMap(derPieces).slice(0, MOST_PIECES);
  return {
    certificates: certificates.slice(0, MOST_PIECES),
    lists: [
      ...lists,
      ...pieces.flatMap((der) => parsed(() => CertificateRevocationList.fromBER(bufferOf(der)))),
    ].slice(0, MOST_PIECES),
    answers: pieces.flatMap((der) => parsed(() => answerIn(der))),
  };
}

export function joined(one: Evidence, other: Evidence): Evidence {
  return {
    certificates: [...one.certificates, ...other.certificates],
    lists: [...one.lists, ...other.lists],
    answers: [...one.answers, ...other.answers],
  };
}

/**
 * RevocationInfoArchival and RevocationValues alike: [0] and [1] each hold a sequence of lists or answers. Which is
 * which is tried out, since only one of them can be parsed.
 */
function derPieces(value: unknown): readonly Uint8Array[] {
  return childrenOf(value).flatMap((tagged) =>
    childrenOf(tagged).flatMap((sequence) =>
      childrenOf(sequence).flatMap((piece) =>
        piece instanceof Sequence ? [new Uint8Array(piece.toBER())] : [],
      ),
    ),
  );
}

function childrenOf(block: unknown): readonly unknown[] {
  const inner =
    block !== null && typeof block === 'object' && 'valueBlock' in block ? block.valueBlock : null;
  const value = inner !== null && typeof inner === 'object' && 'value' in inner ? inner.value : null;
  return Array.isArray(value) ? value : [];
}

function streams(store: PDFDict, key: string): readonly Uint8Array[] {
  return elements(arrayEntry(store, key))
    .slice(0, MOST_PIECES)
    .flatMap((stream) =>
      stream instanceof PDFStream ? parsed(() => unpack(stream, LARGEST_PIECE).bytes) : [],
    );
}

/** An answer, whole or its inner part alone. */
function answerIn(der: Uint8Array): BasicOCSPResponse {
  const { result } = fromBER(bufferOf(der));
  const outer = parsed(() => new OCSPResponse({ schema: result }))[0];
  if (outer === undefined) return new BasicOCSPResponse({ schema: result });
  const inner = outer.responseBytes?.response;
  if (!(inner instanceof OctetString)) throw new Error('an answer without an answer in it');
  return BasicOCSPResponse.fromBER(bufferOf(inner.valueBlock.valueHexView));
}

function certificateIn(der: Uint8Array): Certificate {
  return Certificate.fromBER(bufferOf(der));
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** What cannot be parsed is no evidence. */
function parsed<Piece>(parse: () => Piece): readonly Piece[] {
  try {
    return [parse()];
  } catch {
    return [];
  }
}
