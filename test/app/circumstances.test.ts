/** What is on record of the region is read where a limit has run out, and nowhere else. */
import { describe, expect, it } from "@jest/globals";
import { knowing } from "../../functions/app/base/circumstances.ts";
import { switchEndpoint } from "../../functions/app/base/endpoints.ts";
import { switchOff } from "../../functions/domain/review/endpoint.ts";
import { viewAt } from "../../functions/domain/review/advance.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aCase, aReview, reminded, rules, T0 } from "../support/cases.ts";
import { aHold, anOutage } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000CRC";
const LATER = plusSeconds(T0, 60 * 86_400);

async function setup() {
  const store = memoryStore();
  await aCase(store, ID);
  const reviewId = await reminded(store, await aReview(store, ID, "traffic-police"));
  const review = (await store.loadReview(reviewId))!.state;
  const asked: string[] = [];
  const holdsOf = (creditCode: string) => {
    asked.push(creditCode);
    return store.holdsOf(creditCode);
  };
  const outages = () => {
    asked.push("outages");
    return store.outages();
  };
  const noted = (name: string) => {
    asked.push(name);
    return store.noted(name);
  };
  return { store, review, asked, counted: { holdsOf, outages, noted } };
}

describe("what is on record of the region", () => {
  it("costs no read while limits run", async () => {
    const { review, asked, counted } = await setup();
    const standing = await knowing(counted, (circumstancesOf) =>
      viewAt(review, T0, { ...rules.clock, circumstancesOf }),
    );
    expect(standing.status).toBe("running");
    expect(asked).toEqual([]);
  });

  it("is read once for each who is concerned, and decides", async () => {
    const { store, review, asked, counted } = await setup();
    const { applicant } = review.facts;
    await store.placeHold(aHold({ creditCode: applicant }));
    const both = await knowing(counted, (circumstancesOf) =>
      [review, review].map((one) => viewAt(one, LATER, { ...rules.clock, circumstancesOf })),
    );
    for (const standing of both) expect(standing).toMatchObject({ status: "overdue", failedGuards: ["G6"] });
    expect(asked).toEqual([applicant, "outages"]);
  });

  it("has the outages of the platform, each part by itself", async () => {
    const { store, review, asked, counted } = await setup();
    await store.keepOutage(undefined, anOutage({ recordedAt: T0, from: T0 }));
    const standing = await knowing(counted, (circumstancesOf) =>
      viewAt(review, LATER, { ...rules.clock, circumstancesOf }),
    );
    expect(standing).toMatchObject({ status: "overdue", failedGuards: ["G10"] });
    asked.length = 0;
    const { applicant } = review.facts;
    await knowing(counted, (circumstancesOf) => circumstancesOf({ applicant, department: "water" }).outages);
    expect(asked).toEqual(["outages"]);
  });

  it("has when a department's endpoint was off, where something goes there and nowhere else", async () => {
    const { store, review, asked, counted } = await setup();
    const { department, applicant } = review.facts;
    const off = { at: T0, webhookId: "h", url: "https://x.example/" };
    const known = rules.region.departments.find(({ id }) => id === department.id)!;
    await switchEndpoint(store, known.id, (before) => switchOff(before, off));
    const switches = await knowing(
      counted,
      (circumstancesOf) => circumstancesOf({ applicant, department: department.id }).switches,
    );
    expect(switches).toEqual([{ off, on: null }]);
    expect(asked).toEqual([`endpoint#${department.id}`]);
  });

  it("throws away what was reckoned without it, an error included, and passes on any other", async () => {
    const { counted } = await setup();
    const concerned = { applicant: "x", department: "y" };
    let tries = 0;
    const made = await knowing(counted, (circumstancesOf) => {
      void circumstancesOf(concerned).holds;
      if (++tries === 1) throw new Error("not yet");
      return tries;
    });
    expect(made).toBe(2);
    await expect(
      knowing(counted, () => {
        throw new Error("for good");
      }),
    ).rejects.toThrow("for good");
  });
});
