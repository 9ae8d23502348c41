/** Which reviews others wait for: acceptance froze it, and the record is asked for it once. */
import { describe, expect, it } from "@jest/globals";
import { prerequisites } from "../../functions/app/application/prerequisites.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import type { CaseRecords } from "../../functions/app/base/ports.ts";
import { changeCase } from "../../functions/app/base/commit.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import { T0 } from "../support/cases.ts";
import { changedEvent } from "../support/changes.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { aChain, HOUSING, ID, LAND } from "../support/workflow.ts";

describe("a prerequisite", () => {
  it("is whatever another review of its case waits for, and the application is read once for all of them", async () => {
    const store = memoryStore();
    await aChain(store);
    let reads = 0;
    const loadApplication: CaseRecords["loadApplication"] = async (id) => {
      reads++;
      return store.loadApplication(id);
    };
    const isPrerequisite = prerequisites({ loadApplication });
    expect(await isPrerequisite(ID, HOUSING, 1)).toBe(true);
    expect(await isPrerequisite(ID, LAND, 1)).toBe(false);
    expect(reads).toBe(1);
  });

  it("is asked for anew where reviews have joined since: a later generation of the case waits for them", async () => {
    const store = memoryStore();
    await aChain(store);
    const isPrerequisite = prerequisites(store);
    expect(await isPrerequisite(ID, LAND, 1)).toBe(false);
    const { state } = (await store.loadApplication(ID))!;
    const first = (state as Extract<Application, { status: "in-review" }>).acceptance.reviews;
    const joined = { reviewId: `${ID}.more`, department: "water", waitsFor: [LAND] };
    const event = { ...changedEvent(1, "wider", T0), reviews: [...first, joined] };
    await changeCase(store, ID, { at: T0, by: APPLICANT }, () => ({ events: [event] }));
    // Who has not heard of it answers from what was read; whoever acts on the next generation does not.
    expect(await isPrerequisite(ID, LAND, 1)).toBe(false);
    await store.beginGeneration(ID, 2, []);
    expect(await isPrerequisite(ID, LAND, 2)).toBe(true);
    expect(await isPrerequisite(ID, LAND, 1)).toBe(true);
  });

  it("cannot be told before the application is there, and is asked for again then", async () => {
    const store = memoryStore();
    const isPrerequisite = prerequisites(store);
    await expect(isPrerequisite(ID, HOUSING, 1)).rejects.toThrow(`application ${ID} is unknown`);
    await aChain(store);
    expect(await isPrerequisite(ID, HOUSING, 1)).toBe(true);
  });
});
