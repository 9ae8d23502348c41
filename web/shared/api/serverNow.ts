/** The server's time, which decides; the device's own is asked by nobody. */
import { callLocal } from "./client.ts";

/** Now, as an instant with the same offset as another one of the region; `null` when the server does not say. */
export type Now = (like: string) => string | null;

export async function serverNow(): Promise<Now> {
  try {
    if (LAPTOP) {
      const { now } = await callLocal<{ now: string }>("GET", "/local/clock");
      return () => now;
    }
    const told = (await fetch("/healthz", { cache: "no-store" })).headers.get("date");
    return (like) => (told === null ? null : withOffsetOf(like, Date.parse(told)));
  } catch {
    return () => null;
  }
}

function withOffsetOf(like: string, milliseconds: number): string {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(like) ?? ["", "+", "00", "00"];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const local = new Date(milliseconds + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${sign}${hours}:${minutes}`;
}
