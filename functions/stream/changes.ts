/** What a stream record says has been committed: the image is its own outbox. */
import * as z from "zod";
import type { WaitToken } from "../app/ports.ts";
import { parseChained } from "../contracts/stored.ts";
import { reviewIdOf, type ApplicationEvent } from "../domain/application.ts";
import type { Chained } from "../domain/history.ts";
import type { ReviewEvent } from "../domain/review.ts";

const S = z.object({ S: z.string() });
const N = z.object({ N: z.string().transform(Number) });

const NewImage = z.object({
  pk: S,
  sk: z.object({ S: z.string().regex(/^(application|review#.+)$/) }),
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

/** A batch of the table's stream, as Lambda hands it over. */
export const StreamBatch = z.object({ Records: z.array(z.unknown()) });

export type Committed = {
  applicationId: string;
  /** The application's or the review's own id. */
  subject: string;
  events: Chained<ApplicationEvent | ReviewEvent>[];
  waitToken: WaitToken | null;
};

/**
 * The events that a record adds: none where only a note of the platform changed.
 * @throws ZodError when the record is not one of ours
 */
export function committedBy(record: unknown): Committed | null {
  const { NewImage: image, OldImage: before } = StreamRecord.parse(record).dynamodb;
  if (!image) return null;
  const fresh = image.history.L.slice(before?.version.N ?? 0);
  return {
    applicationId: image.pk.S,
    subject:
      image.sk.S === "application" ? image.pk.S : reviewIdOf(image.pk.S, image.sk.S.slice("review#".length)),
    events: fresh.map((event) => parseChained(event.S)),
    waitToken: image.waitToken?.S ?? null,
  };
}
