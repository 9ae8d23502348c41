/** What a region calls a day of its own comes through unaltered: on the certificate, in the ledger's sentence, in both languages. */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { layOutCalendar, type CalendarYear } from "../../functions/domain/calendar/calendar.ts";
import { ledger, type LedgerRow } from "../../functions/domain/calendar/clock.ts";
import { noticePage } from "../../functions/notices/page.ts";
import { reasonText } from "../../functions/words/ledger.ts";
import { at } from "../domain/given.ts";
import { printedOf, sample } from "./samples.ts";

const LANGUAGES = ["zh-CN", "en"] as const;

/** Names as people give them, and with what has been cut at before: brackets, quotes, digits, colons, commas. */
const nameArb = fc
  .oneof(
    fc.constantFrom(
      "Typhoon (red signal)",
      "台风“泰利”（红色预警）停工",
      "Day 2: storm, flood (level 1)",
      "a) b( c",
      "《条例》第3条：停工；",
      "O'Brien's \"long\" day",
      "春节(初一)",
    ),
    fc.stringMatching(/^[A-Za-z台风红0-9()（）:：,，;；"'“”《》 .%$&<>-]{1,40}$/),
  )
  .map((name) => name.trim().replace(/ +/g, " "))
  .filter((name) => name !== "");

const YEAR: CalendarYear = { year: 2026, status: "official", source: ["x"], holidays: [], makeUp: [] };

/** The ledger of a limit that runs over a local day off, a local working day, and rolls over a day off. */
function rowsWith(name: string): LedgerRow[] {
  const calendar = layOutCalendar(
    "v",
    [YEAR],
    [
      { date: "2026-03-04", working: false, name },
      { date: "2026-03-07", working: true, name },
      { date: "2026-03-09", working: false, name },
    ],
  );
  const rules = { calendar, zone: "Asia/Shanghai", closeOfBusiness: null };
  const limit = { days: 7, unit: "calendar-days" } as const;
  const told = ledger({ startedAt: at("2026-03-02T09:00"), limit, suspensions: [] }, rules);
  return told.rows;
}

const shown = (html: string): string =>
  html
    .replace(/<style>[^]*<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe("the name of a day", () => {
  it("stands in the ledger's row, and in its sentence, as it was given", () => {
    fc.assert(
      fc.property(nameArb, (name) => {
        const named = rowsWith(name).filter((row) => row.name !== null);
        expect(named.map((row) => [row.date, row.kind, row.name])).toEqual([
          ["2026-03-04", "local-day-off", name],
          ["2026-03-07", "local-working-day", name],
          ["2026-03-09", "local-day-off", name],
        ]);
        for (const language of LANGUAGES)
          for (const row of named)
            // A limit may also end with such a day, or be carried over it.
            for (const kind of [row.kind, "rolled-over"] as const)
              expect(reasonText({ ...row, kind }, language)).toContain(name);
      }),
    );
  });

  it("stands on the certificate as it was given", () => {
    const notice = sample("deemed-consent");
    if (notice.body.kind !== "deemed-consent") throw new Error("not a deemed consent");
    const { body } = notice;
    fc.assert(
      fc.property(nameArb, fc.constantFrom(...LANGUAGES), (name, language) => {
        const text = shown(
          noticePage(printedOf({ ...notice, body: { ...body, ledger: rowsWith(name) } }), language),
        );
        expect(text.split(name).length - 1).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });
});
