/**
 * An iCalendar file (RFC 5545, 5546) of one event, for whoever is invited to it. Times are UTC, so that no calendar has to know a time
 * zone; a line is folded at 75 octets, never within a character; text is escaped; lines end with CRLF.
 */
import type { Instant } from "../domain/base/time.ts";

export type CalendarEvent = {
  /** The same for every version of the event, and no other's. */
  uid: string;
  /** How often it has been changed. */
  sequence: number;
  /** When this version was made: the same bytes whoever reads it when. */
  changedAt: Instant;
  beginsAt: Instant;
  isOff: boolean;
  title: string;
  place: string;
  text: string;
  organizer: { uri: string; name: string };
  attendees: readonly { uri: string; name: string }[];
};

const PRODUCT = "-//Parallel approvals//Site visits//ZH";

export function calendarFile(event: CalendarEvent): string {
  const { uid, sequence, changedAt, beginsAt, isOff, title, place, text, organizer, attendees } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    `METHOD:${isOff ? "CANCEL" : "REQUEST"}`,
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(changedAt)}`,
    `DTSTART:${utc(beginsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(text)}`,
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:${organizer.uri}`,
    ...attendees.map(
      ({ uri, name }) =>
        `ATTENDEE;CUTYPE=GROUP;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=${quoted(name)}:${uri}`,
    ),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `20260310T013000Z`. */
export const utc = (instant: Instant): string => instant.replace(/\.\d+Z$/, "Z").replaceAll(/[-:]/g, "");

/** Text within a property (RFC 5545 §3.3.11); no control character but a line's end is left. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/[\p{Cc}]/gu, "");

/** Text within a parameter (RFC 6868): what could end it is written otherwise. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll("^", "^^")
    .replaceAll('"', "^'")
    .replaceAll(/\r\n|\r|\n/g, "^n")
    .replaceAll(/[\p{Cc}]/gu, "")}"`;

const MOST_OCTETS = 75;

/** Each further line begins with a space, which counts. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      [current, octets] = [" ", 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join("\r\n");
}
