/** Who is counted as whom, and what is said to whoever asks too often. */
import { createHash } from "node:crypto";
import { WRONG_CODES, type Limits, type Window } from "../../app/base/limits.ts";
import type { Log } from "../../app/base/ports.ts";
import { refused, type Refused } from "./refused.ts";

type Deps = { limits: Limits | null; log: Log };

export const tooMany = (seconds: number): Refused =>
  refused("too-many-requests", { seconds }, { headers: { "retry-after": String(seconds) } });

/** An address as one caller's: whoever has one of IPv6 has the other 2^64 of its network, too. */
export function addressOf(from: string): string {
  if (!from.includes(":")) return from;
  const [head = "", tail] = from.split("%")[0]!.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":")}::/64`;
}

/** Counts a call of a route that one address may make so often. @throws Refused `too-many-requests` */
export async function takeCall(route: string, window: Window, from: string, deps: Deps): Promise<void> {
  const wait = await taken(deps, `${route}|${addressOf(from)}`, window);
  if (wait > 0) throw tooMany(wait);
}

/** Counts a wrong code, by who sent it and by what it was tried on. @returns seconds to wait where there were too many */
export async function takeWrongCode(applicationId: string, from: string, deps: Deps): Promise<number> {
  const waits = await Promise.all(
    [`address|${addressOf(from)}`, `case|${applicationId}`].map((what) =>
      taken(deps, `code|${what}`, WRONG_CODES),
    ),
  );
  return Math.max(...waits);
}

/** Where it cannot be counted nobody is kept out: a limit is no reason to lose what somebody hands in. */
async function taken({ limits, log }: Deps, what: string, window: Window): Promise<number> {
  if (limits === null) return 0;
  try {
    // By digest: no address of anybody lies in the record.
    return await limits.take(createHash("sha256").update(what).digest("base64url"), window);
  } catch (error) {
    log.error("limit-not-counted", {}, error);
    return 0;
  }
}
