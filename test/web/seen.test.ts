/** Until when the messages of a case were read on a device: of the last few cases, and without their numbers. */
import { beforeEach, describe, expect, it } from "@jest/globals";
import { noteSeen, seenUntil, unreadIn } from "../../web/applicant/case/seen.ts";

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  const localStorage = {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
  };
  Object.assign(globalThis, { localStorage });
});

const ID = "440307-0WKGBB73K30PA1NZ";
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, "0")}:00.000+08:00`;

describe("what was read on a device", () => {
  it("is noted for each case, the last time alone", () => {
    expect(seenUntil(ID)).toBeNull();
    noteSeen(ID, at(1));
    noteSeen("another", at(2));
    noteSeen(ID, at(3));
    expect([seenUntil(ID), seenUntil("another"), seenUntil("a third")]).toEqual([at(3), at(2), null]);
  });

  it("holds no number, and no more than fifty cases, the last ones", () => {
    for (let i = 0; i < 60; i++) noteSeen(`${ID}${i}`, at(i % 60));
    const [kept] = [...store.values()];
    expect(kept).not.toContain(ID.slice(7));
    expect(JSON.parse(kept!)).toHaveLength(50);
    expect([seenUntil(`${ID}9`), seenUntil(`${ID}10`)]).toEqual([null, at(10)]);
  });

  it("counts what came since, by instants and not by how they are written", () => {
    const messages = [at(5), at(4), at(3)].map((one) => ({ at: one }));
    expect([unreadIn(messages, null), unreadIn(messages, at(4)), unreadIn(messages, at(5))]).toEqual([
      3, 1, 0,
    ]);
    expect(unreadIn(messages, "2026-03-02T01:04:00.000Z")).toBe(1);
  });

  it("is everything unread where the browser keeps nothing, or something else", () => {
    store.set("messages-seen", "{");
    expect(seenUntil(ID)).toBeNull();
    store.set("messages-seen", "[1]");
    expect(seenUntil(ID)).toBeNull();
  });
});
