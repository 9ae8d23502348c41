/** Who starts on a used folder says how many applications carry on: those in review, and no others. */
import { expect, it } from "@jest/globals";
import { countInReview } from "../../server/resume.ts";
import { aCase, withdrawCase } from "../support/cases.ts";
import { openStore } from "../support/record.ts";

it("applications in review are counted, and none that is over", async () => {
  const { store, database, close } = openStore(":memory:");
  expect(countInReview(database)).toBe(0);
  for (const i of [1, 2, 3]) await aCase(store, `440307-000000000000000${i}`);
  expect(countInReview(database)).toBe(3);
  await withdrawCase(store, "440307-0000000000000002");
  expect(countInReview(database)).toBe(2);
  close();
});
