/**
 * Unified social credit codes (统一社会信用代码, GB 32100): 18 characters, the ninth to the seventeenth of which are the
 * organisation code (GB 11714) with a check character of its own, and the last checks the whole.
 */

/** Digits and capitals without I, O, S, V and Z; a character's place is its value. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

export const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Whether the ninth character of the organisation code follows from the eight before it. */
export function organisationChecks(creditCode: string): boolean {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const organisation = creditCode.slice(8, 17);
  const sum = weights.reduce((sum, weight, i) => sum + weight * parseInt(organisation[i]!, 36), 0);
  return organisation[8] === "0123456789X"[(11 - (sum % 11)) % 11];
}

/** Whether the last character follows from the seventeen before it. */
export function wholeChecks(creditCode: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const character of creditCode.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditCode[17] === ALPHABET[(31 - (sum % 31)) % 31];
}
