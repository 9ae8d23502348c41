/** The smoke run on a product in this process: what it tries, where it stops, and what it leaves. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { MARK } from "../../scripts/product/application.ts";
import { productAt, Unanswered, type Product } from "../../scripts/product/product.ts";
import { tokensGiven, tokensOfLaptop, type Tokens } from "../../scripts/product/tokens.ts";
import { smoke } from "../../scripts/smoke/run.ts";
import { world, type World } from "../support/runtime.ts";

let office: World;
let product: Product;
beforeAll(async () => {
  office = await world();
  product = productAt({ public: office.url, staff: office.url });
});
afterAll(() => office.stop());

let serial = 100_000;
const run = (on: Product, isWhole: boolean, tokens: Tokens = tokensOfLaptop(product)) =>
  smoke({
    product: on,
    tokens,
    isWhole: () => isWhole,
    patienceSeconds: 20,
    serial: () => String((serial += 1)),
    tell: () => undefined,
  });

/** A product of which one address answers something else. */
const lying = (part: string, answer: object): Product => ({
  ...product,
  ask: async <T>(...[side, method, path, asked]: Parameters<Product["ask"]>) =>
    path.includes(part) ? (answer as T) : product.ask<T>(side, method, path, asked),
});

const everyCase = async (): Promise<{ projectName: string; status: string }[]> => {
  const { body } = await office.call(
    "GET",
    "/v1/supervision/reviews",
    undefined,
    await office.as.role("supervisor"),
  );
  return body.reviews;
};

it("goes to a decision, and leaves one case that is decided, one that is withdrawn, and nothing open", async () => {
  const { holds, taken, left } = await run(product, true);
  expect(taken.filter((step) => !step.holds)).toEqual([]);
  expect(holds).toBe(true);
  expect(left.map(({ status }) => status)).toEqual(["granted", "withdrawn"]);
  expect(await everyCase()).toEqual([]);
});

it("goes as far as the first callback where no number of an organ's may be used up, with the tokens of one department", async () => {
  const token = (await tokensOfLaptop(product).of("department", "housing"))!;
  const { holds, left, taken } = await run(product, false, tokensGiven([token]));
  expect(taken.map(({ name, says }) => (name === "has tokens" ? says : name))).toContain("of housing");
  expect({ holds, left: left.map(({ status }) => status) }).toEqual({ holds: true, left: ["withdrawn"] });
});

it("says for whom no token was given, and withdraws what it had submitted", async () => {
  const token = (await tokensOfLaptop(product).of("department", "housing"))!;
  const { holds, left, taken } = await run(product, true, tokensGiven([token]));
  expect(taken.at(-1)).toMatchObject({ name: "has tokens", holds: false });
  expect(taken.at(-1)!.says).toBe("no token was given for development-reform, ecology, planning, land");
  expect({ holds, left: left.map(({ status }) => status) }).toEqual({ holds: false, left: ["withdrawn"] });
});

it.each([
  ["/notices/verification", { integrity: "altered" }, "proves"],
  ["/healthz", { status: "no" }, "answers"],
  ["/opinion", { status: "running", outcome: null }, "takes an opinion"],
  ["/v1/keys", { keys: [] }, "proves"],
])("stops where %s does not answer as it should", async (part, answer, name) => {
  const { holds, taken, left } = await run(lying(part, answer), true);
  expect(holds).toBe(false);
  expect(taken.at(-1)).toMatchObject({ name, holds: false });
  expect(left.filter(({ status }) => status !== "granted" && status !== "withdrawn")).toEqual([]);
});

/** A product whose first answers to a submission are lost on their way back. */
function losing(answers: number): Product {
  let left = answers;
  return {
    ...product,
    ask: async <T>(...[side, method, path, asked]: Parameters<Product["ask"]>) => {
      const answer = await product.ask<T>(side, method, path, asked);
      if (path !== "/v1/applications" || left-- <= 0) return answer;
      throw new Unanswered("POST /v1/applications: no answer (socket hang up)");
    },
  };
}

it("withdraws what was received although its answer was lost", async () => {
  const { holds, taken, left } = await run(losing(1), true);
  expect(taken.at(-1)).toMatchObject({ name: "receives", holds: false });
  expect({ holds, left: left.map(({ status }) => status) }).toEqual({ holds: false, left: ["withdrawn"] });
});

it("names the request whose case nobody has heard of, where no answer comes at all", async () => {
  const { left } = await run(losing(Infinity), true);
  expect(left).toEqual([
    {
      applicationId: expect.stringMatching(/^smoke-/),
      status: expect.stringMatching(/^open, or never received: .*socket hang up/),
    },
  ]);
});

it("marks what it submits so that a clerk sees it first", async () => {
  const seen: unknown[] = [];
  const watching: Product = {
    ...product,
    ask: async <T>(...[side, method, path, asked]: Parameters<Product["ask"]>) => {
      if (path === "/v1/applications") seen.push(asked?.body);
      return product.ask<T>(side, method, path, asked);
    },
  };
  await run(watching, false);
  expect(seen).toMatchObject([
    { project: { name: expect.stringMatching(`^${MARK}`) }, applicant: { contact: { name: "试运行" } } },
    {},
  ]);
});

it("takes no text for a token", () => {
  expect(() => tokensGiven(["ghp_123"])).toThrow("Token 1 of 1 is no JWT with the claim role");
});
