/** Control figures (控制指标): what a condition is about comes from the region's list, with a value that the list allows. */
import { describe, expect, it } from "@jest/globals";
import { memoryStore } from "../support/memoryStore.ts";
import { situationOf } from "../support/situations.ts";

const LAW = { text: "红线宽度不小于30米", basis: "law", article: "《城乡规划法》第四十条" };

async function opinions() {
  const store = memoryStore();
  const { on } = await situationOf("giveOpinion")(store);
  const give = (department: string, ...conditions: object[]) =>
    on.ask({
      ...on.of(department, "giveOpinion", {
        kind: "consent-with-conditions",
        conditions: conditions.map((condition) => ({ ...LAW, ...condition })),
      }),
      headers: { "accept-language": "en" },
    });
  return { store, on, give };
}

describe("a condition about a control figure", () => {
  it.each([
    [{ about: "road-depth", value: 3 }, "conditions[0].about", "this region has: road-width"],
    [{ about: "road-width", value: 121 }, "conditions[0].value", "a number from 3 to 120"],
    [{ about: "road-width", value: 2.5 }, "conditions[0].value", "a number from 3 to 120"],
    [{ about: "road-width", value: 30.2 }, "conditions[0].value", "in steps of 0.5"],
    [{ about: "road-width" }, "conditions[0]", "together, or neither"],
    [{ value: 30 }, "conditions[0]", "together, or neither"],
    [{ bound: "at-least" }, "conditions[0]", "together, or neither"],
    [{ about: "road-width", value: "30 m" }, "conditions[0].value", "number"],
    [{ about: "road-width", value: 30, bound: "about" }, "conditions[0].bound", "exactly"],
  ])("is refused as %j, which says what is allowed; nothing is stored", async (wrong, path, allowed) => {
    const { store, on, give } = await opinions();
    const before = await store.histories(on.applicationId);
    const came = await give("water", wrong);
    expect([came.status, came.body["code"]]).toEqual([400, "malformed"]);
    const [error] = came.body["errors"] as { path: string; message: string }[];
    expect([error?.path, error?.message]).toEqual([path, expect.stringContaining(allowed)]);
    expect(await store.histories(on.applicationId)).toEqual(before);
  });

  it("is kept as it was given, and shown with it", async () => {
    const { give } = await opinions();
    const wanted = { about: "road-width", value: 30.5, bound: "at-least" };
    const came = await give("water", wanted, {});
    expect([came.status, came.body["conditions"]]).toEqual([200, [{ ...LAW, ...wanted }, LAW]]);
  });

  it("that clashes with another department's is shown to the lead as soon as both are on record", async () => {
    const { on, give } = await opinions();
    const clashes = async () =>
      (
        await on.done({
          route: "getCase",
          path: { applicationId: on.applicationId },
          claims: { role: "department", department: "planning" },
        })
      ).body["clashes"];
    const reviews = ["land", "water"].map((department) => `${on.applicationId}.consult-${department}`);
    await give("water", { about: "road-width", value: 40, bound: "at-least" });
    expect(await clashes()).toEqual([]);
    await give("land", { about: "road-width", value: 30, bound: "at-most" });
    expect(await clashes()).toEqual([{ about: "road-width", reviews }]);
  });

  it("that another's can be met with clashes with nothing", async () => {
    const { on, give } = await opinions();
    await give("water", { about: "road-width", value: 20, bound: "at-least" });
    await give("land", { about: "road-width", value: 30, bound: "at-most" });
    const { body } = await on.done({
      route: "getCase",
      path: { applicationId: on.applicationId },
      claims: { role: "department", department: "planning" },
    });
    expect(body).toMatchObject({ clashes: [], applicant: { name: expect.any(String) } });
  });

  it("given again is answered as the first time, though the list has it no more", async () => {
    const { on, give } = await opinions();
    const first = await give("water", { about: "road-width", value: 30 });
    on.region.controlFigures = [];
    expect(await give("water", { about: "road-width", value: 30 })).toEqual(first);
    expect((await give("land", { about: "road-width", value: 30 })).status).toBe(400);
  });
});

describe("the catalogue", () => {
  it("lists them with unit and range", async () => {
    const { on } = await opinions();
    const { body } = await on.done({ route: "getCatalogue" });
    expect(body["controlFigures"]).toEqual(on.region.controlFigures);
  });
});
