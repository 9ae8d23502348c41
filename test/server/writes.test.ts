/** Writes are grouped: what comes turn after turn of the event loop is forced to the disk together, and nobody waits for long. */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { DatabaseSync } from "node:sqlite";
import { groupedWrites, type Writes } from "../../server/store/writes.ts";

let database: DatabaseSync;
let writes: Writes;
let commits: () => number;
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  const exec = jest.spyOn(database, "exec");
  commits = () => exec.mock.calls.filter(([sql]) => sql === "COMMIT").length;
  writes = groupedWrites(database);
});
afterEach(() => {
  writes.flush();
  database.close();
});

describe("a write", () => {
  it("that comes alone is committed in the next turn", async () => {
    let isThere = false;
    void writes.run(() => undefined).then(() => (isThere = true));
    await turn();
    await turn();
    expect([isThere, commits()]).toEqual([true, 1]);
  });

  it("waits for those that come with it, and for those that these bring", async () => {
    const answered = [writes.run(() => 1), writes.run(() => 2)];
    // Asked for after the group has been looked at once, as the next caller's is.
    await turn();
    answered.push(writes.run(() => 3));
    expect([await Promise.all(answered), commits()]).toEqual([[1, 2, 3], 1]);
  });

  it("is committed after a while however many more come", async () => {
    let isThere = false;
    void writes.run(() => undefined).then(() => (isThere = true));
    const others: Promise<void>[] = [];
    for (let turns = 0; !isThere && turns < 100_000; turns++) {
      others.push(
        writes.run(() => undefined),
        writes.run(() => undefined),
      );
      await turn();
    }
    expect([isThere, commits()]).toEqual([true, 1]);
    await Promise.all(others);
  });
});

it("that follows from one goes before whatever is asked for in a later turn, as far as it leads", async () => {
  const order: string[] = [];
  const put = (name: string) => writes.run(() => order.push(name));
  const followed = put("first")
    .then(() => put("second"))
    .then(() => Promise.all([put("third"), put("beside it")]));
  const other = turn()
    .then(turn)
    .then(() => put("another"));
  await Promise.all([followed, other]);
  expect([order, commits()]).toEqual([["first", "second", "third", "beside it", "another"], 4]);
});

it("that follows from one after another without end lets others in", async () => {
  const MOST = 200_000;
  let others = 0;
  const listened = turn()
    .then(turn)
    .then(() => others++);
  let writesDone = 0;
  while (others === 0 && writesDone < MOST) writesDone += await writes.run(() => 1);
  expect(writesDone).toBeLessThan(MOST);
  await listened;
});

describe("what nobody waits for", () => {
  it("lets others go first, as long as they come, and is then written in one commit", async () => {
    const order: string[] = [];
    const put = (name: string) => () => void order.push(name);
    const later = [writes.later(put("later")), writes.later(put("much later"))];
    for (const name of ["first", "second", "third"]) await writes.run(put(name));
    expect([order, commits()]).toEqual([["first", "second", "third"], 3]);
    await Promise.all(later);
    expect([order.slice(3), commits()]).toEqual([["later", "much later"], 4]);
  });

  it("waits no longer for others than a while, however many come", async () => {
    let isThere = false;
    void writes.later(() => undefined).then(() => (isThere = true));
    let others = 0;
    while (!isThere && others < 200_000) {
      await writes.run(() => undefined);
      others++;
    }
    expect([isThere, others > 3]).toEqual([true, true]);
  });

  it("is there when the end has been asked for", () => {
    const done: string[] = [];
    void writes.later(() => void done.push("later"));
    void writes.run(() => void done.push("at once"));
    writes.flush();
    expect(done.toSorted()).toEqual(["at once", "later"]);
  });
});

describe("pieces of a group", () => {
  const put = (value: string) => () => database.prepare("INSERT INTO things VALUES (?)").run(value);
  const there = (): unknown[] =>
    database
      .prepare("SELECT substr(value, 1, 1) AS value FROM things ORDER BY value")
      .all()
      .map((row) => row["value"]);
  const outcomes = async (asked: Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(asked)).map(({ status }) => status);

  beforeEach(() => database.exec("CREATE TABLE things (value TEXT PRIMARY KEY) STRICT"));

  it("of one statement or of many stand or fall each by itself", async () => {
    const both = (first: string, second: string) => () => [put(first)(), put(second)()];
    const asked = [
      writes.run(put("a"), "one"),
      writes.run(put("a"), "one"),
      writes.run(both("b", "a")),
      writes.run(both("c", "d")),
      writes.repeatable(put("e"), "one"),
    ];
    expect(await outcomes(asked)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled", "fulfilled"]);
    expect(there()).toEqual(["a", "c", "d", "e"]);
  });

  it("are all refused when the disk is full, which ends the transaction under them", async () => {
    database.exec("PRAGMA page_size = 4096; PRAGMA max_page_count = 12");
    await writes.run(put("0"), "one");
    const asked = [
      writes.run(put("a"), "one"),
      writes.run(put("b".repeat(90_000)), "one"),
      writes.run(put("c"), "one"),
      writes.run(put("d")),
    ];
    expect(await outcomes(asked)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
    expect([there(), database.isTransaction]).toEqual([["0"], false]);
    expect(await outcomes([writes.run(put("e"), "one")])).toEqual(["fulfilled"]);
  });
});
