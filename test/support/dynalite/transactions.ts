/**
 * What the stand-in lacks of the real table, over any client of it: transactions, and the item that a failed condition
 * met. One request at a time goes through, so that nobody sees half of a transaction; one that fails is undone.
 */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  IdempotentParameterMismatchException,
  PutItemCommand,
  TransactionCanceledException,
  UpdateItemCommand,
  type CancellationReason,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";
import type { StoreClient } from "../../../functions/adapters/table.ts";

type Command = { constructor: { name: string }; input: object };
type Write = { TableName?: string; Key?: Item; Item?: Item; ReturnValuesOnConditionCheckFailure?: string };

const MOST_ITEMS = 100;

export function withTransactions(client: StoreClient): StoreClient {
  /** The tokens of transactions that were done, and what each of them asked for. */
  const done = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  const send = (command: Command): Promise<unknown> => {
    const answer = last.then(() => answerTo(command));
    last = answer.catch(() => undefined);
    return answer;
  };

  async function answerTo(command: Command): Promise<unknown> {
    const { name } = command.constructor;
    if (name === "TransactWriteItemsCommand")
      return transact(command.input as TransactWriteItemsCommandInput);
    try {
      return await client.send(command as never);
    } catch (error) {
      const write = command.input as Write;
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const met =
        write.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? await itemUnder(write) : undefined;
      throw new ConditionalCheckFailedException({
        message: error.message,
        $metadata: error.$metadata,
        ...(met && { Item: met }),
      });
    }
  }

  async function transact({
    TransactItems: items = [],
    ClientRequestToken: token,
  }: TransactWriteItemsCommandInput) {
    check(items);
    const asked = JSON.stringify(items);
    const before = token === undefined ? undefined : done.get(token);
    if (before === asked) return {};
    if (before !== undefined)
      throw new IdempotentParameterMismatchException({
        message: "another request had this token",
        $metadata: {},
      });
    const undo: (() => Promise<unknown>)[] = [];
    const reasons: CancellationReason[] = [];
    for (const item of items) {
      const write = writeIn(item);
      const old = await itemUnder(write);
      try {
        await client.send(commandOf(item) as never);
        undo.unshift(() => restore(write, old));
        reasons.push({ Code: "None" });
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const isShown = write.ReturnValuesOnConditionCheckFailure === "ALL_OLD" && old !== undefined;
        reasons.push({ Code: "ConditionalCheckFailed", ...(isShown && { Item: old }) });
      }
    }
    if (undo.length < items.length) {
      for (const step of undo) await step();
      const codes = reasons.map(({ Code }) => Code).join(", ");
      throw new TransactionCanceledException({
        message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
        $metadata: {},
        CancellationReasons: reasons,
      });
    }
    if (token !== undefined) done.set(token, asked);
    return {};
  }

  async function itemUnder(write: Write): Promise<Item | undefined> {
    const key = { TableName: write.TableName, Key: keyIn(write), ConsistentRead: true };
    return (await client.send(new GetItemCommand(key))).Item;
  }

  const restore = (write: Write, old: Item | undefined): Promise<unknown> =>
    old === undefined
      ? client.send(new DeleteItemCommand({ TableName: write.TableName, Key: keyIn(write) }))
      : client.send(new PutItemCommand({ TableName: write.TableName, Item: old }));

  return { send: send as StoreClient["send"] };
}

function commandOf({
  Put,
  Update,
  Delete,
}: TransactWriteItem): PutItemCommand | UpdateItemCommand | DeleteItemCommand {
  if (Put) return new PutItemCommand(Put);
  if (Update) return new UpdateItemCommand(Update);
  return new DeleteItemCommand(Delete!);
}

const writeIn = ({ Put, Update, Delete }: TransactWriteItem): Write => (Put ?? Update ?? Delete) as Write;

const keyIn = ({ Key, Item }: Write): Item => Key ?? { pk: Item!["pk"]!, sk: Item!["sk"]! };

/** As the service checks it before anything else. */
function check(items: readonly TransactWriteItem[]): void {
  const keys = items.map((item) => JSON.stringify(keyIn(writeIn(item))));
  const fault =
    items.length < 1 || items.length > MOST_ITEMS
      ? "Member must have length less than or equal to 100"
      : new Set(keys).size < keys.length
        ? "Transaction request cannot include multiple operations on one item"
        : undefined;
  if (fault !== undefined) throw Object.assign(new Error(fault), { name: "ValidationException" });
}
