/** The one way to change a record: whoever loses a race is judged by what the winner wrote, whatever the record. */
import { describe, expect, it } from "@jest/globals";
import {
  changeApplication,
  changeComplaint,
  changeReview,
  createComplaint,
} from "../../functions/app/base/commit.ts";
import { answer, file } from "../../functions/domain/supervision/complaint.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { ACT, anApplication, aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { objection } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const later = plusSeconds(T0, 60);

/** Lets somebody else write just before the first write. */
function overtaken<A extends unknown[], R>(write: (...args: A) => R, other: () => Promise<unknown>) {
  let isFirst = true;
  return async (...args: A): Promise<Awaited<R>> => {
    if (isFirst) {
      isFirst = false;
      await other();
    }
    return await write(...args);
  };
}

describe("a change that comes second", () => {
  it("of an application is refused by what the first one made of it", async () => {
    const store = memoryStore();
    await anApplication(store, ID);
    const end = () =>
      changeApplication(store, ID, ACT, (application) => withdraw(application, "no money", T0));
    const slow = { ...store, saveApplication: overtaken(store.saveApplication, end) };
    const changed = await changeApplication(slow, ID, ACT, (application) =>
      changeProject(application, "wider", later, []),
    );
    expect(changed).toMatchObject({
      application: { state: { status: "withdrawn" } },
      refusal: { code: "application-ended" },
    });
    expect(await store.loadApplication(ID)).toEqual(changed?.application);
  });

  it("of a complaint is refused by the first answer", async () => {
    const store = memoryStore();
    const facts = { complaintId: `${ID}.complaint-1`, applicationId: ID, text: "t", filedAt: T0 };
    await createComplaint(store, file({ ...facts, about: { department: "land" } }, rules.clock).events, ACT);
    const answered = (cause: string, to = store) =>
      changeComplaint(to, facts.complaintId, ACT, (complaint) =>
        answer(complaint, { cause, remedy: "r", answer: "a" }, later),
      );
    const slow = { ...store, saveComplaint: overtaken(store.saveComplaint, () => answered("first")) };
    expect(await answered("second", slow)).toMatchObject({
      complaint: { state: { answer: { cause: "first" } } },
      refusal: { code: "complaint-answered" },
    });
  });
});

describe("a refused attempt", () => {
  it("is counted, whether or not it is still kept", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID);
    const give = (opinion: Opinion) =>
      changeReview(store, reviewId, { at: later, by: "department" }, (review) =>
        giveOpinion(review, opinion, later, rules.clock),
      );
    await give({ kind: "consent" });
    const rivals = Array.from({ length: 30 }, (_, i) => ({ ...objection, reasons: `${i}` }) as Opinion);
    for (const rival of rivals) await give(rival);
    const review = (await store.loadReview(reviewId))!;
    expect(review.attempts).toBe(rivals.length);
    expect((await store.histories(ID))[1]!.events.length).toBeLessThan(rivals.length);
  });
});
