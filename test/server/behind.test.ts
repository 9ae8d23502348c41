/** What nobody waits for is put off in a rush: for a while, and no longer than until everything is to come to rest. */
import { expect, it } from "@jest/globals";
import { behind } from "../../server/behind.ts";

/** Looks take place when they are asked for: by another piece that comes. */
function setup() {
  const at = { now: 0, awaited: 4, isHurried: false };
  const done: number[] = [];
  let hurry = () => {};
  const activity = {
    awaited: () => at.awaited,
    isHurried: () => at.isHurried,
    onHurry: (hear: () => void) => void (hurry = hear),
  };
  const last = behind(activity, () => at.now);
  const put = (n: number) => last.run(async () => void done.push(n));
  return { at, done, put, hurry: () => hurry(), last };
}

it("waits in a rush, for five seconds at most, and then goes in the order in which it came", async () => {
  const { at, done, put, hurry } = setup();
  const all = [put(1)];
  at.now = 4000;
  all.push(put(2));
  at.now = 4999;
  all.push(put(3));
  expect(done).toEqual([]);
  at.now = 5000;
  all.push(put(4));
  expect(done).toEqual([1]);
  at.now = 9000;
  all.push(put(5));
  expect(done).toEqual([1, 2]);
  at.isHurried = true;
  hurry();
  await Promise.all(all);
  expect(done).toEqual([1, 2, 3, 4, 5]);
});

it("goes when the rush is over, without being asked, and at once where there is none", async () => {
  const { at, done, put } = setup();
  const first = put(1);
  expect(done).toEqual([]);
  at.awaited = 3;
  await first;
  expect(done).toEqual([1]);
  await put(2);
  expect(done).toEqual([1, 2]);
});

it("is put off no longer where there is very much of it", async () => {
  const { at, done, put } = setup();
  const all = Array.from({ length: 4001 }, (_, n) => put(n));
  expect(done).toEqual([0]);
  at.awaited = 3;
  await Promise.all(all);
  expect(done).toHaveLength(4001);
});

it("hands back what the work does, and goes on behind a piece that fails", async () => {
  const { at, last } = setup();
  at.awaited = 0;
  const failing = last.run(async () => Promise.reject(new Error("not now")));
  const other = last.run(async () => 7);
  await expect(failing).rejects.toThrow("not now");
  expect(await other).toBe(7);
});

it("lets so many go at a time", async () => {
  const { at, last } = setup();
  at.awaited = 0;
  let [going, most] = [0, 0];
  const piece = async () => {
    most = Math.max(most, ++going);
    await new Promise((resolve) => void setImmediate(resolve));
    going--;
  };
  await Promise.all(Array.from({ length: 200 }, () => last.run(piece)));
  expect([most, going]).toEqual([64, 0]);
});
