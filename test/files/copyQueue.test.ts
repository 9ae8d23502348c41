/** The queue of copies that are to be made of links, over both of its stores alike. */
import { afterAll, describe, expect, it } from "@jest/globals";
import { copiesIn } from "../../functions/adapters/copies.ts";
import type { CopyQueue } from "../../functions/app/files/files.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { again, type Copying } from "../../functions/domain/files/copy.ts";
import { copiesOf } from "../../server/store/copies.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase, openTable } from "../support/dynalite/database.ts";
import { T0 } from "../support/cases.ts";

const dynalite = openDatabase();
afterAll(async () => (await dynalite).close());

const OPEN: Record<string, () => Promise<CopyQueue>> = {
  SQLite: async () => {
    const database = openRecord(":memory:");
    return copiesOf(database, groupedWrites(database));
  },
  dynalite: async () => {
    const { client } = await dynalite;
    await openTable(client, "copies");
    return copiesIn(client, "copies");
  },
};

const copy = (n: number): Copying => ({
  copyId: `440307-0123456789ABCDEF-L${n}`,
  applicationId: "440307-0123456789ABCDEF",
  code: "site-plan",
  name: "总平面图",
  sha256: "0".repeat(64),
  uri: "https://files.example.org/plan.pdf",
  tries: 0,
  dueAt: plusSeconds(T0, n),
});

describe.each(Object.entries(OPEN))("the queue of copies in %s", (_, open) => {
  it("hands out what is due, the longest due first, until it is put off or over; each is asked for once", async () => {
    const copying = await open();
    const [first, second, third] = [copy(1), copy(2), copy(3)];
    for (const one of [third, first, second]) await copying.askCopy(one);
    const due = async (seconds: number, limit = 10) =>
      (await copying.dueCopies(plusSeconds(T0, seconds), limit)).map(({ copyId }) => copyId);
    expect(await due(0)).toEqual([]);
    expect(await due(2)).toEqual([first.copyId, second.copyId]);
    expect(await due(9, 1)).toEqual([first.copyId]);
    const later = again(first, "unreachable", plusSeconds(T0, 2))!;
    await copying.askAgain(later);
    // Asked for once more, it stays as it was put off.
    await copying.askCopy(first);
    expect(await due(61)).toEqual([second.copyId, third.copyId]);
    expect(await copying.dueCopies(plusSeconds(T0, 62), 1)).not.toEqual([later]);
    for (const one of [second, third]) await copying.forgetCopy(one);
    expect(await copying.dueCopies(plusSeconds(T0, 62), 10)).toEqual([later]);
    // One that is over is not brought back by who put it off at the same instant.
    await copying.forgetCopy(later);
    await copying.askAgain(later);
    expect(await due(9999)).toEqual([]);
  });
});
