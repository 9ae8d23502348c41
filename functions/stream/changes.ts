/** What a stream record says has been committed: the image is its own outbox. */
import * as z from "zod";
import type { WaitToken } from "../app/base/ports.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import { parseChained } from "../contracts/stored.ts";
import { SORT, subjectOfKey } from "../domain/base/ids.ts";
import type { Chained } from "../domain/base/history.ts";

const S = z.object({ S: z.string() });
const N = z.object({ N: z.string().transform(Number) });

const NewImage = z.object({
  pk: S,
  sk: S,
  version: N,
  history: z.object({ L: z.array(S) }),
  waitToken: S.optional(),
});

/** One record of a table stream (view NEW_AND_OLD_IMAGES), as far as it is read. */
export const StreamRecord = z.object({
  eventName: z.string(),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    NewImage: NewImage.optional(),
    OldImage: z.object({ version: N }).optional(),
  }),
});

/** What lies beside the records: issued notices, the platform's notes about itself, and the key of the cursors. */
const Beside = z.object({
  dynamodb: z.object({
    NewImage: z.union([
      z.object({ sk: z.object({ S: z.string().startsWith(SORT.notice) }) }),
      z.object({ pk: z.object({ S: z.enum(["platform", "cursors"]) }) }),
    ]),
  }),
});

/** A batch of the table's stream, as Lambda hands it over. */
export const StreamBatch = z.object({ Records: z.array(z.unknown()) });

export type Committed = {
  applicationId: string;
  /** The application's or the review's own id. */
  subject: string;
  events: Chained<CaseEvent>[];
  waitToken: WaitToken | null;
  /** Whether this is the record's first write. */
  isNew: boolean;
};

/**
 * The events that a record adds: none where only a note of the platform changed.
 * @throws ZodError or Error when the record is not one of ours
 */
export function committedBy(record: unknown): Committed | null {
  // Notices and the platform's own notes lie in the same table, and are nobody's event.
  if (Beside.safeParse(record).success) return null;
  const { NewImage: image, OldImage: before } = StreamRecord.parse(record).dynamodb;
  if (!image) return null;
  const subject = subjectOfKey({ applicationId: image.pk.S, sortKey: image.sk.S });
  if (subject === undefined) throw new Error(`nothing of ours lies under ${image.pk.S}/${image.sk.S}`);
  const fresh = image.history.L.slice(before?.version.N ?? 0);
  return {
    applicationId: image.pk.S,
    subject,
    events: fresh.map((event) => parseChained(event.S)),
    waitToken: image.waitToken?.S ?? null,
    isNew: before === undefined,
  };
}
