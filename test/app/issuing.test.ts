/** Official numbers: each notice one, without a gap, whoever dies, repeats or races. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { issueNotice } from "../../functions/app/notices/issuing.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { placeOfNumber } from "../../functions/domain/notices/document.ts";
import type { Notice } from "../../functions/domain/notices/notice.ts";
import { sample, SAMPLE } from "../notices/samples.ts";
import { at, T0 } from "../domain/given.ts";
import { STORES } from "../support/stores.ts";
import { SIGNING } from "../support/signer.ts";

const notice = (n: number, applicationId = "440307-0123456789ABCDEF"): Notice => ({
  ...sample("acceptance"),
  applicationId,
  noticeId: `acceptance.application.${n}`,
});

const SERIES = "深龙规受〔2026〕";

/** The numbers that are on record of a case, in order. */
async function numbersOf(store: CaseStore, applicationId?: string): Promise<number[]> {
  const issued = await store.noticesOf(applicationId ?? "440307-0123456789ABCDEF");
  return issued
    .map(({ notice: { number } }) => Number(number.slice(SERIES.length, -1)))
    .sort((a, b) => a - b);
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe.each(Object.entries(STORES))("in the store %s", (_, make) => {
  const stores = make();
  const open = () => stores.open();
  afterAll(() => stores.close());

  type Port = Pick<CaseStore, "lastNumber" | "issueNotices">;
  const portOf = (store: CaseStore): Port => ({
    lastNumber: (series) => store.lastNumber(series),
    issueNotices: (issued, from) => store.issueNotices(issued, from),
  });
  const deps = (store: Port, now = T0) => ({
    store,
    region: SAMPLE,
    now: () => now,
    signer: SIGNING.signer,
  });

  it("numbers begin with 1 in each series, and follow each other without a gap", async () => {
    const store = open();
    for (const n of upTo(3)) expect(await issueNotice(deps(store), notice(n))).toBe("issued");
    expect(await numbersOf(store)).toEqual([1, 2, 3]);
    expect(await store.lastNumber(SERIES)).toBe(3);
    const found = await store.noticeNumbered(placeOfNumber(`${SERIES}2号`)!);
    expect(found!.notice.noticeId).toBe("acceptance.application.2");
    expect(await store.noticeNumbered({ series: SERIES, count: 4 })).toBeUndefined();
    const [first] = await store.noticesOf("440307-0123456789ABCDEF");
    expect(first!.notice).toMatchObject({ number: `${SERIES}1号`, issuedAt: T0, issuedOn: "2026-03-02" });
    await issueNotice(deps(store, at("2027-01-01T00:00")), notice(4));
    expect(await store.lastNumber("深龙规受〔2027〕")).toBe(1);
  });

  it("a notice that is issued again keeps its number, its date and its text, and takes no other", async () => {
    const store = open();
    await issueNotice(deps(store), notice(1));
    expect(await issueNotice(deps(store, at("2026-04-01T09:00")), notice(1))).toBe("already");
    expect(await issueNotice(deps(store), notice(2))).toBe("issued");
    expect(await numbersOf(store)).toEqual([1, 2]);
    const kept = await store.notice("440307-0123456789ABCDEF", "acceptance.application.1");
    expect(kept!.notice).toMatchObject({ number: `${SERIES}1号`, issuedAt: T0 });
  });

  it("consumers that race each other give each notice one number, and leave no gap", async () => {
    const store = open();
    // Five processes, each with a port of its own: none waits for its turn with another.
    const processes = upTo(5).map(() => deps(portOf(store)));
    const again = (n: number) => issueOften(() => issueNotice(processes[n % 5]!, notice(Math.ceil(n / 2))));
    const made = await Promise.all(upTo(24).map(again));
    expect(made.filter((one) => one === "issued")).toHaveLength(12);
    expect(await numbersOf(store)).toEqual(upTo(12));
  });

  it("what comes at once is numbered together: one that was issued before, or cannot be written, costs nobody a number", async () => {
    const store = open();
    await issueNotice(deps(store), notice(3));
    const turns: number[] = [];
    const port: Port = {
      ...portOf(store),
      issueNotices: (issued, from) => (turns.push(issued.length), store.issueNotices(issued, from)),
    };
    const broken = { ...notice(5), project: { name: "\ud800", code: "half of a pair cannot be signed" } };
    const asked = [notice(1), notice(2), notice(3), notice(4), broken, notice(6)];
    const made = await Promise.allSettled(asked.map((one) => issueNotice(deps(port), one)));
    const said = made.map((one) => (one.status === "fulfilled" ? one.value : "rejected"));
    expect(said).toEqual(["issued", "issued", "already", "issued", "rejected", "issued"]);
    expect(await numbersOf(store)).toEqual(upTo(5));
    expect(turns.length).toBeLessThan(asked.length);
  });

  it("one that dies before its write leaves no gap, and one whose answer was lost takes no second number", async () => {
    const store = open();
    const dying = { ...portOf(store), issueNotices: async () => Promise.reject(new Error("it died")) };
    await expect(issueNotice(deps(dying), notice(1))).rejects.toThrow("it died");
    const mute: Port = {
      ...portOf(store),
      issueNotices: async (issued, from) => {
        await store.issueNotices(issued, from);
        throw new Error("the answer was lost");
      },
    };
    await expect(issueNotice(deps(mute), notice(2))).rejects.toThrow("the answer was lost");
    expect(await issueNotice(deps(store), notice(2))).toBe("already");
    expect(await issueNotice(deps(store), notice(1))).toBe("issued");
    expect(await numbersOf(store)).toEqual([1, 2]);
  });

  it("a notice that no single item would hold comes back whole", async () => {
    const store = open();
    const long = { ...notice(1), project: { name: "长🛣".repeat(180_000), code: "x" } };
    await issueNotice(deps(store), long);
    await issueNotice(deps(store), notice(10));
    const found = await store.notice(long.applicationId, long.noticeId);
    expect(found!.notice.project.name === long.project.name).toBe(true);
    const all = await store.noticesOf(long.applicationId);
    expect(all.map(({ notice: { noticeId } }) => noticeId)).toEqual([
      "acceptance.application.1",
      "acceptance.application.10",
    ]);
    expect(all[0]!.notice.project.name === long.project.name).toBe(true);
  });
});

/** As the stream hands over again what has failed. */
async function issueOften(work: () => Promise<"issued" | "already">): Promise<"issued" | "already"> {
  for (let tries = 0; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (tries === 10) throw error;
    }
}
