/**
 * Query codes and application numbers. Both are derived from the secrets of the region, so that nothing that could be
 * stolen is stored, and a repeated submission gets the same answer (docs/adr/0006).
 */
import { createHmac, randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";
import { FIRST_ISSUE, ISSUES } from "../../domain/application/queryCode.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { applicationIdOf, crockford, LENGTHS, numberOfUploadKey } from "../../domain/base/ids.ts";
import { keyring } from "../base/keyring.ts";

/** Whose a key for repeats is: what only they can say of themselves, never a public number alone. */
export type KeyOwner = Readonly<Record<string, unknown>>;

/** The number of an application, and the first code that opens it. */
export type Identity = { applicationId: string; queryCode: string };

export interface QueryCodes {
  /** The code that opens an application while that issue of it holds: 130 bits. */
  codeOf(applicationId: string, issue: number): Promise<string>;
  /**
   * Of which issue a code is, whether or not that one holds still; `undefined` of one that never opened the application.
   * Compares in constant time, with what each secret makes of one issue after another.
   */
  issueOf(applicationId: string, code: string): Promise<number | undefined>;
  /** The code printed on a notice, by which anybody can check that it was issued and says what it said: 80 bits. */
  noticeCode(number: string, digest: string): Promise<string>;
  /** A new key under which files are announced before a submission. */
  uploadKey(): Promise<string>;
  /** Whether such a key is one of ours. */
  isUploadKey(key: string): Promise<boolean>;
  /** Whether a notice of this number and digest has, or once had, that code. */
  vouches(number: string, digest: string, code: string): Promise<boolean>;
  /**
   * What an idempotency key of an owner stands for, under the newest secret first: where a submission of that key came
   * before the newest, it is on record under an older one. Without a key, a new one by chance.
   */
  identitiesFor(
    region: string,
    key: { owner: KeyOwner; idempotencyKey: string } | null,
  ): Promise<readonly [Identity, ...Identity[]]>;
}

/** @param secrets at least 32 bytes each, one a line, the newest first; read anew whenever a code is made or looked at */
export function queryCodes(secrets: () => Promise<string>): QueryCodes {
  const keys = keyring(secrets);
  const codeBy = (key: KeyObject, applicationId: string, issue: number): string =>
    crockford(digest(key, JSON.stringify([applicationId, issue])), LENGTHS.queryCode);
  const noticeCodeBy = (key: KeyObject, number: string, noticeDigest: string): string =>
    crockford(digest(key, JSON.stringify([number, noticeDigest])), LENGTHS.noticeCode);
  const uploadKeyBy = (key: KeyObject, number: string): string =>
    `${number}${crockford(digest(key, number), LENGTHS.queryCode)}`;
  return {
    uploadKey: async () =>
      uploadKeyBy(
        (await keys("upload-keys"))[0],
        crockford(randomBytes(LENGTHS.uploadKey), LENGTHS.uploadKey),
      ),
    isUploadKey: async (given) =>
      isOneOf(
        (await keys("upload-keys")).map((key) => uploadKeyBy(key, numberOfUploadKey(given))),
        given,
      ),
    codeOf: async (applicationId, issue) => codeBy((await keys("query-codes"))[0], applicationId, issue),
    async issueOf(applicationId, code) {
      const own = await keys("query-codes");
      const isOf = (issue: number): boolean =>
        isOneOf(
          own.map((key) => codeBy(key, applicationId, issue)),
          code,
        );
      // Nearly always the first. How long it takes says which issue a code is of, which whoever has it may know.
      return ISSUES.find(isOf);
    },
    noticeCode: async (number, noticeDigest) =>
      noticeCodeBy((await keys("notice-codes"))[0], number, noticeDigest),
    vouches: async (number, noticeDigest, code) =>
      isOneOf(
        (await keys("notice-codes")).map((key) => noticeCodeBy(key, number, noticeDigest)),
        code,
      ),
    async identitiesFor(region, given) {
      const codeKeys = await keys("query-codes");
      if (given === null) {
        const applicationId = applicationIdOf(region, randomBytes(LENGTHS.serial));
        return [{ applicationId, queryCode: codeBy(codeKeys[0], applicationId, FIRST_ISSUE) }];
      }
      const said = canonical([given.owner, given.idempotencyKey]);
      const identities = (await keys("application-numbers")).map((key, i) => {
        const applicationId = applicationIdOf(region, digest(key, said));
        return { applicationId, queryCode: codeBy(codeKeys[i] ?? codeKeys[0], applicationId, FIRST_ISSUE) };
      });
      return identities as [Identity, ...Identity[]];
    },
  };
}

const digest = (key: KeyObject, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Every one is compared, whichever it is. */
const isOneOf = (expected: readonly string[], given: string): boolean =>
  expected.map((one) => isSame(one, given)).includes(true);

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
