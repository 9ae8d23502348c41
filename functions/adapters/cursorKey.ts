/** The key that seals cursors: it lies beside the records, made by whoever first needs it (docs/adr/0013). */
import { randomBytes } from "node:crypto";
import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { StoreClient } from "./table.ts";
import { KEY_BYTES } from "./cursors.ts";
import { CURSORS, text, type Item } from "./items.ts";

const KEY: Item = { pk: { S: CURSORS }, sk: { S: "key" } };

/** Looks the key up once per process; whoever loses the race to make it takes the winner's. */
export function cursorKey(client: StoreClient, TableName: string): () => Promise<Uint8Array> {
  let known: Promise<Uint8Array> | undefined;
  return () => {
    known ??= load().catch((error: unknown) => {
      known = undefined; // asked for again next time
      throw error;
    });
    return known;
  };

  async function load(): Promise<Uint8Array> {
    return (await read()) ?? (await make());
  }

  async function read(): Promise<Uint8Array | undefined> {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: KEY, ConsistentRead: true }));
    return Item && Buffer.from(text(Item, "value"), "base64url");
  }

  async function make(): Promise<Uint8Array> {
    const made = randomBytes(KEY_BYTES);
    const Item = { ...KEY, value: { S: made.toString("base64url") } };
    try {
      await client.send(
        new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(pk)" }),
      );
      return made;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return (await read())!;
    }
  }
}
