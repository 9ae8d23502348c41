/** Ids are made, taken apart, recognised and looked up in one place; here every kind goes all the way round. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  applicationIdOf,
  applicationOf,
  asPrinted,
  complaintIdOf,
  CROCKFORD,
  crockford,
  isId,
  keyOfNotice,
  payoutIdOf,
  payoutOf,
  keyOfSubject,
  LENGTHS,
  matterCodeOf,
  noticeIdOf,
  numberAsPrinted,
  nextReviewIdOf,
  reviewIdOf,
  reviewParts,
  ROUNDS,
  subjectOfKey,
} from "../../functions/domain/base/ids.ts";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const region = fc.stringMatching(/^\d{6}$/);
const application = fc.tuple(region, bytes).map(([code, chance]) => applicationIdOf(code, chance));
const matter = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

describe("ids", () => {
  it("of every kind are recognised as their own kind and no other", () => {
    fc.assert(
      fc.property(application, matter, fc.constantFrom(1, 2), digest, (id, code, round, hex) => {
        const reviewId = reviewIdOf(id, code, round);
        const made = {
          application: id,
          review: reviewId,
          complaint: complaintIdOf(id, hex),
          notice: noticeIdOf("decision", reviewId, 12),
        };
        for (const kind of ["application", "review", "complaint", "notice"] as const)
          for (const [own, text] of Object.entries(made))
            expect([kind, text, isId(kind, text)]).toEqual([kind, text, own === kind]);
      }),
    );
  });

  it("are read as they were printed, however they are typed", () => {
    const code = fc.uint8Array({ minLength: 26, maxLength: 26 }).map((some) => crockford(some, 26));
    /** For each symbol one of the ways in which it is typed, and what may stand before it. */
    const ways = fc.infiniteStream(
      fc.tuple(fc.nat(6), fc.constantFrom("", "", " ", "-", "–", "\u3000", "\u200b")),
    );
    const typed = (text: string, how: Iterator<readonly [number, string]>) =>
      text
        .split("")
        .map((symbol) => {
          const [n, gap] = how.next().value as readonly [number, string];
          const alike = symbol === "0" ? "Oo0" : symbol === "1" ? "IiLl1" : symbol + symbol.toLowerCase();
          const one = alike[n % alike.length]!;
          return gap + (n === 6 ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one);
        })
        .join("");
    fc.assert(
      fc.property(code, application, ways, (queryCode, number, how) => {
        expect(asPrinted(typed(queryCode, how))).toBe(queryCode);
        expect(numberAsPrinted(typed(number.replace("-", ""), how))).toBe(number);
        expect(numberAsPrinted(number.toLowerCase())).toBe(number);
      }),
    );
    for (const foreign of ["U", "中", "_", "0.1"]) expect(asPrinted(foreign)).toBe(foreign);
  });

  it("of a review say its application, its matter and whether it is the second", () => {
    fc.assert(
      fc.property(application, matter, fc.constantFrom(1, 2), (applicationId, matterCode, round) => {
        const reviewId = reviewIdOf(applicationId, matterCode, round);
        expect(reviewParts(reviewId)).toEqual({ applicationId, matterCode, round });
        expect(matterCodeOf(reviewId)).toBe(matterCode);
      }),
    );
    expect(reviewIdOf("a1", "consult-water")).toBe("a1.consult-water");
    expect(reviewIdOf("a1", "consult-water", 2)).toBe("a1.consult-water~2");
    const next = ["a1.road", "a1.road~2", "a1.road~15", "a1"].map(nextReviewIdOf);
    expect(next).toEqual(["a1.road~2", "a1.road~3", undefined, undefined]);
  });

  it("of every round of a review are one, up to the last", () => {
    const applicationId = applicationIdOf("440307", new Uint8Array(LENGTHS.serial));
    const rounds = ROUNDS.map((round) => reviewIdOf(applicationId, "road", round));
    for (const [i, id] of rounds.entries()) {
      expect([id, isId("review", id), reviewParts(id)?.round]).toEqual([id, true, i + 1]);
      expect(applicationOf(id)).toBe(applicationId);
      expect(nextReviewIdOf(id)).toBe(rounds[i + 1]);
    }
  });

  it.each(["a1", "a1.", ".consult-water", "a1.consult.water", "a1.consult-water~16", ""])(
    "name no review where they read %j",
    (text) => expect(reviewParts(text)).toBeUndefined(),
  );

  it("of all records of a case lead to its application, and there and back through their keys", () => {
    fc.assert(
      fc.property(application, matter, digest, (id, code, hex) => {
        const subjects = [id, reviewIdOf(id, code), reviewIdOf(id, code, 2), complaintIdOf(id, hex)];
        const keys = subjects.map(keyOfSubject);
        expect(subjects.map(applicationOf)).toEqual([id, id, id, id]);
        expect(keys.map(({ applicationId }) => applicationId)).toEqual([id, id, id, id]);
        expect(keys.map(subjectOfKey)).toEqual(subjects);
        expect(new Set(keys.map(({ sortKey }) => sortKey)).size).toBe(4);
      }),
    );
  });

  it("find nothing of a case where a notice lies, and notices behind all records", () => {
    const notice = keyOfNotice("a1", "decision.application.5");
    expect(subjectOfKey(notice)).toBeUndefined();
    expect(notice.sortKey > keyOfSubject("a1.zzz").sortKey).toBe(true);
    expect(notice.sortKey > keyOfSubject(complaintIdOf("a1", "f".repeat(12))).sortKey).toBe(true);
  });

  it("of a payout say whose it is, whatever the number of its application begins with", () => {
    for (const first of CROCKFORD)
      for (const name of ["R1-1", "R12-3"]) {
        const applicationId = `440307-${first}${"R1".repeat(7)}0`;
        const id = payoutIdOf(applicationId, name);
        expect([isId("payout", id), payoutOf(id)]).toEqual([true, { applicationId, name }]);
      }
    expect(() => payoutOf("440307-0123456789ABCDEF-P01")).toThrow("no payout");
  });

  it("use the whole of Crockford's alphabet, and nothing else", () => {
    const all = crockford(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      256,
    );
    expect([...new Set(all)].join("")).toBe(CROCKFORD);
    for (const symbol of CROCKFORD) expect(isId("noticeCode", symbol.repeat(LENGTHS.noticeCode))).toBe(true);
    for (const symbol of "ILOUilou-_ ") expect(isId("noticeCode", symbol.repeat(16))).toBe(false);
  });

  it("are written in one file alone", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const files = ["functions", "web", "server", "infra", "bench"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(folder, file)),
    );
    const grammar =
      /A-HJKMNP-TV-Z|ABCDEFGHJKMNPQRSTVWXYZ|-C\[0-9A|pplicationId\}\.\$|(^|[^e])(review|complaint|sent)#/;
    const written = files.filter((file) => grammar.test(readFileSync(join(root, file), "utf8")));
    expect(written).toEqual(["functions/domain/base/ids.ts"]);
  });
});
