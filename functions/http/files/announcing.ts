/** Puts an announced file on record, where its holder has room left. */
import type { FileDeps } from "../../app/files/uploading.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import { PART_BYTES, partsOf } from "../../domain/files/parts.ts";
import { announce, type Announcement, type MostAnnounced, type Upload } from "../../domain/files/upload.ts";
import { refused } from "../base/refused.ts";

/** What one holder may announce. */
export type Holder = { name: string; most: MostAnnounced };

export async function announced(
  { files, uploads }: FileDeps,
  announcement: Announcement,
  of: Pick<Upload, "fileId" | "by" | "key" | "applications">,
  holder: Holder,
  { now, origin, zone }: { now: Instant; origin: string; zone: string },
) {
  if (!(await uploads.takeRoom(holder.name, announcement.bytes, holder.most)))
    throw refused("too-many-uploads", holder.most);
  const fresh = announce(announcement, of, now);
  // Begun before it is on record: of what is never completed the store forgets the beginning by itself.
  const upload = fresh.parts
    ? { ...fresh, parts: { ...fresh.parts, name: await files.beginParts(fresh) } }
    : fresh;
  try {
    await uploads.announceUpload(upload);
  } catch (cause) {
    // It may be on record whatever fails, and announcing it again makes a second one.
    throw refused("announcement-unknown", {}, { cause });
  }
  const {
    fileId,
    announced: { bytes },
  } = upload;
  if (upload.parts) {
    const until = withOffset(upload.until, zone);
    return { fileId, put: null, parts: { count: partsOf(bytes), bytes: PART_BYTES, until } };
  }
  const { url, headers, until } = await files.putAddress(upload, origin);
  return { fileId, put: { url, headers, until: withOffset(until, zone) }, parts: null };
}
