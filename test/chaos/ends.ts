/** How cases end: looked at through the people's own doors, once all limits have run out. */
import { expect } from "@jest/globals";
import { departmentOf, repeatedEnds, wrongs, type Case } from "./cases.ts";
import { count, each, say, tally } from "./chance.ts";
import type { People } from "./people.ts";

/** Every case is as what was acknowledged and the rules on silence say, and ended once. */
export async function checkEnds(users: People, all: readonly Case[], when: string): Promise<void> {
  const found: string[] = [];
  const ends = new Map<string, number>();
  await each(all, 8, async (one) => {
    const status = await users.status(one.receipt);
    found.push(...wrongs(one, status), ...repeatedEnds(await users.events(one.receipt)));
    count(ends, status.status);
  });
  say(`${when}: ${tally(ends)}; wrong: ${found.length}`);
  expect(found).toEqual([]);
}

/** Whoever may not be silent, and was, answers at last. @returns how many did */
export async function answerOverdue(users: People, all: readonly Case[]): Promise<number> {
  let late = 0;
  await each(all, 8, async (one) => {
    const { reviews } = await users.status(one.receipt);
    for (const { reviewId } of reviews.filter(({ status }) => status === "overdue")) {
      const { status, body } = await users.answer(reviewId, { kind: "consent" });
      if (status !== 200) throw new Error(`${reviewId}, ${status}: ${JSON.stringify(body)}`);
      one.acknowledged.set(departmentOf(reviewId), { says: "consented", at: body.closedAt });
      late++;
    }
  });
  await users.rest();
  return late;
}
