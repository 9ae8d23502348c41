/**
 * Authorisations in DynamoDB: each an item that an agent's commits write with what they are about, so that of an act and an
 * end that meet one is first for everybody (docs/adr/0046).
 */
import {
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { queueOfAgent, QUEUE_OF_REQUESTS } from "../app/base/places.ts";
import type { AuthorisationRegister, Authority, Page } from "../app/base/ports.ts";
import { standingOf, type Authorisation } from "../domain/agency/authorisation.ts";
import { authorisationsUnder, SORT } from "../domain/base/ids.ts";
import { authorisationFields, interestKey, keyOf, subjectOf, toAuthorisation, type Item } from "./items.ts";
import type { queuesOf } from "./queues.ts";
import { readable } from "./setAside.ts";
import { ifIt, type StoreClient, type Table } from "./table.ts";

/** Nobody has ended it, and what may be used once has not been. */
const HOLDS = "attribute_exists(pk) AND attribute_not_exists(isOver)";
const UNUSED = "(attribute_not_exists(isSingle) OR attribute_not_exists(lastActAt))";

/**
 * What a commit by an agent writes of its authorisation: that it was its last act, where none was later by another machine's
 * clock (`isLatest`), else that there was one.
 */
export const authorityWrite = (
  TableName: string,
  { authorisationId, at }: Authority,
  isLatest: boolean,
): TransactWriteItem => ({
  Update: {
    TableName,
    Key: keyOf(authorisationId),
    UpdateExpression: isLatest ? "SET lastActAt = :at" : "SET lastActAt = lastActAt",
    ConditionExpression: isLatest
      ? `${HOLDS} AND ${UNUSED} AND (attribute_not_exists(lastActAt) OR lastActAt <= :at)`
      : `${HOLDS} AND attribute_not_exists(isSingle) AND lastActAt >= :at`,
    ExpressionAttributeValues: { ":at": { S: at } },
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
});

/** What kept an agent's commit out: its authorisation is over, or a later act is on record. */
export const authorityLost = (item: Item | undefined): "over" | "later" =>
  item === undefined || item["isOver"]?.BOOL === true || item["isSingle"]?.BOOL === true ? "over" : "later";

export const authorisationsIn = (
  client: StoreClient,
  TableName: string,
  table: Table,
  queues: ReturnType<typeof queuesOf>,
): AuthorisationRegister => {
  async function listed(
    queue: string,
    latestFirst: boolean,
    limit: number,
    cursor?: string,
  ): Promise<Page<Authorisation>> {
    const page = await queues.page(queue, latestFirst, limit, cursor);
    const items = await table.getAll(page.rows, { consistently: true });
    return { ...readable(items, toAuthorisation, subjectOf), cursor: page.cursor };
  }

  /** As it was read, with nothing said of it and nothing done by it since. */
  function written(before: Authorisation | undefined, after: Authorisation): TransactWriteItem {
    const Key = keyOf(after.authorisationId);
    const fields = authorisationFields(after);
    if (before === undefined)
      return {
        Put: { TableName, Item: { ...Key, ...fields }, ConditionExpression: "attribute_not_exists(pk)" },
      };
    const names = Object.keys(fields);
    const { lastActAt } = before;
    return {
      Update: {
        TableName,
        Key,
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
        ConditionExpression: `#acts = :before AND ${lastActAt === null ? "attribute_not_exists(lastActAt)" : "lastActAt = :last"}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]!])),
          ":before": { N: String(before.acts.length) },
          ...(lastActAt !== null && { ":last": { S: lastActAt } }),
        },
      },
    };
  }

  return {
    async authorisation(authorisationId) {
      const item = await table.get(keyOf(authorisationId));
      return item && toAuthorisation(item);
    },
    async authorisationsOf(creditCode) {
      const items = await table.under(
        authorisationsUnder(creditCode),
        SORT.authorisation,
        SORT.authorisation,
      );
      return items.map(toAuthorisation);
    },
    async keepAuthorisation(before, after, interests = []) {
      const { Put, Update } = written(before, after);
      if (interests.length === 0) {
        const one = Put ? new PutItemCommand(Put) : new UpdateItemCommand(Update!);
        return (await ifIt(() => client.send(one as PutItemCommand))) ? "saved" : "conflict";
      }
      const agentId = standingOf(after).agent!.id;
      const taken = interests.map((about): TransactWriteItem => ({
        Put: {
          TableName,
          Item: { ...interestKey(agentId, about), creditCode: { S: after.applicant.creditCode } },
          ConditionExpression: "attribute_not_exists(pk) OR creditCode = :own",
          ExpressionAttributeValues: { ":own": { S: after.applicant.creditCode } },
        },
      }));
      try {
        const TransactItems = [Put ? { Put } : { Update: Update! }, ...taken];
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return "saved";
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const [own, ...others] = (error.CancellationReasons ?? []).map(({ Code }) => Code);
        if (own !== "ConditionalCheckFailed" && others.includes("ConditionalCheckFailed")) return "taken";
        const isLost = [own, ...others].some(
          (code) => code === "ConditionalCheckFailed" || code === "TransactionConflict",
        );
        if (isLost) return "conflict";
        throw error;
      }
    },
    authorisationsFor: (agentId, status, limit, cursor) =>
      listed(queueOfAgent(agentId, status), true, limit, cursor),
    agentsAskedFor: (limit, cursor) => listed(QUEUE_OF_REQUESTS, false, limit, cursor),
  };
};
