/** Which reviews others wait for: acceptance froze it, and the record is asked for it once. */
import { describe, expect, it } from "@jest/globals";
import { prerequisites } from "../../functions/app/application/prerequisites.ts";
import type { CaseRecords } from "../../functions/app/base/ports.ts";
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
    expect(await isPrerequisite(ID, HOUSING)).toBe(true);
    expect(await isPrerequisite(ID, LAND)).toBe(false);
    expect(reads).toBe(1);
  });

  it("cannot be told before the application is there, and is asked for again then", async () => {
    const store = memoryStore();
    const isPrerequisite = prerequisites(store);
    await expect(isPrerequisite(ID, HOUSING)).rejects.toThrow(`application ${ID} is unknown`);
    await aChain(store);
    expect(await isPrerequisite(ID, HOUSING)).toBe(true);
  });
});
