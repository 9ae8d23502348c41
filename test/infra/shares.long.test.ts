/** Whose executions are kept for whom. */
import { describe, expect, it } from "@jest/globals";
import { configFrom } from "../../infra/config.ts";
import { LEAST_CONCURRENCY, shareOf } from "../../infra/shares.ts";
import { FUNCTION_NAMES } from "../../infra/wiring.ts";
import { functionsIn, functionOf, resources, synth, templatesOf } from "./synth.ts";

const reserved = (context: Record<string, string>) =>
  templatesOf(synth({ code: "440307", awsRegion: "cn-north-1", context })).flatMap((template) =>
    functionsIn(template).map(
      (name) => [name, functionOf(template, name)[1]["ReservedConcurrentExecutions"]] as const,
    ),
  );

describe("the account's concurrent executions", () => {
  it("are kept for nobody unless the operator says how many there are", () => {
    expect(reserved({}).filter(([, share]) => share !== undefined)).toEqual([]);
  });

  it("are divided so that neither a flood on the public's API nor midnight's wakes take the staff's", () => {
    const shares = new Map(reserved({ concurrency: "1000" }));
    const of = (...names: string[]) => names.reduce((sum, name) => sum + Number(shares.get(name)), 0);
    const open = FUNCTION_NAMES.filter((name) => name.startsWith("public-"));
    expect(of("staff-write")).toBe(250);
    expect(of(...open)).toBeLessThanOrEqual(250);
    expect(of("awaitReview", "conclude")).toBe(250);
    // What is not held lives on the rest, the staff's reading among it.
    expect([shares.get("staff-read"), shares.get("driveWorkflow")]).toEqual([undefined, undefined]);
  });

  it("leave at least the hundred that Lambda asks for, and are refused where they cannot", () => {
    const kept = FUNCTION_NAMES.reduce((sum, name) => sum + (shareOf(name, LEAST_CONCURRENCY) ?? 0), 0);
    expect(LEAST_CONCURRENCY - kept).toBeGreaterThanOrEqual(100);
    for (const few of ["100", "10.5", "many"])
      expect(configFrom((key) => (key === "concurrency" ? few : undefined)).ok).toBe(false);
  });
});

describe("how many requests a second each API takes", () => {
  it("is the operator's to say, for the public's and the staff's by itself", () => {
    const context = { publicRate: "30", staffRate: "400" };
    const stacks = synth({ code: "440307", awsRegion: "cn-north-1", context });
    const rates = templatesOf(stacks)
      .flatMap((template) => resources(template, "AWS::ApiGatewayV2::Stage"))
      .map(([, { Properties }]) => Properties as unknown as Record<string, Record<string, object>>)
      .map(({ DefaultRouteSettings }) => DefaultRouteSettings);
    const of = (rate: number) => ({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: 2 * rate });
    expect(rates).toEqual([expect.objectContaining(of(30)), expect.objectContaining(of(400))]);
    expect(JSON.stringify(stacks)).not.toMatch(/ThrottlingRateLimit":100/);
  });

  it.each(["10", "20000", "many"])("is refused where it is %s", (rate) => {
    expect(configFrom((key) => (key === "publicRate" ? rate : undefined)).ok).toBe(false);
  });
});
