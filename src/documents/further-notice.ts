// Words that people write where an end date was asked for, and that set no end.

/**
 * Whether a text means "until further notice" or "until withdrawn" in bokmål, nynorsk or English: no duration by
 * SEED S3 (e). A date field may cut such words short, so their beginnings are enough.
 */
export function isFurtherNotice(text: string): boolean {
  const folded = text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
  return PATTERNS.some((pattern) => pattern.test(folded));
}

const PATTERNS: readonly RegExp[] = [
  /\binntil vid/u,
  /\btil vid/u,
  /\buntil fu/u,
  /\btil (?:det |den |ho |han |jeg |eg |fullmakt\w* )*(?:blir |vert )?(?:til(?:bake)?kal|tr[eu]kk)/u,
  /\btil det t/u,
  /\buntil (?:it is |i )*(?:withdraw|revoke|cancel)/u,
  /\b(?:uten|utan) (?:slutt|ende|tidsbe?gr)/u,
  /\b(?:ubegrenset|uavgrensa|tidsubegrenset|for alltid|alltid|evig|løpende|løpande|no end|indefinite|forever|unlimited)/u,
];
