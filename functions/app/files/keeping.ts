/**
 * How long files are kept: those of a case that ended long enough ago, by the region's file, are gone, and what is gone is
 * collected. A file that several cases refer to stays as long as the last of them asks for.
 */
import { endedAt } from "../../domain/application/application.ts";
import { eraseFiles } from "../../domain/application/filesErasure.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { addDays, endOfDay, localDate, type Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { gone, type Upload } from "../../domain/files/upload.ts";
import { changeCase } from "../base/commit.ts";
import type { CaseStore } from "../base/ports.ts";
import type { UploadRegister } from "./files.ts";

export type KeepingDeps = { store: CaseStore; region: Region; uploads: UploadRegister };

/** Whether every case that refers to a file says that its time is over: from then on nobody reads it, whatever is left of it. */
export async function isErased(
  store: Pick<CaseStore, "loadApplication">,
  { applications }: Pick<Upload, "applications">,
): Promise<boolean> {
  const cases = await Promise.all(applications.map((id) => store.loadApplication(id)));
  const known = cases.filter((one) => one !== undefined);
  return known.length > 0 && known.every(({ state }) => state.filesErasedAt !== null);
}

const SLICE = 100;

/** Slices of one round: what is left over is the next one's. */
const MOST_SLICES = 20;

/** @returns how many are gone. The case says so first: no file is missing that its history does not account for. */
export async function endKeeping({ store, region, uploads }: KeepingDeps, now: Instant): Promise<number> {
  const rule = region.retention?.files;
  if (!rule) return 0;
  const { zone } = region;
  const before = endOfDay(addDays(localDate(now, zone), -rule.daysAfterEnd), zone);
  let ended = 0;
  for (let slice = 0; slice < MOST_SLICES; slice++) {
    const due = await uploads.keptBefore(before, SLICE);
    for (const upload of due) if (await end(upload, rule.basis)) ended++;
    if (due.length < SLICE) break;
  }
  return ended;

  async function end(upload: Upload, basis: string): Promise<boolean> {
    const last = await lastEnd(upload);
    if (last === null || last >= before) {
      await uploads.settleUpload(upload, last ?? now);
      return false;
    }
    for (const id of upload.applications)
      await changeCase(store, id, { at: now, by: PLATFORM }, ({ application }) =>
        eraseFiles(application.state, basis, now),
      );
    return (await uploads.replaceUpload(gone(upload))) === "saved";
  }

  /** When the last of the cases that refer to it ended; `null` while one is open. */
  async function lastEnd({ applications, announcedAt }: Upload): Promise<Instant | null> {
    let last = announcedAt;
    for (const id of applications) {
      const application = (await store.loadApplication(id))?.state;
      const own = application ? endedAt(application) : announcedAt;
      if (own === null) return null;
      if (own > last) last = own;
    }
    return last;
  }
}
