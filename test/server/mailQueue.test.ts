/** The queue of mails on one machine: what is over stays over, whoever announces it again. */
import { expect, it } from "@jest/globals";
import { machineClock } from "../../functions/adapters/clock.ts";
import { activity } from "../../server/activity.ts";
import { runtimeClock } from "../../server/clock.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { mailQueue } from "../../server/mails.ts";
import { T0 } from "../support/cases.ts";

it("an event that the bus carries again is told of no second time, by this process or the next", async () => {
  const record = openRecord(":memory:");
  const told: string[] = [];
  const started = () => {
    const going = activity();
    const clock = runtimeClock({ machine: machineClock, activity: going, start: T0 });
    const log = { info: () => undefined, error: () => undefined };
    const writes = groupedWrites(record);
    const queue = mailQueue({ database: record, writes, clock, activity: going, random: () => 0, log });
    queue.consume(async ({ id }) => {
      told.push(id);
      return "sent";
    });
    return { queue, going };
  };
  const announced = { type: "application-decided", subject: "a1", at: T0, data: { applicationId: "a1" } };
  for (const { queue, going } of [started(), started()]) {
    for (const id of ["e1", "e1", "e2"]) await queue.push({ id, ...announced });
    await queue.push({ id: "e3", ...announced, type: "contact-corrected" });
    await going.rest();
    await queue.stop();
  }
  expect(told).toEqual(["e1", "e2"]);
  record.close();
});
