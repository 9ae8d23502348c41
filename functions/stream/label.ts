/** What stands on the outside of a stream record: read piece by piece, so that a record that is none of ours has one too. */
import * as z from "zod";
import { instantOfEpoch, type Instant } from "../domain/base/time.ts";

export type Label = {
  /** The key of its item; empty where it cannot be read. */
  pk: string;
  sk: string;
  /** Its number in the stream; empty where it has none. */
  sequenceNumber: string;
  /** When it came into the stream, a whole second. */
  arrivedAt: Instant | null;
};

const text = z.object({ S: z.string() }).transform(({ S }) => S);
const pair = z.object({ pk: text.catch(""), sk: text.catch("") });

const Labelled = z.object({
  dynamodb: z
    .object({
      Keys: pair.catch({ pk: "", sk: "" }),
      SequenceNumber: z.string().catch(""),
      /** Seconds since 1970. */
      ApproximateCreationDateTime: z.number().nullable().catch(null),
    })
    .catch({ Keys: { pk: "", sk: "" }, SequenceNumber: "", ApproximateCreationDateTime: null }),
});

export function labelOf(record: unknown): Label {
  const read = Labelled.safeParse(record).data?.dynamodb;
  const seconds = read?.ApproximateCreationDateTime ?? null;
  return {
    pk: read?.Keys.pk ?? "",
    sk: read?.Keys.sk ?? "",
    sequenceNumber: read?.SequenceNumber ?? "",
    arrivedAt: seconds === null ? null : instantOfEpoch(Math.round(seconds * 1000)),
  };
}
