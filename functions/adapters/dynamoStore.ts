/** The record in DynamoDB: one item per application, review and complaint, and a case in one transaction (docs/adr/0017). */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { CaseStore, Page, Recorded } from "../app/base/ports.ts";
import { GENESIS } from "../app/base/history.ts";
import { copyHistory, parseHistory } from "../contracts/stored.ts";
import type { Chained } from "../domain/base/history.ts";
import {
  holdsUnder,
  keyOfSubject,
  OUTAGES,
  segmentOfKey,
  projectsUnder,
  SORT,
  subjectOfOutage,
} from "../domain/base/ids.ts";
import type { Review } from "../domain/review/review.ts";
import { authorisationsIn } from "./authorisations.ts";
import { caseFacts } from "./caseFacts.ts";
import { contactsIn } from "./contacts.ts";
import { commitsTo } from "./commits.ts";
import {
  QUEUE_OF_INQUIRIES,
  queueOfRatings,
  QUEUE_OF_OUTAGES,
  queueOfApplicant,
  queueOfApplications,
  queueOfBills,
  queueOfComplaints,
  queueOfDepartment,
  queueOfHolds,
} from "../app/base/places.ts";
import { figuresIn, listsIn } from "./figures.ts";
import { noticesIn } from "./notices.ts";
import { queuesOf } from "./queues.ts";
import { openOf, type QueuePage } from "./sealedQueues.ts";
import { readable } from "./setAside.ts";
import { ifIt, tableOf, type StoreClient } from "./table.ts";
import {
  besidesIn,
  firstIn,
  generationOf,
  holdItem,
  isContinued,
  keyAmongOwn,
  keyOf,
  keyOfNote,
  keyOfPlaces,
  projectKey,
  keyOfWaiting,
  outageItem,
  recordKeyOf,
  storedIn,
  subjectOf,
  text,
  toApplication,
  toBill,
  toComplaint,
  toInquiry,
  toRating,
  toHold,
  toOutage,
  toProject,
  toReview,
  toWait,
  type Item,
} from "./items.ts";

export type DynamoStoreOptions = { client: StoreClient; table: string };

/** How often a note is tried that meets a transaction on its record. */
const TRIES = 5;

export function dynamoStore({ client, table: TableName }: DynamoStoreOptions): CaseStore {
  const table = tableOf(client, TableName);
  const queues = queuesOf(client, TableName);
  const ownOnes = queuesOf(client, TableName, keyAmongOwn);
  const facts = caseFacts(table);
  const commit = commitsTo(client, TableName, table);
  const figures = figuresIn(client, TableName, table);

  /** The records of a page; an index may lag, so that they are read consistently, and what is gone is left out. */
  const itemsOf = ({ rows }: QueuePage<Item>) => table.getAll(rows, { consistently: true });

  async function reviewsOn(page: QueuePage<Item>): Promise<Page<Recorded<Review>>> {
    const [items, given] = await Promise.all([itemsOf(page), facts.of(page.rows.map(subjectOf))]);
    const read = (item: Item) => toReview(item, given(subjectOf(item)));
    return { ...readable(items, read, subjectOf), cursor: page.cursor };
  }

  return {
    async loadCase(applicationId) {
      const items = await table.under(applicationId, SORT.application, SORT.review);
      const item = items.find((one) => text(one, "sk") === SORT.application);
      if (!item) return undefined;
      const application = toApplication(item);
      facts.keep(application.state);
      const under = (prefix: string) => items.filter((one) => text(one, "sk").startsWith(prefix));
      const reviews = under(SORT.review);
      const given = await facts.of(reviews.map(subjectOf));
      return {
        application,
        reviews: reviews.map((review) => toReview(review, given(subjectOf(review)))),
        complaints: under(SORT.complaint).map(toComplaint),
        ...items.filter((one) => text(one, "sk") === SORT.bill).map((one) => ({ bill: toBill(one) }))[0],
        inquiries: under(SORT.inquiry).map(toInquiry),
        ratings: under(SORT.rating).map(toRating),
      };
    },

    async loadApplication(applicationId) {
      const item = await table.get(keyOf(applicationId));
      return item && toApplication(item);
    },

    async loadReview(reviewId) {
      const [item, given] = await Promise.all([table.get(keyOf(reviewId)), facts.of([reviewId])]);
      return item && toReview(item, given(reviewId));
    },

    async projectOf(creditCode, projectCode) {
      const item = await table.get(projectKey(creditCode, projectCode));
      return item
        ? toProject(item, projectCode)
        : { creditCode, projectCode, version: 0, applications: [], earlier: [] };
    },
    async projectsOf(projectCode, most) {
      const items = await table.under(projectsUnder(projectCode), SORT.project, SORT.project, most);
      return items.map((item) => toProject(item, projectCode));
    },

    async commit(changes, entry, contact, authority) {
      const written = await commit(changes, entry, contact, authority);
      if (written === "saved")
        for (const change of changes) if (change.of === "application") facts.keep(change.state);
      return written;
    },

    async countAttempt(reviewId) {
      const counted = {
        TableName,
        Key: keyOf(reviewId),
        UpdateExpression: "ADD attempts :one",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: { ":one": { N: "1" } },
      };
      for (let tries = 1; ; tries++)
        try {
          return void (await client.send(new UpdateItemCommand(counted)));
        } catch (error) {
          if (!(error instanceof TransactionConflictException) || tries === TRIES) throw error;
        }
    },

    async noteWait(wait) {
      const noted = {
        TableName,
        Key: keyOfWaiting(wait),
        UpdateExpression: "SET #token = :token",
        ExpressionAttributeNames: { "#token": "token" },
        ExpressionAttributeValues: { ":token": { S: wait.token } },
      };
      await client.send(new UpdateItemCommand(noted));
    },

    async waitsOf(applicationId, subject) {
      const prefix = SORT.wait + (subject === undefined ? "" : `${keyOfSubject(subject).sortKey}#`);
      return (await table.under(applicationId, prefix, prefix)).map(toWait);
    },

    async forgetWait(wait) {
      const forgotten = {
        TableName,
        Key: keyOfWaiting(wait),
        ConditionExpression: "#token = :token",
        ExpressionAttributeNames: { "#token": "token" },
        ExpressionAttributeValues: { ":token": { S: wait.token } },
      };
      await ifIt(() => client.send(new DeleteItemCommand(forgotten)));
    },

    async beginGeneration(applicationId, generation, reviewIds) {
      const noted = (subject: string, condition: string) => ({
        Update: {
          TableName,
          Key: keyOf(subject),
          UpdateExpression: "SET generation = :generation",
          ConditionExpression: condition,
          ExpressionAttributeValues: { ":generation": { N: String(generation) } },
        },
      });
      // A record without one has the first.
      const isBefore =
        "attribute_exists(pk) AND (attribute_not_exists(generation) OR generation < :generation)";
      const TransactItems = [
        noted(applicationId, isBefore),
        ...reviewIds.map((reviewId) => noted(reviewId, "attribute_exists(pk)")),
      ];
      for (let tries = 1; ; tries++)
        try {
          await client.send(new TransactWriteItemsCommand({ TransactItems }));
          return "begun";
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
          const application = await table.get(keyOf(applicationId));
          if (application && generationOf(application) >= generation) return "already";
          const isMet = error.CancellationReasons?.some(({ Code }) => Code === "TransactionConflict");
          if (!isMet || tries === TRIES) throw error;
        }
    },

    async reviewsOf(department, phase, limit, cursor, before) {
      const queue = queueOfDepartment(department, phase);
      return reviewsOn(await queues.page(queue, phase === "closed", limit, cursor, before));
    },

    async openReviewsOf(departments, limit, cursor) {
      return reviewsOn(await queues.across(openOf(departments), limit, cursor));
    },

    async applicationsIn(phase, limit, cursor): Promise<Page<string>> {
      const page = await queues.page(queueOfApplications(phase), phase === "over", limit, cursor);
      return { items: page.rows.map((key) => text(key, "pk")), cursor: page.cursor };
    },

    async applicationsOf(creditCode, limit, cursor): Promise<Page<string>> {
      const page = await ownOnes.page(queueOfApplicant(creditCode), true, limit, cursor);
      return { items: page.rows.map((key) => text(key, "pk")), cursor: page.cursor };
    },

    async loadBill(billId) {
      const item = await table.get(keyOf(billId));
      return item && toBill(item);
    },

    async loadComplaint(complaintId) {
      const item = await table.get(keyOf(complaintId));
      return item && toComplaint(item);
    },

    async loadInquiry(inquiryId) {
      const item = await table.get(keyOf(inquiryId));
      return item && toInquiry(item);
    },

    async loadRating(ratingId) {
      const item = await table.get(keyOf(ratingId));
      return item && toRating(item);
    },

    async takePlace(applicationId, list, taker, most) {
      const taken = {
        TableName,
        Key: keyOfPlaces(applicationId, list),
        UpdateExpression: "ADD takers :taker",
        ConditionExpression: "attribute_not_exists(takers) OR contains(takers, :own) OR size(takers) < :most",
        ExpressionAttributeValues: {
          ":taker": { SS: [taker] },
          ":own": { S: taker },
          ":most": { N: String(most) },
        },
      };
      return ifIt(() => client.send(new UpdateItemCommand(taken)));
    },

    async complaintsOf(applicationId) {
      return (await table.under(applicationId, SORT.complaint, SORT.complaint)).map(toComplaint);
    },

    async billsIn(status, limit, cursor) {
      const page = await queues.page(queueOfBills(status), false, limit, cursor);
      return { ...readable(await itemsOf(page), toBill, subjectOf), cursor: page.cursor };
    },

    async complaintsIn(status, limit, cursor) {
      const page = await queues.page(queueOfComplaints(status), false, limit, cursor);
      return { ...readable(await itemsOf(page), toComplaint, subjectOf), cursor: page.cursor };
    },

    async inquiriesOpen(limit, cursor) {
      const page = await queues.page(QUEUE_OF_INQUIRIES, false, limit, cursor);
      return { ...readable(await itemsOf(page), toInquiry, subjectOf), cursor: page.cursor };
    },

    async ratingsIn(status, limit, cursor) {
      const page = await queues.page(queueOfRatings(status), status === "kept", limit, cursor);
      return { ...readable(await itemsOf(page), toRating, subjectOf), cursor: page.cursor };
    },

    async holdsOf(creditCode) {
      return (await table.under(holdsUnder(creditCode), SORT.hold, SORT.hold)).map(toHold);
    },

    async hold(holdId) {
      const item = await table.get(keyOf(holdId));
      return item && toHold(item);
    },

    async placeHold(hold) {
      const isNew = { TableName, Item: holdItem(hold), ConditionExpression: "attribute_not_exists(pk)" };
      return (await ifIt(() => client.send(new PutItemCommand(isNew)))) ? "placed" : "already";
    },

    async endHold(ended) {
      const replaced = {
        TableName,
        Item: holdItem(ended),
        ConditionExpression: "#queue = :standing",
        ExpressionAttributeNames: { "#queue": "queue" },
        ExpressionAttributeValues: { ":standing": { S: queueOfHolds("standing") } },
      };
      return (await ifIt(() => client.send(new PutItemCommand(replaced)))) ? "saved" : "conflict";
    },

    async holdsIn(status, limit, cursor) {
      const page = await queues.page(queueOfHolds(status), true, limit, cursor);
      return { ...readable(await itemsOf(page), toHold, subjectOf), cursor: page.cursor };
    },
    countedOf: figures.countedOf,
    count: figures.count,
    figuresOf: figures.between,
    listedOf: listsIn(client, TableName),

    async outages() {
      return (await table.under(OUTAGES, SORT.outage, SORT.outage)).map(toOutage);
    },

    async outage(outageId) {
      const item = await table.get(keyOf(subjectOfOutage(outageId)));
      return item && toOutage(item);
    },

    async keepOutage(before, outage) {
      const Item = outageItem(outage);
      const asRead =
        before === undefined
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "acts = :acts",
              ExpressionAttributeValues: { ":acts": { N: String(before.acts.length) } },
            };
      const kept = { TableName, Item, ...asRead };
      return (await ifIt(() => client.send(new PutItemCommand(kept)))) ? "saved" : "conflict";
    },

    async outagesIn(limit, cursor) {
      const page = await queues.page(QUEUE_OF_OUTAGES, true, limit, cursor);
      return { ...readable(await itemsOf(page), toOutage, subjectOf), cursor: page.cursor };
    },

    ...noticesIn(client, TableName, table),
    ...contactsIn(client, TableName, table, queues),
    ...authorisationsIn(client, TableName, table, queues),

    async noted(name) {
      const item = await table.get(keyOfNote(name));
      return item && text(item, "value");
    },

    async note(name, value) {
      await client.send(new PutItemCommand({ TableName, Item: { ...keyOfNote(name), value: { S: value } } }));
    },

    async replaceNote(name, before, value) {
      const replaced = {
        TableName,
        Item: { ...keyOfNote(name), value: { S: value } },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
        ...(before === undefined
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "#value = :before",
              ExpressionAttributeNames: { "#value": "value" },
              ExpressionAttributeValues: { ":before": { S: before } },
            }),
      };
      try {
        await client.send(new PutItemCommand(replaced));
        return "saved";
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // What it meets may be its own, whose answer was lost.
        return error.Item && text(error.Item, "value") === value ? "saved" : "conflict";
      }
    },

    async histories(applicationId) {
      const read = await historiesBy(applicationId, parseHistory);
      return read.map(({ subject, events }) => ({ subject, events }));
    },

    async copies(applicationId) {
      const read = await historiesBy(applicationId, copyHistory);
      return read.map(({ record, ...history }) => ({ ...history, ...besidesIn(record) }));
    },
  };

  /** The history of each record of a case, which may have begun in other items. */
  async function historiesBy<E>(
    applicationId: string,
    parse: (stored: readonly string[], head: string) => Chained<E>[],
  ): Promise<{ record: Item; subject: string; events: Chained<E>[] }[]> {
    const records = await table.under(applicationId, SORT.application, SORT.review);
    const goesOn = records.some(isContinued);
    const segments = goesOn ? await table.under(applicationId, SORT.segment, SORT.segment) : [];
    return records.map((record) => {
      const subject = subjectOf(record);
      const earlier = segments.filter((segment) => {
        const part = segmentOfKey(recordKeyOf(segment));
        // What the record still held when it was read may lie in a segment by now.
        return part.subject === subject && part.first < firstIn(record);
      });
      return { record, subject, events: parse([...earlier, record].flatMap(storedIn), GENESIS) };
    });
  }
}
