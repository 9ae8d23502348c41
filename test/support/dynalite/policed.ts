/** A client that asks for what a policy allows and nothing else, as IAM sees it, and takes notes of what it asked for. */
import { PARTITIONS } from "../../../functions/adapters/tableUse.ts";
import { QUEUES, type Item } from "../../../functions/adapters/items.ts";
import type { StoreClient } from "../../../functions/adapters/table.ts";

/** An action, and the kind of partition that it was about; of the index, `queues`. */
export type Asked = `${string} ${string}`;

export type Policy = (asked: Asked) => boolean;

type Write = { Key?: Item; Item?: Item };
type Command = {
  constructor: { name: string };
  input: Write & {
    IndexName?: string;
    ExpressionAttributeValues?: Item;
    RequestItems?: Record<string, { Keys: Item[] }>;
    TransactItems?: { Put?: Write; Update?: Write; Delete?: Write }[];
  };
};

/** @param kinds the kinds of partitions of its table, by what their keys look like */
export function policed(
  client: StoreClient,
  may: Policy,
  note: (asked: Asked) => void,
  kinds: Readonly<Record<string, string>> = PARTITIONS,
  index: string = QUEUES,
): StoreClient {
  const about = (key: Item | undefined): string => kindOf(String(key?.["pk"]?.S), kinds);

  function* askedBy({ constructor: { name }, input }: Command): Iterable<Asked> {
    const action = name.replace(/Command$/, "");
    if (input.TransactItems)
      for (const { Put, Update, Delete } of input.TransactItems) {
        // Rights on what a transaction does are those of the single actions (IAM and transactions).
        const write = Put ?? Update ?? Delete;
        const single = Put ? "PutItem" : Update ? "UpdateItem" : "DeleteItem";
        yield `${single} ${about(write?.Key ?? write?.Item)}`;
      }
    else if (input.RequestItems)
      for (const { Keys } of Object.values(input.RequestItems))
        for (const key of Keys) yield `${action} ${about(key)}`;
    else if (input.IndexName) yield `${action} ${input.IndexName === index ? index : input.IndexName}`;
    else if (action === "Query") {
      const { ":pk": pk, ":queue": queue } = input.ExpressionAttributeValues ?? {};
      yield `${action} ${kindOf(String((pk ?? queue)?.S), kinds)}`;
    } else yield `${action} ${about(input.Key ?? input.Item)}`;
  }

  return {
    send: (async (command: Command) => {
      for (const asked of askedBy(command)) {
        note(asked);
        if (!may(asked)) throw Object.assign(new Error(`not allowed: ${asked}`), { name: "AccessDenied" });
      }
      return client.send(command as never);
    }) as StoreClient["send"],
  };
}

/** @throws Error when it is none of these, or might be two of them */
export function kindOf(key: string, kinds: Readonly<Record<string, string>>): string {
  const found = Object.entries(kinds).filter(([, pattern]) => matches(pattern, key));
  if (found.length !== 1) throw new Error(`${key} is in ${found.length} of the partitions`);
  return found[0]![0];
}

const matches = (pattern: string, key: string): boolean =>
  new RegExp(
    `^${pattern.replaceAll(/[.#-]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".")}$`,
    "s",
  ).test(key);
