/** The register of files in the table of the cases: an item each, in a queue until something refers to it for good. */
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Place } from "../app/base/ports.ts";
import type { UploadRegister } from "../app/files/files.ts";
import { parseUpload } from "../contracts/files/stored.ts";
import {
  keyOfFile,
  keyOfRoom,
  placeOfChecking,
  placeOfKept,
  placeOfLoose,
  placeOfUntold,
} from "../domain/base/ids.ts";
import { isUntold, type Upload } from "../domain/files/upload.ts";
import { itemKey, text, type Item } from "./items.ts";
import { ifIt, tableOf, type StoreClient } from "./table.ts";

export function uploadsIn(client: StoreClient, TableName: string): UploadRegister {
  const table = tableOf(client, TableName);
  const keyOf = ({ fileId }: Pick<Upload, "fileId">): Item => itemKey(keyOfFile(fileId));

  const itemOf = (upload: Upload, place: Item): Item => ({
    ...keyOf(upload),
    ...place,
    revision: { N: String(upload.revision) },
    body: { S: JSON.stringify(upload) },
  });

  return {
    async upload(fileId) {
      const item = await table.get(keyOf({ fileId }));
      return item && parseUpload(text(item, "body"));
    },

    takeRoom: (holder, bytes, most) =>
      ifIt(() =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: itemKey(keyOfRoom(holder)),
            UpdateExpression: "ADD files :one, #bytes :more",
            ConditionExpression: "attribute_not_exists(files) OR (files < :most AND #bytes <= :room)",
            ExpressionAttributeNames: { "#bytes": "bytes" },
            ExpressionAttributeValues: {
              ":one": { N: "1" },
              ":more": { N: String(bytes) },
              ":most": { N: String(most.files) },
              ":room": { N: String(most.bytes - bytes) },
            },
          }),
        ),
      ),

    async announceUpload(upload) {
      await client.send(
        new PutItemCommand({
          TableName,
          Item: itemOf(upload, looseAt(upload)),
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
    },

    async replaceUpload(upload) {
      const before = await table.get(keyOf(upload));
      const replaced = {
        TableName,
        Item: itemOf(upload, placeAfter(upload, before)),
        ConditionExpression: "revision = :before",
        ExpressionAttributeValues: { ":before": { N: String(upload.revision - 1) } },
      };
      return (await ifIt(() => client.send(new PutItemCommand(replaced)))) ? "saved" : "conflict";
    },

    async settleUpload(upload, since) {
      const { queue, rank } = placeOfKept(since, upload.fileId);
      await ifIt(() =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: keyOf(upload),
            UpdateExpression: "SET #queue = :queue, #rank = :rank",
            ConditionExpression: "revision = :revision",
            ExpressionAttributeNames: { "#queue": "queue", "#rank": "rank" },
            ExpressionAttributeValues: {
              ":revision": { N: String(upload.revision) },
              ":queue": { S: queue },
              ":rank": { S: rank },
            },
          }),
        ),
      );
    },

    async forgetUpload(upload) {
      await ifIt(() =>
        client.send(
          new DeleteItemCommand({
            TableName,
            Key: keyOf(upload),
            ConditionExpression: "revision = :revision",
            ExpressionAttributeValues: { ":revision": { N: String(upload.revision) } },
          }),
        ),
      );
    },

    looseUploads: (before, limit) => standingIn(placeOfLoose(before, ""), limit),
    keptBefore: (before, limit) => standingIn(placeOfKept(before, ""), limit),
    async checkingUploads(limit) {
      const standing = await standingIn(placeOfChecking(LATEST, ""), limit);
      // The queue may lag behind the items.
      return standing.filter(({ status }) => status === "checking");
    },
    untoldUploads: async (limit) => (await standingIn(placeOfUntold(LATEST, ""), limit)).filter(isUntold),
  };

  async function standingIn(place: Place, limit: number): Promise<Upload[]> {
    return (await table.standing(place, limit)).map((item) => parseUpload(text(item, "body")));
  }
}

/** No instant is behind it. */
const LATEST = "~";

/**
 * Where a file stands after it was written: as before, but while it is looked at whole or its cases are to be told of it, and
 * once that is over or it is gone. Who collects sorts out again what cases refer to.
 */
function placeAfter(upload: Upload, before: Item | undefined): Item {
  const { announcedAt, fileId, status } = upload;
  const { queue, rank } = before ?? {};
  if (status === "checking") return placed(placeOfChecking(announcedAt, fileId));
  if (isUntold(upload)) return placed(placeOfUntold(announcedAt, fileId));
  if (status === "gone" || PASSING.some((one) => queue?.S === one)) return looseAt(upload);
  return queue && rank ? { queue, rank } : {};
}

/** Queues in which nothing stays. */
const PASSING = [placeOfChecking, placeOfUntold].map((placeOf) => placeOf("", "").queue);

const looseAt = ({ announcedAt, fileId }: Upload): Item => placed(placeOfLoose(announcedAt, fileId));

function placed({ queue, rank }: { queue: string; rank: string }): Item {
  return { queue: { S: queue }, rank: { S: rank } };
}
