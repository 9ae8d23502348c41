/** Large files in the page: hashed piece by piece, sent part by part; and the order of what is kept. */
import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { movedForward, withHeld } from "../../web/applicant/files/held.ts";
import { checksumOf, sendParts } from "../../web/shared/files/parts.ts";
import { sha256 } from "../../web/shared/files/sha256.ts";

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("a checksum", () => {
  it("is that of the standard, around every end of a block", () => {
    for (let length = 0; length <= 130; length++) {
      const bytes = randomBytes(length);
      const hash = sha256();
      hash.update(bytes);
      expect([length, hash.hex()]).toEqual([length, digestOf(bytes)]);
    }
  });

  it("is the same however the content is cut", () => {
    const bytes = randomBytes(1_000);
    for (const step of [1, 3, 63, 64, 65, 200, 999]) {
      const hash = sha256();
      for (let at = 0; at < bytes.length; at += step) hash.update(bytes.subarray(at, at + step));
      expect([step, hash.hex()]).toEqual([step, digestOf(bytes)]);
    }
  });

  it("of a file is read in pieces, and says how far it has come", async () => {
    const bytes = randomBytes(5 * 1024 * 1024);
    const shares: number[] = [];
    expect(await checksumOf(new Blob([bytes]), (share) => shares.push(share))).toBe(digestOf(bytes));
    expect(shares).toEqual([0.4, 0.8, 1]);
  });
});

describe("a file in parts", () => {
  const file = new Blob(["aaaa", "bbbb", "cc"]);
  const layout = { count: 3, bytes: 4 };

  const sent = async (there: { number: number; bytes: number }[], breaksAt?: number) => {
    const parts: [number, string][] = [];
    const shares: number[] = [];
    const sending = sendParts({
      file,
      layout,
      there,
      onShare: (share) => shares.push(share),
      async sendPart(number, part, onSent) {
        onSent(1);
        if (number === breaksAt) throw new Error("cut off");
        parts.push([number, await part.text()]);
      },
    });
    const error: unknown = await sending.catch((error: unknown) => error);
    return { parts, shares, error };
  };

  it("goes whole, and says how far it has come", async () => {
    const { parts, shares } = await sent([]);
    expect(parts).toEqual([
      [1, "aaaa"],
      [2, "bbbb"],
      [3, "cc"],
    ]);
    expect(shares).toEqual([0, 0.1, 0.4, 0.5, 0.8, 0.9, 1]);
  });

  it("goes without the parts that are there, whole", async () => {
    const there = [
      { number: 1, bytes: 4 },
      { number: 3, bytes: 1 },
    ];
    expect((await sent(there)).parts).toEqual([
      [2, "bbbb"],
      [3, "cc"],
    ]);
  });

  it("that is cut off has come as far as its last whole part", async () => {
    const { parts, shares, error } = await sent([], 2);
    expect(parts.map(([number]) => number)).toEqual([1]);
    expect(shares.at(-1)).toBe(0.4);
    expect(error).toEqual(new Error("cut off"));
  });
});

describe("the files of a material", () => {
  const held = (fileId: string) => ({ fileId, name: `${fileId}.pdf`, bytes: 1, sha256: fileId });
  const [a, b, c] = [held("a"), held("b"), held("c")];

  it("come one behind the other, in the order in which they were chosen, or in the place of another", () => {
    const place = { replaces: null, before: null };
    expect(withHeld([a, b], c, place)).toEqual([a, b, c]);
    expect(withHeld([a, c], b, { ...place, before: "c" })).toEqual([a, b, c]);
    expect(withHeld([a, b], c, { ...place, replaces: "a" })).toEqual([c, b]);
    // What was there has been taken away since.
    expect(withHeld([b], c, { replaces: "a", before: "a" })).toEqual([b, c]);
  });

  it("move to the front one by one", () => {
    expect(movedForward([a, b, c], "c")).toEqual([a, c, b]);
    expect(movedForward([a, b, c], "a")).toEqual([a, b, c]);
  });
});
