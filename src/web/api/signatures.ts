// How a digital signature is shown to a reviewer: what was found, and what it means in plain words.

import { z } from 'zod';
import {
  CHAINS,
  LATER_CHANGES,
  REVOCATIONS,
  SIGNATURE_INTEGRITIES,
  SIGNATURE_PROBLEMS,
  SIGNER_KINDS,
  type SignatureFacts,
} from '../../documents/digital-signature.js';
import { signatureMessage } from '../../documents/signature-words.js';
import type { Language } from '../../shared/languages.js';

export const shownSignature = z
  .strictObject({
    kind: z.enum(['signature', 'timestamp']),
    integrity: z.enum(SIGNATURE_INTEGRITIES),
    problems: z.array(z.enum(SIGNATURE_PROBLEMS)),
    coversWholeFile: z.boolean(),
    laterChanges: z.enum(LATER_CHANGES),
    signer: z
      .strictObject({
        name: z.string().nullable(),
        kind: z.enum(SIGNER_KINDS),
        organisation: z.string().nullable(),
        birthDate: z.string().nullable(),
        issuer: z.string().nullable(),
      })
      .nullable(),
    claimedAt: z.string().nullable(),
    hasTimeStamp: z.boolean(),
    chain: z.enum(CHAINS),
    anchor: z.string().nullable(),
    revocation: z.enum(REVOCATIONS),
    revokedAt: z.string().nullable(),
    message: z.string(),
  })
  .meta({
    id: 'DigitalSignature',
    description: 'What one digital signature in the file proves, and what not',
  });

export function showSignature(
  signature: SignatureFacts,
  language: Language,
): z.output<typeof shownSignature> {
  const { problems, signer, signedBytes: _end, ...facts } = signature;
  return {
    ...facts,
    problems: [...problems],
    signer: signer && {
      name: signer.name,
      kind: signer.kind,
      organisation: signer.organisation,
      birthDate: signer.birthDate,
      issuer: signer.issuer,
    },
    message: signatureMessage(signature, language),
  };
}
