/** Which departments' endpoints are switched off: notes of the platform, one for each, with when they were off and on. */
import { parseSwitches } from "../../contracts/stored.ts";
import type { EndpointSwitch } from "../../domain/review/endpoint.ts";
import type { CaseRecords, RegionRecords } from "./ports.ts";
import { LOST, racing } from "./racing.ts";

type Switches = readonly EndpointSwitch[];

const noteOf = (department: string): string => `endpoint#${department}`;

/** When the endpoint of a department was switched off and on, the latest last. */
export async function switchesOf(store: Pick<RegionRecords, "noted">, department: string): Promise<Switches> {
  return read(await store.noted(noteOf(department)));
}

const read = (noted: string | undefined): Switches => (noted === undefined ? [] : parseSwitches(noted));

/**
 * Has the endpoint of a department switched, and nobody else's: what was asked of others goes by it where it is theirs today.
 * @returns what is on record then
 */
export async function switchEndpoint(
  store: Pick<CaseRecords, "noted" | "replaceNote">,
  code: string,
  change: (before: Switches) => Switches,
): Promise<Switches> {
  return racing(`the endpoint of ${code}`, async () => {
    const noted = await store.noted(noteOf(code));
    const before = read(noted);
    const after = change(before);
    if (after === before) return before;
    const saved = await store.replaceNote(noteOf(code), noted, JSON.stringify(after));
    return saved === "saved" ? after : LOST;
  });
}
