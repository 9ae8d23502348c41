/** The bundles as Lambda starts them: each with what it is wired to, and without one part of that after another. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { FUNCTION_NAMES, variablesOf } from "../../infra/wiring.ts";
import { lambda, type Lambda } from "./lambda.ts";

let lambdas: Lambda;
beforeAll(async () => void (lambdas = await lambda(FUNCTION_NAMES)));
afterAll(() => lambdas.close());

it.each(FUNCTION_NAMES)("%s starts with what it is told, and not without any part of it", async (name) => {
  const variables = variablesOf(name);
  expect(await lambdas.needs(name, variables)).toEqual(variables);
});
