/** The iCalendar file of a site visit, by RFC 5545: UTC, escaped, folded at 75 octets, CRLF. */
import { describe, expect, it } from "@jest/globals";
import { calendarFile, utc, type CalendarEvent } from "../../functions/notices/calendarFile.ts";
import { at } from "../domain/given.ts";

const EVENT: CalendarEvent = {
  uid: "site-visit-1.440307-1@approvals",
  sequence: 0,
  changedAt: at("2026-03-03T10:00"),
  beginsAt: at("2026-03-10T09:30"),
  isOff: false,
  title: "联合踏勘：示例大道, 北延段; 一期\\二期",
  place: "路口\n东侧\r\nBEGIN:VEVENT",
  text: "联系人：张工".repeat(20),
  organizer: { uri: "urn:x-approvals:440307:planning", name: '规划"局^' },
  attendees: [{ uri: "urn:x-approvals:440307:water", name: "水务局" }],
};
const unfolded = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");

describe("a calendar file", () => {
  it("says when in UTC, whoever reads it where", () => {
    expect(utc(at("2026-03-10T09:30"))).toBe("20260310T013000Z");
    const lines = unfolded(calendarFile(EVENT));
    expect(lines).toContain("DTSTART:20260310T013000Z");
    expect(lines).toContain("METHOD:REQUEST");
    expect(lines).toContain("STATUS:CONFIRMED");
    expect(lines[0]).toBe("BEGIN:VCALENDAR");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });

  it("of one that is off cancels the same event by its next version", () => {
    const lines = unfolded(calendarFile({ ...EVENT, isOff: true, sequence: 1 }));
    for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", `UID:${EVENT.uid}`])
      expect(lines).toContain(line);
  });

  it("escapes what people wrote: no text ends its property, or begins another", () => {
    const lines = unfolded(calendarFile(EVENT));
    expect(lines).toContain("SUMMARY:联合踏勘：示例大道\\, 北延段\\; 一期\\\\二期");
    expect(lines).toContain("LOCATION:路口\\n东侧\\nBEGIN:VEVENT");
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(lines).toContain(`ORGANIZER;CN="规划^'局^^":urn:x-approvals:440307:planning`);
  });

  it("is folded at 75 octets, never within a character, and every line ends with CRLF", () => {
    const file = calendarFile(EVENT);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of file.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\uFFFD");
    }
    expect(unfolded(file)).toContain(`DESCRIPTION:${EVENT.text}`);
  });
});
