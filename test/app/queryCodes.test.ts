/** Codes while secrets are rotated: the newest makes them, each knows its own; and a key for each purpose. */
import { describe, expect, it } from "@jest/globals";
import { secretsFrom } from "../../functions/adapters/secretsManager.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { keyFor, PURPOSES } from "../../functions/app/base/keyring.ts";

const [OLD, NEW] = ["o".repeat(43), "n".repeat(43)];
const ID = "440307-0123456789ABCDEF";
const before = queryCodes(async () => OLD);
const rotated = queryCodes(async () => `${NEW}\n${OLD}\n`);
const after = queryCodes(async () => NEW);

describe("rotated secrets", () => {
  it("are one a line: a secret of several words is one secret", async () => {
    const key = { owner: { name: "某公司" }, idempotencyKey: "00000000-0000-4000-8000-000000000001" };
    const identities = (text: string) => queryCodes(async () => text).identitiesFor("440307", key);
    expect(await identities("four words are one\r\n\n  and this is another \n")).toHaveLength(2);
  });

  it("let the newest make codes, and know those of an older one until it is taken away", async () => {
    const [old, fresh] = [await before.codeOf(ID, 1), await rotated.codeOf(ID, 1)];
    expect(fresh).toBe(await after.codeOf(ID, 1));
    expect(fresh).not.toBe(old);
    expect(await rotated.issueOf(ID, old)).toBe(1);
    expect(await rotated.issueOf(ID, fresh)).toBe(1);
    expect(await after.issueOf(ID, old)).toBeUndefined();
  });

  it("vouch for a notice that was printed under an older one", async () => {
    const old = await before.noticeCode("深龙规受〔2026〕12号", "d");
    expect(await rotated.noticeCode("深龙规受〔2026〕12号", "d")).not.toBe(old);
    expect(await rotated.vouches("深龙规受〔2026〕12号", "d", old)).toBe(true);
    expect(await rotated.vouches("深龙规受〔2026〕12号", "other", old)).toBe(false);
    expect(await after.vouches("深龙规受〔2026〕12号", "d", old)).toBe(false);
  });

  it("find the number and code again that a key stood for under an older one", async () => {
    const key = { owner: { creditCode: "91990000MA5EXMP08Y" }, idempotencyKey: "k" };
    const [first] = await before.identitiesFor("440307", key);
    const [newest, older] = await rotated.identitiesFor("440307", key);
    expect(older).toEqual(first);
    expect(newest.applicationId).not.toBe(first.applicationId);
  });

  it("take hold in a process that runs, within minutes, and one that is too short is refused", async () => {
    let [text, reads, minutes] = [OLD, 0, 0];
    const read = secretsFrom(
      async () => {
        reads += 1;
        return text;
      },
      () => minutes * 60_000,
    );
    const codes = queryCodes(read);
    const old = await codes.codeOf(ID, 1);
    text = `${NEW}\n${OLD}`;
    expect([await codes.codeOf(ID, 1), reads]).toEqual([old, 1]);
    minutes = 6;
    expect([await codes.codeOf(ID, 1), reads]).toEqual([await after.codeOf(ID, 1), 2]);
    [text, minutes] = [`${NEW}\nshort`, 12];
    await expect(codes.codeOf(ID, 1)).rejects.toThrow(/fewer than 32/);
  });
});

it("a key for each purpose is another, and none is the secret", () => {
  const keys = PURPOSES.map((purpose) => Buffer.from(keyFor(OLD, purpose)).toString("hex"));
  expect(new Set([...keys, Buffer.from(OLD).toString("hex")]).size).toBe(PURPOSES.length + 1);
});
