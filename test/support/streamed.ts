/** The stream of a table, as a store in memory would have it: a record for every change of a commit, with its images. */
import { subjectOfChange, type CaseStore, type Change } from "../../functions/app/base/ports.ts";
import { toStored } from "../../functions/contracts/stored.ts";
import { keyOfSubject } from "../../functions/domain/base/ids.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import { memoryStore } from "./memoryStore.ts";

export type StreamRecord = {
  eventName: string;
  dynamodb: {
    SequenceNumber: string;
    ApproximateCreationDateTime: number;
    Keys: object;
    NewImage: { version: { N: string }; history: { L: { S: string }[] } };
    OldImage?: object;
  };
};

/** @param now when what is committed comes into the stream */
export function streamed(now: () => Instant) {
  const store = memoryStore();
  const records: StreamRecord[] = [];
  let sequence = 0;

  async function tell(change: Change): Promise<void> {
    const subject = subjectOfChange(change);
    const { applicationId, sortKey } = keyOfSubject(subject);
    const own = (await store.histories(applicationId)).find((history) => history.subject === subject);
    const events = own?.events ?? change.events;
    const Keys = { pk: { S: applicationId }, sk: { S: sortKey } };
    const version = change.before?.version ?? 0;
    records.push({
      eventName: version === 0 ? "INSERT" : "MODIFY",
      dynamodb: {
        SequenceNumber: String(++sequence),
        ApproximateCreationDateTime: Math.floor(epochOf(now()) / 1000),
        Keys,
        NewImage: {
          ...Keys,
          version: { N: String(events.length) },
          history: { L: events.map((event) => ({ S: toStored(event) })) },
        },
        ...(version > 0 && { OldImage: { ...Keys, version: { N: String(version) } } }),
      },
    });
  }

  const telling: CaseStore = {
    ...store,
    async commit(changes, entry) {
      const saved = await store.commit(changes, entry);
      if (saved === "saved") for (const change of changes) await tell(change);
      return saved;
    },
  };
  return {
    store: telling,
    /** What has come since one asked last. */
    read: (): StreamRecord[] => records.splice(0),
  };
}

/** A record whose last event is of a type that only another version knows. */
export function ofAnotherVersion(record: StreamRecord): StreamRecord {
  const strange = structuredClone(record);
  const events = strange.dynamodb.NewImage.history.L;
  const last = JSON.parse(events.at(-1)!.S) as { event: { type: string } };
  events[events.length - 1] = { S: JSON.stringify({ ...last, event: { type: "review-frozen" } }) };
  return strange;
}
