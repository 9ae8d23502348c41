/**
 * Query codes and application numbers. Both are derived from one secret of the region, so that nothing that could be
 * stolen is stored, and a repeated submission gets the same answer (docs/adr/0006).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export interface QueryCodes {
  /** The code that opens an application: 130 bits. */
  codeOf(applicationId: string): Promise<string>;
  /** Compares in constant time. */
  matches(applicationId: string, code: string): Promise<boolean>;
  /** The code printed on a notice, by which anybody can check that it was issued and says what it said: 80 bits. */
  noticeCode(number: string, digest: string): Promise<string>;
  /** The number that an idempotency key stands for, for one applicant; without a key, a new one by chance. */
  numberFor(region: string, key: { applicant: string; idempotencyKey: string } | null): Promise<string>;
}

/** Crockford's base 32: no letters that look like digits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 26;
const NUMBER_LENGTH = 16;
const NOTICE_CODE_LENGTH = 16;

/** @param secret fetched once per process; at least 32 bytes */
export function queryCodes(secret: () => Promise<string>): QueryCodes {
  let key: Promise<string> | undefined;
  async function digest(purpose: string, text: string): Promise<Buffer> {
    key ??= secret().catch((error: unknown) => {
      key = undefined; // asked for again next time
      throw error;
    });
    return createHmac("sha256", await key)
      .update(`${purpose}\n${text}`)
      .digest();
  }
  const codeOf = async (applicationId: string) =>
    base32(await digest("query-code", applicationId), CODE_LENGTH);
  return {
    codeOf,
    async matches(applicationId, code) {
      const [expected, given] = [Buffer.from(await codeOf(applicationId)), Buffer.from(code)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    noticeCode: async (number, noticeDigest) =>
      base32(await digest("notice", JSON.stringify([number, noticeDigest])), NOTICE_CODE_LENGTH),
    async numberFor(region, key) {
      const bytes = key
        ? await digest("application-number", JSON.stringify([key.applicant, key.idempotencyKey]))
        : randomBytes(NUMBER_LENGTH);
      return `${region}-${base32(bytes, NUMBER_LENGTH)}`;
    },
  };
}

/** Five bits of each byte: `length` characters need as many bytes. */
const base32 = (bytes: Buffer, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => ALPHABET[byte & 31]).join("");
