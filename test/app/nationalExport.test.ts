/** The export for the national system (国家报送): by day, in order, each row once, all of it legal, or named. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { exportNational, readNational } from "../../functions/app/operations/nationalExport.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { at } from "../domain/given.ts";
import { SOMEBODY } from "../support/people.ts";
import { playedCases, type PlayedCase } from "../support/nationalCases.ts";
import { caseFaults, exportDays, exporting, manifestOf, takenAway } from "../support/nationalExport.ts";

const FROM = "2026-03-02";
const UNTIL = at("2026-04-20T08:00");
/** Days on which these cases have rows of every kind. */
const SOME = at("2026-03-13T08:00");
let cases: PlayedCase[];
beforeAll(() => {
  cases = playedCases(40, 1, FROM, UNTIL);
});

describe("an export for the national system", () => {
  it("has every case whole over its days, every row legal and once, in the order of its recording", async () => {
    const all = exporting(cases);
    const days = await exportDays(all, FROM, UNTIL);
    const rows = await takenAway(all, days);
    expect(cases.flatMap((one) => caseFaults(one, rows))).toEqual([]);
    expect(days.flatMap((day) => manifestOf(all, day).faults)).toEqual([]);
    const places = rows.map(
      ({ recordedAt, sequence }) => `${recordedAt} ${String(sequence).padStart(6, "0")}`,
    );
    expect(places).toEqual([...new Set(places)].toSorted());
    expect(new Set(rows.map(({ fields }) => fields["dfsjzj"])).size).toBe(rows.length);
    const statuses = new Set(rows.map(({ fields }) => fields["blzt"]).filter(Boolean));
    expect([...statuses].map(Number).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14,
    ]);
  });

  it("names the row that the national system would not take, and hands the others on", async () => {
    const broken = cases.map((one, i) => {
      if (i !== 7) return one;
      // Its first review is on record as opened anew after it ended: no command of the product does that.
      const [first] = one.reviews.filter(({ status }) => status === "closed");
      const subject = first!.facts.reviewId;
      const records = one.records.map((record) => {
        if (record.subject !== subject) return record;
        const served = record.events.find(({ event }) => event.type === "review-served")!.event;
        const events = [...record.events, ...chain("x", 99, [served], SOME, SOMEBODY)];
        return { subject, events };
      });
      return { ...one, records };
    });
    const all = exporting(broken);
    await exportNational(all.deps, UNTIL, 10_000, "2026-03-13");
    expect(manifestOf(all, "2026-03-13").faults).toMatchObject([
      { instance: expect.stringContaining(broken[7]!.applicationId), recordedAt: SOME, to: 8 },
    ]);
    const sound = exporting(cases);
    await exportNational(sound.deps, UNTIL, 10_000, "2026-03-13");
    expect(manifestOf(all, "2026-03-13").rows).toEqual(manifestOf(sound, "2026-03-13").rows);
  });

  it("names a case that cannot be read, and hands the others on", async () => {
    const all = exporting(cases);
    const { copies } = all.deps.store;
    all.deps.store.copies = async (id) => {
      if (id === cases[3]!.applicationId) throw new Unreadable("an event of another version");
      return copies(id);
    };
    await exportNational(all.deps, UNTIL, 10_000, "2026-03-02");
    expect(manifestOf(all, "2026-03-02").faults).toEqual([
      { instance: cases[3]!.applicationId, number: 0, recordedAt: null, from: null, to: null },
    ]);
  });

  it("goes on where it was stopped, wherever that was, and says the same", async () => {
    const whole = exporting(cases);
    await exportNational(whole.deps, UNTIL, 10_000, "2026-03-05");
    for (const stop of [1, 2, 3, 4]) {
      const all = exporting(cases);
      const { keep } = all.deps.exports;
      let kept = 0;
      all.deps.exports.keep = async (name, text) => {
        const told = await keep(name, text);
        if (++kept === stop) throw new Error("stopped");
        return told;
      };
      await expect(exportNational(all.deps, UNTIL, 10, "2026-03-05")).rejects.toThrow("stopped");
      for (let done = false; !done;)
        done = (await exportNational(all.deps, UNTIL, 10, "2026-03-05")).exported !== null;
      const files = [...whole.kept].filter(([name]) => name.startsWith("2026-03-05"));
      for (const [name, text] of files) expect(all.kept.get(name)).toBe(text);
    }
  });

  it("has 2,001 rows of one millisecond each once, in as many files as they need", async () => {
    const many = playedCases(1, 3, FROM, plusSeconds(at("2026-03-02T09:00"), 1));
    const [first] = many as [PlayedCase];
    const copies = Array.from({ length: 2001 }, (_, i) => {
      const applicationId = `440307-${String(1_000_000 + i).padStart(16, "0")}`;
      const events = chain(
        GENESIS,
        0,
        [first.records[0]!.events[0]!.event],
        at("2026-03-02T09:00"),
        SOMEBODY,
      );
      return { applicationId, records: [{ subject: applicationId, events }] };
    });
    const all = exporting(copies);
    await exportNational(all.deps, UNTIL, 10_000, FROM);
    expect(manifestOf(all, FROM).files.map(({ rows }) => rows)).toEqual([2000, 1]);
    const rows = await takenAway(all, [FROM]);
    expect(rows.map(({ sequence }) => sequence)).toEqual(copies.map((_, i) => i + 1));
    expect(new Set(rows.map(({ fields }) => fields["spsxslbm"])).size).toBe(2001);
    const middle = await readNational(all.deps, FROM, { recordedAt: rows[0]!.recordedAt, sequence: 1999 });
    expect(middle!.rows.map(({ sequence }) => sequence)).toEqual([2000]);
  });

  it("keeps a text a text and a long number its digits, behind the mark that spreadsheets read", async () => {
    const all = exporting(cases);
    const days = await exportDays(all, FROM, SOME);
    const files = days.flatMap((day) => [...all.kept].filter(([name]) => name.startsWith(day)));
    const csv = files.filter(([name]) => name.endsWith(".csv")).map(([, text]) => text);
    expect(csv.every((text) => text.startsWith("\uFEFF"))).toBe(true);
    const rows = await takenAway(all, days);
    const conditions = rows.filter(({ fields }) => fields["blyj"]?.startsWith("1．=1+1"));
    expect(conditions.length).toBeGreaterThan(0);
    const number = rows.find(({ fields }) => fields["pfwh"])!.fields["pfwh"]!;
    expect(number).toMatch(/^00367901234567890\d+$/);
    expect(csv.some((text) => text.includes(`"'${number}"`))).toBe(true);
    // Nothing of the applicant but what the rows require.
    for (const text of all.kept.values()) expect(text).not.toMatch(/青松|91990000MA5EXMP08Y/);
  });

  it("takes one day after the other once each is over, by the region's own clock", async () => {
    const all = exporting(cases);
    const midnight = at("2026-03-05T00:00");
    expect(await exportNational(all.deps, plusSeconds(midnight, 239), 10_000)).toMatchObject({
      exported: null,
      finished: true,
    });
    const told = [];
    for (const now of [plusSeconds(midnight, 240), plusSeconds(midnight, 4000), at("2026-03-07T01:00")])
      told.push((await exportNational(all.deps, now, 10_000)).exported);
    expect(told).toEqual(["2026-03-04", null, "2026-03-05"]);
    const rows = await takenAway(all, ["2026-03-04"]);
    expect(
      rows.every(({ recordedAt }) => recordedAt >= at("2026-03-04T00:00") && recordedAt < midnight),
    ).toBe(true);
  });
});
