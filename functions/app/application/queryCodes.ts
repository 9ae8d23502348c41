/**
 * Query codes and application numbers. Both are derived from one secret of the region, so that nothing that could be
 * stolen is stored, and a repeated submission gets the same answer (docs/adr/0006).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { applicationIdOf, crockford, LENGTHS } from "../../domain/base/ids.ts";

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
    crockford(await digest("query-code", applicationId), LENGTHS.queryCode);
  return {
    codeOf,
    async matches(applicationId, code) {
      const [expected, given] = [Buffer.from(await codeOf(applicationId)), Buffer.from(code)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
    noticeCode: async (number, noticeDigest) =>
      crockford(await digest("notice", JSON.stringify([number, noticeDigest])), LENGTHS.noticeCode),
    async numberFor(region, key) {
      const bytes = key
        ? await digest("application-number", JSON.stringify([key.applicant, key.idempotencyKey]))
        : randomBytes(LENGTHS.serial);
      return applicationIdOf(region, bytes);
    },
  };
}
