/** The two APIs as the gateway takes requests: what is reached where, who is asked for a token, who answers the rest. */
import { describe, expect, it } from "@jest/globals";
import { apisOf, needsToken } from "../../functions/contracts/base/contract.ts";
import { ROUTES, routesOn } from "../../functions/contracts/routes.ts";
import { pagesOn } from "../../functions/pages.ts";
import { API_SECONDS, GATEWAY_SECONDS, SETTLE_SECONDS } from "../../infra/limits.ts";
import { APIS } from "../../infra/routeFunctions.ts";
import { doorsIn, handlersIn, taken } from "./gateway.ts";
import { apiOf, functionOf, functionsIn, only, outputOf, resources, synth } from "./synth.ts";

/** What the gateway takes that no contract knows. */
const OTHERS = ["HEAD", "OPTIONS", "PATCH", "BREW"];

const METHODS = ["GET", "POST", "PUT", "DELETE"];

const EVERYWHERE = ["us-east-1", "cn-north-1"].map((awsRegion) => ({
  awsRegion,
  stacks: synth({ code: "440307", awsRegion, context: { audience: "approvals-{region},b" } }),
}));

const CASES = EVERYWHERE.flatMap(({ awsRegion, stacks }) =>
  APIS.map((api) => ({ awsRegion, api, template: apiOf(stacks, api) })),
);

describe.each(CASES)("the $api API in $awsRegion", ({ api, template }) => {
  const doors = doorsIn(template);
  const own = routesOn(api);
  const paths = [...new Set(own.map(({ path }) => path as string))];
  const pages = [...pagesOn(api).map(({ path }) => path), "/assets/{file}"];

  it("serves its routes, each by the function that has its handler", () => {
    for (const { name, method, path } of own) {
      const { key, fn } = taken(doors, method, path);
      expect([name, key, handlersIn(fn).includes(name)]).toEqual([
        name,
        expect.not.stringMatching(/^\$/),
        true,
      ]);
    }
  });

  it("serves no other route: not on a path of its own, and not by what lies in its functions", () => {
    const others = ROUTES.filter((route) => !apisOf(route).includes(api));
    expect(others.length).toBeGreaterThan(0);
    const inside = functionsIn(template).flatMap(handlersIn);
    expect(others.filter(({ name }) => inside.includes(name))).toEqual([]);
    const known = new Set(["$default", ...[...paths, ...pages].map((path) => `ANY ${path}`)]);
    for (const { key } of doors.filter(({ key }) => !known.has(key)))
      expect(own.map(({ method, path }) => `${method} ${path}`)).toContain(key);
  });

  it("asks for a token exactly where a route is for roles", () => {
    const asked = own.map(({ name, method, path }) => [name, taken(doors, method, path).authorization]);
    expect(asked).toEqual(own.map(({ name, access }) => [name, needsToken(api, access) ? "JWT" : "NONE"]));
    for (const { authorization, authorizer } of doors)
      expect(authorizer !== null).toBe(authorization === "JWT");
  });

  it("takes any method on every path, and one alone only where another function or another caller's is", () => {
    expect(new Set(doors.map(({ key }) => key)).size).toBe(doors.length);
    for (const path of [...paths, ...pages]) {
      const [any, ...more] = doors.filter(({ key }) => key === `ANY ${path}`);
      expect([path, any !== undefined, more]).toEqual([path, true, []]);
      for (const { key, fn, authorization } of doors.filter(({ key }) => key.endsWith(` ${path}`))) {
        if (key.startsWith("ANY ")) continue;
        expect([key, fn, authorization]).not.toEqual([key, any!.fn, any!.authorization]);
      }
    }
  });

  it("lets HEAD in wherever and however GET is, and every other method to the path's function, for its 405", () => {
    for (const path of paths) {
      const any = taken(doors, "ANY", path);
      expect(any.key).toBe(`ANY ${path}`);
      for (const method of OTHERS) expect(taken(doors, method, path)).toEqual(any);
      if (own.some((route) => route.path === path && route.method === "GET"))
        expect(taken(doors, "HEAD", path)).toEqual({ ...taken(doors, "GET", path), key: any.key });
    }
  });

  it("serves its pages and what they load to everybody", () => {
    for (const path of pages)
      for (const method of [...METHODS, ...OTHERS])
        expect(taken(doors, method, path)).toEqual({
          key: `ANY ${path}`,
          fn: "pages",
          authorization: "NONE",
          authorizer: null,
        });
  });

  it("answers whatever is left, without a token, by a function that writes nothing and knows no secret", () => {
    const rest = taken(doors, "GET", "/no/such/path");
    expect(rest).toMatchObject({ key: "$default", authorization: "NONE", authorizer: null });
    const touched = ROUTES.filter(({ name }) => handlersIn(rest.fn).includes(name)).flatMap(
      ({ rights }) => rights,
    );
    for (const right of ["write", "secret", "engine", "publish"]) expect(touched).not.toContain(right);
  });

  it("calls each function by one integration and one permission of its own, and no other API may", () => {
    const called = new Set(doors.map(({ fn }) => fn));
    expect([...called].toSorted()).toEqual(functionsIn(template).toSorted());
    const integrations = resources(template, "AWS::ApiGatewayV2::Integration").map(
      ([, one]) => one.Properties,
    );
    expect(integrations).toHaveLength(called.size);
    for (const integration of integrations)
      expect(integration).toMatchObject({
        IntegrationType: "AWS_PROXY",
        PayloadFormatVersion: "2.0",
        TimeoutInMillis: GATEWAY_SECONDS * 1000,
      });
    const permissions = resources(template, "AWS::Lambda::Permission").map(([, one]) => one.Properties);
    const [[gateway]] = resources(template, "AWS::ApiGatewayV2::Api") as [[string, object]];
    expect(permissions).toHaveLength(called.size);
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe("apigateway.amazonaws.com");
      expect(JSON.stringify(SourceArn)).toContain(JSON.stringify({ Ref: gateway }));
    }
  });

  it("gives a function the time of the slowest of its routes, which the gateway waits for", () => {
    for (const fn of functionsIn(template).filter((name) => name !== "pages")) {
      const seconds = ROUTES.filter(({ name }) => handlersIn(fn).includes(name)).map(
        ({ seconds = API_SECONDS }) => seconds,
      );
      const { Timeout } = functionOf(template, fn)[1];
      expect([fn, Timeout]).toEqual([fn, Math.max(...seconds)]);
      expect(Timeout).toBeLessThan(GATEWAY_SECONDS);
    }
    expect(functionOf(template, "pages")[1]["Timeout"]).toBe(API_SECONDS);
  });

  it("takes what a district may send, apart from the other API: a flood on one leaves the other alone", () => {
    const { DefaultRouteSettings } = only(template, "AWS::ApiGatewayV2::Stage");
    expect(DefaultRouteSettings).toEqual({
      DetailedMetricsEnabled: true,
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const { RouteSettings } = only(template, "AWS::ApiGatewayV2::Stage");
    const ofLimited = new Set(own.filter((route) => "limited" in route).map(({ path }) => `ANY ${path}`));
    const usual = { DetailedMetricsEnabled: true, ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 };
    const limited = { ...usual, ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    expect(RouteSettings).toEqual(
      Object.fromEntries(doors.map(({ key }) => [key, ofLimited.has(key) ? limited : usual])),
    );
    expect(ofLimited.size > 0).toBe(api === "public");
    expect(doors.map(({ key }) => key)).toEqual(expect.arrayContaining([...ofLimited]));
    expect(only(template, "AWS::ApiGatewayV2::Api")).toMatchObject({
      Name: `approvals-440307-${api}`,
      ProtocolType: "HTTP",
    });
  });

  it("logs what was served by route and outcome, and nothing that names a person or a case", () => {
    const { AccessLogSettings } = only(template, "AWS::ApiGatewayV2::Stage") as {
      AccessLogSettings: { Format: string };
    };
    const logged = Object.values(JSON.parse(AccessLogSettings.Format) as Record<string, string>);
    expect(logged).toEqual(expect.arrayContaining(["$context.routeKey", "$context.status"]));
    expect(logged.join()).not.toMatch(/sourceIp|userAgent|\.path|claims|querystring|header/i);
  });
});

describe.each(EVERYWHERE)("the two APIs in $awsRegion", ({ stacks }) => {
  it("carry every route, each in as many functions as there are APIs that serve it", () => {
    const inside = APIS.flatMap((api) => functionsIn(apiOf(stacks, api)).flatMap(handlersIn));
    for (const route of ROUTES)
      expect([route.name, inside.filter((name) => name === route.name).length]).toEqual([
        route.name,
        apisOf(route).length,
      ]);
    expect(inside).toHaveLength(ROUTES.flatMap(apisOf).length);
  });

  it("take tokens on the staff's alone, of the configured issuer and audiences", () => {
    expect(resources(stacks.publicApi, "AWS::ApiGatewayV2::Authorizer")).toEqual([]);
    expect(only(stacks.staffApi, "AWS::ApiGatewayV2::Authorizer")).toMatchObject({
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: "https://id.example.org", Audience: ["approvals-440307", "b"] },
    });
    expect(outputOf(stacks.staffApi, "Audience")).toBe("approvals-440307,b");
  });

  // Reconciliation by hand takes longer; nothing that must arrive in time comes by it.
  it("have silence judged only when no request that came in time can still be under way", () => {
    const initSeconds = 10;
    for (const route of ROUTES.filter(
      ({ rights }) => rights.includes("write") && !rights.includes("engine"),
    )) {
      const fns = apisOf(route).map((api) => {
        const template = apiOf(stacks, api);
        return functionOf(template, taken(doorsIn(template), route.method, route.path).fn)[1];
      });
      for (const { Timeout } of fns)
        expect(GATEWAY_SECONDS + initSeconds + Number(Timeout)).toBeLessThan(SETTLE_SECONDS);
    }
  });
});
