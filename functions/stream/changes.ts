/** What a stream record says has been committed: the image is its own outbox. */
import * as z from "zod";
import { GENESIS } from "../app/base/history.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import { parseHistory } from "../contracts/stored.ts";
import { SORT, subjectOfKey } from "../domain/base/ids.ts";
import type { Chained } from "../domain/base/history.ts";

const S = z.object({ S: z.string() });
const N = z.object({ N: z.string().transform(Number) });

const NewImage = z.object({
  pk: S,
  sk: S,
  version: N,
  history: z.object({ L: z.array(S) }),
  /** The hash before the first event of the image, where others came before. */
  baseHead: S.optional(),
  generation: N.optional(),
});

/** One record of a table stream (view NEW_AND_OLD_IMAGES), as far as it is read. */
export const StreamRecord = z.object({
  eventName: z.string(),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    NewImage,
    OldImage: z.object({ version: N }).optional(),
  }),
});

const under = (prefix: string) => z.object({ sk: z.object({ S: z.string().startsWith(prefix) }) });

/** What is gone, and what lies beside the records: notices, segments of histories, places, who waits, holds, outages, authorisations, projects, places among an applicant's own, numbers, files, the platform's notes. */
const Beside = z.union([
  z.object({ eventName: z.literal("REMOVE") }),
  z.object({
    dynamodb: z.object({
      NewImage: z.union([
        under(SORT.notice),
        under(SORT.segment),
        under(SORT.taken),
        under(SORT.tally),
        under(SORT.wait),
        under(SORT.hold),
        under(SORT.outage),
        under(SORT.authorisation),
        under(SORT.interest),
        under(SORT.project),
        under(SORT.submitted),
        under(SORT.number),
        under(SORT.file),
        z.object({ pk: z.object({ S: z.enum(["platform", "cursors"]) }) }),
        z.object({ pk: z.object({ S: z.string().startsWith("figures#") }) }),
      ]),
    }),
  }),
]);

/** A batch of the table's stream, as Lambda hands it over. */
export const StreamBatch = z.object({ Records: z.array(z.unknown()) });

export type Committed = {
  applicationId: string;
  /** The application's or the review's own id. */
  subject: string;
  events: readonly Chained<CaseEvent>[];
  /** Whether this is the record's first write. */
  isNew: boolean;
  /** Which generation of the workflow waited for it then. */
  generation: number;
};

const Link = z.object({ hash: z.string() });

/**
 * The events that a record adds: none where only a note beside them changed.
 * @throws ZodError, Unreadable or Error when the record is not one of ours
 */
export function committedBy(record: unknown): Committed | null {
  if (Beside.safeParse(record).success) return null;
  const { NewImage: image, OldImage: before } = StreamRecord.parse(record).dynamodb;
  const subject = subjectOfKey({ applicationId: image.pk.S, sortKey: image.sk.S });
  if (subject === undefined) throw new Error(`nothing of ours lies under ${image.pk.S}/${image.sk.S}`);
  const stored = image.history.L.map((event) => event.S);
  const added = image.version.N - (before?.version.N ?? 0);
  if (added > stored.length) throw new Error(`${subject} lacks events that made its version`);
  const first = stored.length - added;
  const last = stored[first - 1];
  // Those that were there before are not read again: what is wrong with one keeps nobody from the next.
  const head = last === undefined ? (image.baseHead?.S ?? GENESIS) : Link.parse(JSON.parse(last)).hash;
  return {
    applicationId: image.pk.S,
    subject,
    events: parseHistory(stored.slice(first), head),
    isNew: before === undefined,
    generation: image.generation?.N ?? 1,
  };
}
