/** One record that this version cannot read stops no start and no other case; an operator sees that it is there. */
import { afterEach, expect, it } from "@jest/globals";
import { recordIn } from "../support/record.ts";
import { world, type World } from "../support/runtime.ts";

let w: World;
afterEach(() => w.stop());

it("a commit that cannot be read is counted for its case and logged, the rest goes on, and it is made up for later", async () => {
  w = await world();
  const [spoilt, sound] = [await w.submit(), await w.submit()];
  const reviewId = `${spoilt.applicationId}.consult-land`;
  await w.halt();
  written(reviewId, "review-frozen", { owed: true });
  await w.restart();
  const setAside = async () =>
    Promise.all([spoilt, sound, undefined].map(async (of) => (await w.metrics(of)).setAside));
  expect(await setAside()).toEqual([1, 0, 1]);
  const told = w.logged.filter(({ code }) => code === "record-set-aside");
  expect(told.length).toBeGreaterThan(0);
  for (const { fields } of told)
    expect(fields).toMatchObject({ applicationId: spoilt.applicationId, subject: reviewId, tries: 1 });
  expect((await w.opinion(sound, "land")).status).toBe(200);
  expect((await w.opinion(spoilt, "water")).status).toBe(200);

  await w.halt();
  written(reviewId, "review-dispatched");
  await w.restart();
  expect(await setAside()).toEqual([0, 0, 0]);
  expect((await w.opinion(spoilt, "land")).status).toBe(200);
});

/** A review's first event as another version wrote it; `owed` as if nobody had reacted to it yet. */
function written(reviewId: string, type: string, { owed = false } = {}): void {
  const { database, close } = recordIn(w.dataDir);
  database
    .prepare("UPDATE events SET body = json_set(body, '$.event.type', ?) WHERE subject = ? AND seq = 1")
    .run(type, reviewId);
  if (owed)
    database
      .prepare("INSERT INTO outbox (application, records) VALUES (?, ?)")
      .run(reviewId.split(".")[0]!, JSON.stringify([[reviewId, 1, 2]]));
  close();
}
