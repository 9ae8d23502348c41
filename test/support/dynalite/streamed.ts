/** What the table's stream tells of each write (view NEW_AND_OLD_IMAGES), read beside a client: the stand-in has no stream. */
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";
import type { StoreClient } from "../../../functions/adapters/table.ts";

export type StreamRecord = {
  eventName: "INSERT" | "MODIFY" | "REMOVE";
  dynamodb: { SequenceNumber: string; NewImage?: Item; OldImage?: Item };
};

type Write = { TableName: string; Key?: Item; Item?: Item };
type Command = {
  constructor: { name: string };
  input: Write & { TransactItems?: Record<string, Write>[] };
};

const WRITES = /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems)Command$/;

export function withStream(client: StoreClient, tell: (record: StreamRecord) => void): StoreClient {
  let told = 0;

  async function send(command: Command): Promise<unknown> {
    if (!WRITES.test(command.constructor.name)) return client.send(command as never);
    const { input } = command;
    const writes = (input.TransactItems ?? [{ Write: input }]).flatMap((item) => Object.values(item));
    const before = await Promise.all(writes.map(imageOf));
    const answer = await client.send(command as never);
    const after = await Promise.all(writes.map(imageOf));
    for (const [i, NewImage] of after.entries()) {
      const OldImage = before[i];
      if (JSON.stringify(NewImage) === JSON.stringify(OldImage)) continue;
      const eventName = !OldImage ? "INSERT" : NewImage ? "MODIFY" : "REMOVE";
      const SequenceNumber = String(++told);
      const images = { ...(NewImage && { NewImage }), ...(OldImage && { OldImage }) };
      tell({ eventName, dynamodb: { SequenceNumber, ...images } });
    }
    return answer;
  }

  async function imageOf({ TableName, Key, Item }: Write): Promise<Item | undefined> {
    const key = Key ?? { pk: Item!["pk"]!, sk: Item!["sk"]! };
    return (await client.send(new GetItemCommand({ TableName, Key: key, ConsistentRead: true }))).Item;
  }

  return { send: send as StoreClient["send"] };
}
