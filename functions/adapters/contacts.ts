/** Contacts in DynamoDB: an item beside the record of each case, which the stream's consumers never see. */
import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { placeOfContact, QUEUE_OF_CONTACTS } from "../app/base/places.ts";
import type { CaseLists, CaseRecords, ContactChange } from "../app/base/ports.ts";
import { keyOfPersonal, text } from "./items.ts";
import type { queuesOf } from "./queues.ts";
import type { StoreClient, Table } from "./table.ts";

type Port = Pick<CaseRecords, "sealedContact" | "deferContact"> & Pick<CaseLists, "contactsBefore">;

const NAMES = { "#queue": "queue", "#rank": "rank" };

/**
 * What a commit writes of a contact. The first is an item of its own, as the record is; another one keeps its place, and of one
 * that is erased nothing is left but its key.
 */
export function contactWrite(
  TableName: string,
  { applicationId, sealed, since }: ContactChange,
  isFirst: boolean,
): TransactWriteItem {
  const Key = keyOfPersonal(applicationId);
  if (sealed === null)
    return {
      Update: {
        TableName,
        Key,
        UpdateExpression: "REMOVE caseKey, sealed, #queue, #rank",
        ExpressionAttributeNames: NAMES,
      },
    };
  const [caseKey, body] = [{ B: sealed.key }, { B: sealed.sealed }];
  if (!isFirst)
    return {
      Update: {
        TableName,
        Key,
        UpdateExpression: "SET caseKey = :caseKey, sealed = :sealed",
        ExpressionAttributeValues: { ":caseKey": caseKey, ":sealed": body },
      },
    };
  const { queue, rank } = placeOfContact(applicationId, since);
  return {
    Put: {
      TableName,
      Item: { ...Key, caseKey, sealed: body, queue: { S: queue }, rank: { S: rank } },
    },
  };
}

export const contactsIn = (
  client: StoreClient,
  TableName: string,
  table: Table,
  queues: ReturnType<typeof queuesOf>,
): Port => ({
  async sealedContact(applicationId) {
    const item = await table.get(keyOfPersonal(applicationId));
    const [key, sealed] = [item?.["caseKey"]?.B, item?.["sealed"]?.B];
    return key && sealed && { key, sealed };
  },
  async deferContact(applicationId, since) {
    const { queue, rank } = placeOfContact(applicationId, since);
    try {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: keyOfPersonal(applicationId),
          UpdateExpression: "SET #queue = :queue, #rank = :rank",
          ConditionExpression: "attribute_exists(sealed)",
          ExpressionAttributeNames: NAMES,
          ExpressionAttributeValues: { ":queue": { S: queue }, ":rank": { S: rank } },
        }),
      );
    } catch (error) {
      // It was erased meanwhile.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  async contactsBefore(before, limit) {
    const { rows } = await queues.page(QUEUE_OF_CONTACTS, false, limit, undefined, before);
    return rows.map((key) => text(key, "pk"));
  },
});
