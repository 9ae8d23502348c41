/** How routes become functions, and the ways to them: for routes as they are, and as they may come to be. */
import { describe, expect, it } from "@jest/globals";
import type { Access, Contract, Method, Right } from "../../functions/contracts/base/contract.ts";
import { apisOf } from "../../functions/contracts/base/contract.ts";
import { ROUTES, routesOn } from "../../functions/contracts/routes.ts";
import { APIS, doorsOf, ROUTE_FUNCTIONS, type RouteFunction } from "../../infra/routeFunctions.ts";

describe("the functions of the APIs", () => {
  it("are thirteen at most, for all routes together", () => {
    expect(ROUTE_FUNCTIONS.length).toBeLessThanOrEqual(13);
    expect(new Set(ROUTE_FUNCTIONS.map(({ name }) => name)).size).toBe(ROUTE_FUNCTIONS.length);
  });

  it("hold every route once for each API that serves it", () => {
    for (const api of APIS) {
      const inside = ROUTE_FUNCTIONS.filter((fn) => fn.api === api).flatMap(({ routes }) => routes);
      expect(inside.map(({ name }) => name).toSorted()).toEqual(
        routesOn(api)
          .map(({ name }) => name)
          .toSorted(),
      );
    }
    expect(new Set(ROUTES.flatMap(apisOf))).toEqual(new Set(APIS));
  });

  it("put no route beside one that writes, knows the secret, signs, steers the workflow or publishes, unless it does, too", () => {
    for (const right of ["write", "secret", "sign", "engine", "publish"] as const)
      for (const { name, routes } of ROUTE_FUNCTIONS) {
        const having = routes.filter(({ rights }) => rights.includes(right)).length;
        expect([name, right, having === 0 || having === routes.length]).toEqual([name, right, true]);
      }
  });

  it("have the union of their routes' rights", () => {
    for (const { name, routes, rights } of ROUTE_FUNCTIONS) {
      expect([name, new Set(rights)]).toEqual([name, new Set(routes.flatMap((route) => route.rights))]);
      expect(new Set(rights).size).toBe(rights.length);
    }
  });
});

describe("the ways into an API", () => {
  const route = (method: Method, path: `/${string}`, access: Access): Contract =>
    ({ name: `${method}${path}`, method, path, access, rights: [] }) as unknown as Contract;
  const fn = (name: string, ...routes: Contract[]): RouteFunction => ({
    name,
    api: "staff",
    routes,
    rights: [] satisfies Right[],
    seconds: 10,
  });
  const doors = (...functions: RouteFunction[]) =>
    doorsOf("staff", functions).map(
      (door) => `${door.method} ${door.path} → ${door.fn.name}${door.needsToken ? ", by token" : ""}`,
    );
  const STAFF: Access = ["operator"];

  it("are one for each path whose methods one function answers for one kind of caller", () => {
    const one = fn("one", route("POST", "/v1/things", STAFF), route("GET", "/v1/things", STAFF));
    expect(doors(one)).toEqual(["ANY /v1/things → one, by token"]);
  });

  it("name the methods that another function answers, and leave the rest with who answers GET, and so HEAD", () => {
    const writes = fn("writes", route("PUT", "/v1/things", STAFF), route("DELETE", "/v1/things", STAFF));
    const reads = fn("reads", route("GET", "/v1/things", STAFF));
    expect(doors(writes, reads)).toEqual([
      "ANY /v1/things → reads, by token",
      "PUT /v1/things → writes, by token",
      "DELETE /v1/things → writes, by token",
    ]);
  });

  it("name the methods that another kind of caller may use, and ask no token of who needs none", () => {
    const mixed = fn("mixed", route("PUT", "/v1/things", STAFF), route("GET", "/v1/things", "anyone"));
    expect(doors(mixed)).toEqual(["ANY /v1/things → mixed", "PUT /v1/things → mixed, by token"]);
  });

  it("are those of the API's own functions", () => {
    const one = fn("one", route("GET", "/v1/things", "anyone"));
    expect(doorsOf("public", [one])).toEqual([]);
  });
});
