/** `Retry-After` in each of its forms (RFC 9110 §10.2.3), and what is none of them. */
import { describe, expect, it } from "@jest/globals";
import { retryAfterSeconds } from "../../functions/adapters/retryAfter.ts";

const NOW = "2026-11-28T13:00:00.000Z";

describe("Retry-After", () => {
  it.each<[string | undefined, number | null]>([
    ["120", 120],
    ["0", 0],
    [" 30 ", 30],
    ["Sat, 28 Nov 2026 13:30:00 GMT", 1800],
    ["Saturday, 28-Nov-26 13:30:00 GMT", 1800],
    ["Sat Nov 28 13:30:00 2026", 1800],
    ["Tue Dec  1 13:00:00 2026", 3 * 86_400],
    // A clock that is behind ours asks for nothing that is still to come.
    ["Sat, 28 Nov 2026 12:59:59 GMT", 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    [undefined, null],
    ["", null],
    ["soon", null],
    ["-5", null],
    ["1.5", null],
    ["0x10", null],
    ["Mon, 31 Feb 2027 00:00:00 GMT", null],
    ["Sat, 28 Foo 2026 13:30:00 GMT", null],
    ["2026-11-28T13:30:00Z", null],
  ])("%j asks for %j seconds", (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });

  it("is rounded up to the whole second", () => {
    expect(retryAfterSeconds("Sat, 28 Nov 2026 13:00:01 GMT", "2026-11-28T13:00:00.001Z")).toBe(1);
  });
});
