/** The official calendar of the next year is loaded while clocks run: nobody loses a day that was told. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";

/** Made up but of the usual form: the notice moves days both ways against what the law alone fixes. */
const official = {
  year: 2027,
  status: "official",
  source: ["https://www.gov.cn/zhengce/example-2027"],
  holidays: [
    { name: "元旦", from: "2027-01-01", to: "2027-01-04" },
    { name: "春节", from: "2027-02-05", to: "2027-02-13" },
    { name: "清明节", from: "2027-04-03", to: "2027-04-05" },
    { name: "劳动节", from: "2027-05-01", to: "2027-05-05" },
    { name: "端午节", from: "2027-06-09", to: "2027-06-09" },
    { name: "中秋节", from: "2027-09-15", to: "2027-09-15" },
    { name: "国庆节", from: "2027-10-01", to: "2027-10-07" },
  ],
  makeUp: [
    { date: "2027-01-09", for: "元旦" },
    { date: "2027-01-10", for: "元旦" },
    { date: "2027-02-14", for: "春节" },
  ],
};
const calendar = { version: "cn-2027-official", years: [official] };
const LONG = Object.fromEntries(
  ELEVEN.map((id, i) => [`consult-${id}`, { limit: { days: 5 + i }, statutoryLimit: { days: 20 } }]),
);

let w: World;
let applicant: Applicant;
const dues = async () =>
  (await w.status(applicant)).reviews.map(
    (review: { dueAt: string; provisional: boolean; status: string }) => review,
  );

beforeAll(async () => {
  w = await world({ clock: "2026-12-25T09:00:00+08:00", rules: rulesWith({ matters: LONG }) });
  applicant = await w.submit();
});
afterAll(async () => {
  await w.stop();
});

describe("an official calendar that comes while clocks run", () => {
  it("moves due dates later, never earlier than the one that was told, and says both", async () => {
    const before = await dues();
    expect(before.some(({ provisional }: { provisional: boolean }) => provisional)).toBe(true);

    await w.restart(rulesWith({ matters: LONG, calendar }));
    const after = await dues();
    const table = before.map(
      ({ dueDate, department }: any, i: number) => `${department.id}: ${dueDate} → ${after[i].dueDate}`, // oxlint-disable-line typescript/no-explicit-any -- a view
    );
    console.log(table.join("\n"));
    for (const [i, review] of after.entries()) {
      expect(review.dueAt >= before[i].dueAt).toBe(true);
      expect(review.provisional).toBe(false);
    }
    expect(after.some(({ dueAt }: { dueAt: string }, i: number) => dueAt > before[i].dueAt)).toBe(true);
    // The make-up Saturday alone would have moved some of them earlier.
    expect(after.some(({ dueAt }: { dueAt: string }, i: number) => dueAt === before[i].dueAt)).toBe(true);

    const events = await w.events(applicant);
    const recomputed = events.filter(({ type }: { type: string }) => type === "clock-recomputed");
    expect(recomputed).toHaveLength(11);
    for (const { data } of recomputed) {
      expect(data.before.calendarVersion).not.toBe(data.served.calendarVersion);
      expect(data.served.due.dueAt >= data.before.due.dueAt).toBe(true);
    }
  });

  it("does so once: the same calendar again changes nothing", async () => {
    const count = async () => (await w.events(applicant)).length;
    const before = await count();
    await w.restart();
    expect(await count()).toBe(before);
  });

  it("lets silence count as consent over its days from now on", async () => {
    await w.clock("2027-02-01T09:00:00+08:00");
    const outcomes = (await w.status(applicant)).reviews.map(
      ({ outcome }: { outcome: string | null }) => outcome,
    );
    expect(outcomes).toContain("deemed-consent");
  });
});
