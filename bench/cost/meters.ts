/**
 * What whole cases are billed by, and what for: the case itself; what stands apart from it because it is there for other
 * reasons (signatures, official numbers, figures, the trail of reads); and the platform's notes about itself.
 */
import { writeUnits } from "../units/capacity.ts";
import type { Taken } from "../units/cloud.ts";
import { partOf, type TablePart } from "../units/parts.ts";

export const METERS = [
  "stateTransition",
  "writeUnit",
  "readUnit",
  "invocation",
  "gigabyteSecond",
  "apiRequest",
  "busEvent",
  "archivedGigabyte",
  "queueRequest",
  "signature",
] as const;

export type Meter = (typeof METERS)[number];

export const APART = ["signing", "numbers", "figures", "audit"] as const;
export type Part = TablePart | (typeof APART)[number];

export type Usage = Readonly<Record<Part, Readonly<Record<Meter, number>>>>;

/**
 * How long a function is billed, in milliseconds: computed from what it does, one after the other, because a laptop's
 * milliseconds say nothing about Lambda's. Warm; each start of an instance is 300 to 700 ms more, once in hundreds of calls.
 */
export const MILLISECONDS = { invocation: 4, tableRequest: 6, publish: 20, sign: 15, engine: 20 } as const;

/** Of a function, as `infra/constructs/fn.ts` has it. */
export const GIGABYTES = 0.5;

const CHUNK = 64 * 1024;
const GIGABYTE = 1e9;

/** What was taken of the cloud as it is billed. */
export function usageOf({ spent, invocations, transitions, calls, eventBytes, audited }: Taken): Usage {
  const usage = Object.fromEntries(
    (["itself", "notes", ...APART] as const).map((part) => [
      part,
      Object.fromEntries(METERS.map((meter) => [meter, 0])),
    ]),
  ) as Record<Part, Record<Meter, number>>;
  const add = (part: Part, meter: Meter, count: number) => void (usage[part][meter] += count);
  const lasting = (part: Part, milliseconds: number) =>
    add(part, "gigabyteSecond", (milliseconds / 1000) * GIGABYTES);

  for (const one of spent) {
    const part = partOf(one);
    add(part, "writeUnit", one.tableUnits + one.indexUnits);
    add(part, "readUnit", one.readUnits);
    lasting(part, MILLISECONDS.tableRequest);
  }
  for (const { what } of calls) {
    if (what === "sign") add("signing", "signature", 1);
    lasting(what === "sign" ? "signing" : "itself", MILLISECONDS[what]);
  }
  for (const [name, count] of Object.entries(invocations)) {
    add("itself", "invocation", count);
    lasting("itself", count * MILLISECONDS.invocation);
    if (/^(public|staff)-/.test(name)) add("itself", "apiRequest", count);
  }
  for (const bytes of eventBytes) {
    add("itself", "busEvent", Math.max(1, Math.ceil(bytes / CHUNK)));
    add("itself", "archivedGigabyte", bytes / GIGABYTE);
  }
  for (const images of audited) {
    // What is about a case is in an index, too.
    add("audit", "writeUnit", writeUnits(images) * (images.after?.["case"] ? 2 : 1));
    lasting("audit", MILLISECONDS.tableRequest);
  }
  add("itself", "stateTransition", transitions);
  return usage;
}
