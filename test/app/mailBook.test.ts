/** What became of mails, in the table as every instance of the function finds it. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { LIMIT_EXPIRES } from "../../functions/adapters/limitsTable.ts";
import { mailBook, MAILS } from "../../functions/adapters/mailBook.ts";
import type { MailEnd } from "../../functions/app/notices/post.ts";
import { epochOf, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { openDatabase, openTable, type Database } from "../support/dynalite/database.ts";

const T0: Instant = "2026-03-02T01:00:00.000Z";
const TABLE = "mails";

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  await openTable(database.client, TABLE);
});
afterAll(() => database.close());

const instance = (now = T0) => mailBook(database.client, TABLE, () => now);

it("nothing is over of which nothing was said, and each mail ends for itself", async () => {
  const ends: MailEnd[] = ["sent", "nobody", "refused"];
  for (const end of ends) {
    expect(await instance().endOf(`e-${end}`)).toBeNull();
    await instance().end(`e-${end}`, end);
  }
  expect(await Promise.all(ends.map((end) => instance().endOf(`e-${end}`)))).toEqual(ends);
});

it("who says it again says no more than was said, and later", async () => {
  await instance().end("twice", "nobody");
  await instance(plusSeconds(T0, 60)).end("twice", "sent");
  expect(await instance().endOf("twice")).toBe("sent");
});

it("a mail leaves its event's id, how it ended, and when that may vanish: in more than a year", async () => {
  await instance().end("kept", "sent");
  const { Items = [] } = await database.client.send(new ScanCommand({ TableName: TABLE }));
  const item = Items.find(({ pk }) => pk?.S === `${MAILS}kept`)!;
  expect(Object.keys(item).toSorted()).toEqual(["as", LIMIT_EXPIRES, "pk", "sk"].toSorted());
  const after = Number(item[LIMIT_EXPIRES]!.N) - epochOf(T0) / 1000;
  expect(after).toBeGreaterThan(366 * 86_400);
});
