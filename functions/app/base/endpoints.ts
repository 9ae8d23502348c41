/** Which departments' endpoints are switched off: notes of the platform, one for each, with when they were off and on. */
import { parseSwitches } from "../../contracts/stored.ts";
import { codesOf } from "../../domain/catalogue/successors.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { EndpointSwitch } from "../../domain/review/endpoint.ts";
import type { CaseRecords, RegionRecords } from "./ports.ts";

type Department = Region["departments"][number];
type Switches = readonly EndpointSwitch[];

const noteOf = (department: string): string => `endpoint#${department}`;

/** When the endpoint of a department was switched off and on, the latest last. */
export async function switchesOf(store: Pick<RegionRecords, "noted">, department: string): Promise<Switches> {
  return read(await store.noted(noteOf(department)));
}

const read = (noted: string | undefined): Switches => (noted === undefined ? [] : parseSwitches(noted));

/**
 * Has an endpoint switched, under every code by which a case may know its department.
 * @returns what is on record then
 */
export async function switchEndpoint(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  department: Department,
  change: (before: Switches) => Switches,
): Promise<Switches> {
  const [own, ...earlier] = codesOf(department);
  for (const code of earlier) await switchNote(store, code, change);
  return switchNote(store, own!, change);
}

async function switchNote(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  code: string,
  change: (before: Switches) => Switches,
): Promise<Switches> {
  for (;;) {
    const noted = await store.noted(noteOf(code));
    const before = read(noted);
    const after = change(before);
    if (after === before) return before;
    if ((await store.replaceNote(noteOf(code), noted, JSON.stringify(after))) === "saved") return after;
  }
}
