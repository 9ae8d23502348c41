/**
 * A table whose clients count what DynamoDB would take for each request. It keeps every item as it was last written, so
 * that it knows both images of a write, and the whole size of what a projection shows in part; these are the images of
 * the table's stream, too.
 */
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { indexUnits, readUnits, writeUnits, type Images } from "./capacity.ts";
import type { Item } from "../../functions/adapters/items.ts";
import { sizeOf } from "./itemSize.ts";

/** One request: whose, which, and what it took. `tableUnits` and `indexUnits` are written, `readUnits` read. */
export type Spent = {
  by: string;
  operation: string;
  /** The partition of what was asked for; of a request about more than one, or more than one kind, there is one for each; `null` where a query of the index may find any. */
  partition: string | null;
  /** What its sort key begins with, up to `#`: what kind of thing was asked for; `null` as above, and for a query. */
  kind: string | null;
  tableUnits: number;
  indexUnits: number;
  readUnits: number;
};

/** What one request has written, in its order. */
export type Written = readonly Images[];

export type CountedTableOptions = {
  client: StoreClient;
  /** The attributes of the table's key, and of its index of keys. */
  key: readonly [string, string];
  index: readonly [string, string];
  spent: (spent: Spent) => void;
  written: (written: Written) => void;
};

type Command = { constructor: { name: string }; input: never };
type Single = { Key?: Item; Item?: Item; ConditionExpression?: string };
type Several = {
  TransactItems: Partial<Record<"Put" | "Update" | "Delete" | "ConditionCheck", Single>>[];
};
type Read = { ConsistentRead?: boolean; IndexName?: string };
type Query = Read & { ExpressionAttributeValues?: Item };
type Batch = { RequestItems: Record<string, Read & { Keys: Item[] }> };
type Answer = {
  Item?: Item;
  Items?: Item[];
  Responses?: Record<string, Item[]>;
  UnprocessedKeys?: Record<string, { Keys: Item[] }>;
};

/** Twice what the item would take by itself. */
const TRANSACTION = 2;

export function countedTable({ client, key, index, spent, written }: CountedTableOptions) {
  const items = new Map<string, Item>();
  let writing: Promise<unknown> = Promise.resolve();
  const idOf = (item: Item): string => key.map((name) => item[name]!.S!).join("\n");
  const keyOf = (item: Item): Item => Object.fromEntries(key.map((name) => [name, item[name]!]));

  /** One after the other, or the images of one write would be another's. */
  function write(by: string, command: Command): Promise<unknown> {
    const result = writing.then(() => writeNow(by, command));
    writing = result.catch(() => undefined);
    return result;
  }

  async function writeNow(by: string, command: Command): Promise<unknown> {
    const operation = nameOf(command);
    const { targets, times, TableName } = targetsOf(operation, command.input);
    const before = targets.map(({ item }) => items.get(idOf(item)));
    // A transaction may write under a case and beside it.
    const spend = (images: Written) => {
      const groups = Map.groupBy(
        images.keys(),
        (i) => `${partitionOf(targets[i]!.item)}\n${kindOf(targets[i]!.item)}`,
      );
      for (const own of groups.values())
        spent({
          by,
          operation,
          partition: partitionOf(targets[own[0]!]!.item),
          kind: kindOf(targets[own[0]!]!.item),
          tableUnits: times * own.reduce((all, i) => all + writeUnits(images[i]!), 0),
          indexUnits: own.reduce((all, i) => all + indexUnits(images[i]!, [...index, ...key]), 0),
          readUnits: 0,
        });
    };
    let answer: unknown;
    try {
      answer = await client.send(command as never);
    } catch (error) {
      // What fails on its condition, or is cancelled with others, is paid for all the same.
      if (isRefused(error)) spend(before.map((image) => ({ before: image, after: image })));
      throw error;
    }
    const images: Images[] = [];
    for (const [i, { item, changes }] of targets.entries()) {
      const after = changes ? await itemOf(TableName, item) : before[i];
      if (after) items.set(idOf(item), after);
      else items.delete(idOf(item));
      images.push({ before: before[i], after });
    }
    spend(images);
    written(images.filter((_, i) => targets[i]!.changes));
    return answer;
  }

  async function itemOf(TableName: string, item: Item): Promise<Item | undefined> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: keyOf(item), ConsistentRead: true }),
    );
    return Item;
  }

  async function read(by: string, command: Command): Promise<unknown> {
    const operation = nameOf(command);
    const answer = (await client.send(command as never)) as Answer;
    spent({
      by,
      operation,
      partition: partitionRead(operation, command.input),
      kind: kindRead(operation, command.input),
      tableUnits: 0,
      indexUnits: 0,
      readUnits: unitsRead(operation, command.input, answer),
    });
    return answer;
  }

  function unitsRead(operation: string, input: Read & Batch, answer: Answer): number {
    const whole = (item: Item): number => {
      const known = items.get(idOf(item));
      if (!known) throw new Error(`${idOf(item)} was read, and nobody has written it`);
      return sizeOf(known);
    };
    const consistent = input.ConsistentRead === true;
    switch (operation) {
      case "GetItem":
        return readUnits(answer.Item ? whole(answer.Item) : 0, consistent);
      case "Query": {
        const size = input.IndexName === undefined ? whole : entrySize;
        return readUnits(
          (answer.Items ?? []).reduce((all, item) => all + size(item), 0),
          consistent,
        );
      }
      case "BatchGetItem":
        // Each by itself; one that is not there is asked for, too, and one that was not processed is not.
        return Object.entries(input.RequestItems).reduce((all, [table, { Keys, ConsistentRead }]) => {
          const left = new Set((answer.UnprocessedKeys?.[table]?.Keys ?? []).map(idOf));
          const asked = Keys.filter((one) => !left.has(idOf(one)));
          return asked.reduce((units, one) => {
            const known = items.get(idOf(one));
            return units + readUnits(known ? sizeOf(known) : 0, ConsistentRead === true);
          }, all);
        }, 0);
      default:
        throw new Error(`nobody knows what ${operation} takes`);
    }
  }

  const partitionOf = (item: Item): string => item[key[0]]!.S!;

  function partitionRead(operation: string, input: Single & Query & Batch): string | null {
    if (operation === "GetItem") return partitionOf(input.Key!);
    if (operation === "BatchGetItem") return partitionOf(Object.values(input.RequestItems)[0]!.Keys[0]!);
    return input.IndexName === undefined ? (input.ExpressionAttributeValues?.[":pk"]?.S ?? null) : null;
  }

  const kindOf = (item: Item): string => item[key[1]]!.S!.split("#")[0]!;

  function kindRead(operation: string, input: Single & Batch): string | null {
    if (operation === "GetItem") return kindOf(input.Key!);
    return operation === "BatchGetItem" ? kindOf(Object.values(input.RequestItems)[0]!.Keys[0]!) : null;
  }

  const entrySize = (item: Item): number =>
    sizeOf(Object.fromEntries([...key, ...index].map((name) => [name, item[name]!])));

  return {
    /** A client whose requests are counted as those of `by`. */
    clientOf: (by: string): StoreClient => {
      const send = (command: Command) =>
        WRITES.has(nameOf(command)) ? write(by, command) : read(by, command);
      return { send: send as unknown as StoreClient["send"] };
    },
  };
}

const WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"]);

const nameOf = ({ constructor }: Command): string => constructor.name.replace(/Command$/, "");

const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  ["ConditionalCheckFailedException", "TransactionCanceledException"].includes(error.name);

/** What a write is about, in its order, and how often each of it counts. */
function targetsOf(operation: string, input: Single & Several & { TableName: string }) {
  if (operation !== "TransactWriteItems")
    return {
      targets: [{ item: (input.Item ?? input.Key)!, changes: true }],
      times: 1,
      TableName: input.TableName,
    };
  const actions = input.TransactItems.map(
    ({ Put, Update, Delete, ConditionCheck }) => (Put ?? Update ?? Delete ?? ConditionCheck)!,
  );
  return {
    targets: actions.map((action, i) => ({
      item: (action.Item ?? action.Key)!,
      changes: input.TransactItems[i]!.ConditionCheck === undefined,
    })),
    times: TRANSACTION,
    TableName: (actions[0] as { TableName?: string }).TableName!,
  };
}
