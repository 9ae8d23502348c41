/**
 * The one way in which records are written: each only if it is as it was read, all of them or none. A write that meets
 * itself, because its first answer was lost, has been done.
 */
import { createHash } from "node:crypto";
import {
  ConditionalCheckFailedException,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type CancellationReason,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import {
  subjectOfChange,
  type Authority,
  type Change,
  type ContactChange,
  type ProjectEntry,
  type Recorded,
} from "../app/base/ports.ts";
import { authorityLost, authorityWrite } from "./authorisations.ts";
import { contactWrite } from "./contacts.ts";
import {
  baseOf,
  fieldsOf,
  historyOf,
  holds,
  keyOf,
  newItem,
  projectItem,
  keyOfSegmentOf,
  submittedItem,
  type Item,
} from "./items.ts";
import type { StoreClient, Table } from "./table.ts";

/** Bytes of history in one item; from there on it goes on in the next. */
const MOST_HISTORY = 60 * 1024;

/** What one transaction takes (DynamoDB quotas, TransactWriteItems): 100 items, 4 MB; some room is left for keys and places. */
const MOST_ITEMS = 100;
const MOST_BYTES = 3.5 * 1024 * 1024;

type Known = Change & { before: Recorded<unknown> };

/** One write; of a record's, the hash by which it knows itself again. */
type Write = { write: TransactWriteItem; head?: string };

export function commitsTo(client: StoreClient, TableName: string, table: Table) {
  async function alone({ write: { Put, Update }, head }: Write): Promise<"saved" | "conflict"> {
    try {
      if (Put) await client.send(new PutItemCommand(Put));
      else await client.send(new UpdateItemCommand(Update!));
      return "saved";
    } catch (error) {
      if (error instanceof TransactionConflictException) return "conflict";
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return holds(error.Item, head!) ? "saved" : "conflict";
    }
  }

  /** @param onLost told of every cancellation, by the reasons that it names */
  async function together(
    writes: readonly Write[],
    onLost: (reasons: readonly CancellationReason[]) => void = () => undefined,
  ): Promise<"saved" | "conflict"> {
    const TransactItems = writes.map(({ write }) => write);
    // Whoever asks for the very same again meets what they asked for before.
    const ClientRequestToken = createHash("sha256")
      .update(JSON.stringify(TransactItems))
      .digest("hex")
      .slice(0, 36);
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
      return "saved";
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (writes.every(({ head }, i) => head === undefined || holds(reasons[i]?.Item, head))) return "saved";
      onLost(reasons);
      const isLost = reasons.some(({ Code }) => Code !== undefined && LOST.has(Code));
      if (isLost) return "conflict";
      throw error;
    }
  }

  /** With what an agent's authorisation says of it: whoever has ended that in between was first. */
  async function byAgent(
    writes: readonly Write[],
    authority: Authority,
    isLatest = true,
  ): Promise<"saved" | "conflict" | "over"> {
    let lost: "over" | "later" | null = null;
    const own = { write: authorityWrite(TableName, authority, isLatest) };
    const written = await together([...writes, own], (reasons) => {
      const last = reasons[writes.length];
      if (last?.Code === "ConditionalCheckFailed") lost = authorityLost(last.Item);
    });
    if (written === "saved" || lost === null) return written;
    if (lost === "over") return "over";
    return isLatest ? byAgent(writes, authority, false) : "conflict";
  }

  function created(change: Change): Write {
    return {
      write: {
        Put: {
          TableName,
          Item: newItem(change),
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      head: headOf(change),
    };
  }

  function appended(change: Known): Write {
    return updated(change, fieldsOf(change), "list_append(history, :history)");
  }

  /** The history of a record goes on without what is in its item; that lies in a segment of its own from now on. */
  function goneOn(change: Known, item: Item): Write[] {
    return [
      {
        write: {
          Update: {
            TableName,
            Key: keyOfSegmentOf(subjectOfChange(change), item),
            UpdateExpression: "SET history = :history",
            ConditionExpression: "attribute_not_exists(pk)",
            ExpressionAttributeValues: { ":history": item["history"]! },
          },
        },
      },
      updated(change, { ...fieldsOf(change), ...baseOf(change) }, ":history"),
    ];
  }

  function updated(change: Known, fields: Item, history: string): Write {
    const names = Object.keys(fields);
    const sets = names.map((name) => `#${name} = :${name}`).join(", ");
    return {
      write: {
        Update: {
          TableName,
          Key: keyOf(subjectOfChange(change)),
          UpdateExpression: `SET ${sets}, history = ${history}${change.attempt ? " ADD attempts :one" : ""}`,
          ConditionExpression: "version = :expected",
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]!])),
            ":history": historyOf(change.events),
            ":expected": { N: String(change.before.version) },
            ...(change.attempt && { ":one": { N: "1" } }),
          },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      head: headOf(change),
    };
  }

  /** @returns whether all is written, or nothing because a record was no longer as it was read */
  function entered(entry: ProjectEntry): Write {
    const isNew = entry.version === 0;
    return {
      write: {
        Put: {
          TableName,
          Item: projectItem(entry),
          ConditionExpression: isNew ? "attribute_not_exists(pk)" : "version = :expected",
          ...(!isNew && { ExpressionAttributeValues: { ":expected": { N: String(entry.version) } } }),
        },
      },
    };
  }

  return async (
    changes: readonly Change[],
    entry?: ProjectEntry,
    contact?: ContactChange,
    authority?: Authority,
  ): Promise<"saved" | "conflict" | "over"> => {
    const continued = outgrown(changes);
    const writes: Write[] = [];
    for (const change of changes) {
      if (!isKnown(change)) writes.push(created(change));
      else if (!continued.has(change)) writes.push(appended(change));
      else {
        const item = await table.get(keyOf(subjectOfChange(change)));
        if (item?.["version"]?.N !== String(change.before.version)) return "conflict";
        writes.push(...goneOn(change, item));
      }
    }
    if (entry) writes.push(entered(entry));
    if (contact) writes.push({ write: contactWrite(TableName, contact, !changes.some(isKnown)) });
    for (const change of entry ? changes : [])
      if (change.of === "application" && !isKnown(change))
        writes.push({ write: { Put: { TableName, Item: submittedItem(change.state) } } });
    if (authority) return byAgent(writes, authority);
    const [first, ...others] = writes;
    return first && others.length === 0 ? alone(first) : together(writes);
  };
}

/** Why a transaction was cancelled by somebody who got on: it is loaded and decided again. */
const LOST: ReadonlySet<string> = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

const isKnown = (change: Change): change is Known => change.before !== null;

const headOf = ({ events }: Change): string => events.at(-1)!.hash;

/** The records whose histories go on in the next item; those that find no room in this transaction do with their next commit. */
function outgrown(changes: readonly Change[]): ReadonlySet<Change> {
  const added = (change: Change) => size(historyOf(change.events).L!.map(({ S }) => S!));
  let items = changes.length;
  let bytes = changes.reduce((sum, change) => sum + (change.before?.bytes ?? 0) + added(change), 0);
  const found = new Set<Change>();
  for (const change of changes) {
    if (!isKnown(change) || change.before.bytes + added(change) <= MOST_HISTORY) continue;
    const base = size(Object.values(baseOf(change)).map(({ S }) => S!));
    if (items + 1 > MOST_ITEMS || bytes + base > MOST_BYTES) continue;
    items += 1;
    bytes += base;
    found.add(change);
  }
  return found;
}

const size = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
