/**
 * The functions of the two APIs, by who calls and what they may touch: read off the contracts, so that a route is in
 * one of them as soon as it is declared.
 */
import {
  apisOf,
  isShared,
  needsToken,
  type Api,
  type Contract,
  type Method,
  type Right,
} from "../functions/contracts/base/contract.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { API_SECONDS } from "./limits.ts";

export type RouteFunction = {
  /** Who calls it and what it may do beside reading, such as `staff-write`. */
  name: string;
  api: Api;
  routes: readonly Contract[];
  /** The union of what its routes name, and nothing else. */
  rights: readonly Right[];
  seconds: number;
};

/** The rights that tell functions apart: whoever only reads has no part in writing, in a secret, in signing, in the engine. */
const DIVIDING = [
  "write",
  "secret",
  "payments",
  "sign",
  "engine",
  "publish",
] as const satisfies readonly Right[];

export const APIS = ["public", "staff"] as const satisfies readonly Api[];

export const ROUTE_FUNCTIONS: readonly RouteFunction[] = APIS.flatMap((api) => {
  const own = ROUTES.filter((route) => apisOf(route).includes(api));
  return [...Map.groupBy(own, (route) => nameOf(api, route))].map(([name, routes]) => ({
    name,
    api,
    routes,
    rights: [...new Set(routes.flatMap(({ rights }) => rights))].sort(),
    seconds: Math.max(...routes.map(({ seconds = API_SECONDS }) => seconds)),
  }));
});

function nameOf(api: Api, { rights }: Contract): string {
  const dividing = DIVIDING.filter((right) => rights.includes(right));
  return [api, ...(dividing.length > 0 ? dividing : ["read"])].join("-");
}

/** Whether it counts what may be done so often: who calls a route of its without end, or with wrong codes. */
export const countsCalls = ({ routes }: Pick<RouteFunction, "routes">): boolean =>
  routes.some(({ access, limited }) => access === "applicant" || limited !== undefined);

/** A way in: a path of an API with one method or any, the function behind it, and whether the gateway asks for a token. */
export type Door = { path: string; method: Method | "ANY"; fn: RouteFunction; needsToken: boolean };

/**
 * The ways into an API. Each path has one for any method, so that HEAD and a method that nobody knows are answered too;
 * it leads to whoever answers GET, whose HEAD is. A method has one of its own where another function answers it, or
 * another kind of caller may use it.
 */
export function doorsOf(api: Api, functions: readonly RouteFunction[] = ROUTE_FUNCTIONS): readonly Door[] {
  const served = functions
    .filter((fn) => fn.api === api)
    .flatMap((fn) =>
      fn.routes.map(({ path, method, access }) => ({
        path,
        method,
        fn,
        needsToken: needsToken(api, access),
      })),
    );
  return [...Map.groupBy(served, ({ path }) => path).values()].flatMap((doors) => {
    const main = doors.find(({ method }) => method === "GET") ?? doors[0]!;
    const others = doors.filter(({ fn, needsToken }) => fn !== main.fn || needsToken !== main.needsToken);
    return [{ ...main, method: "ANY" as const }, ...others];
  });
}

/** What brings each right along in the cloud: functions of the composition root. */
const WIRES: Readonly<Record<Right, readonly string[]>> = {
  read: ["wireStore"],
  lists: ["wireStore"],
  write: ["wireStore", "wireSettling"],
  secret: ["wireCodes", "wireLimits"],
  keys: ["wireKeys"],
  sign: ["wireSigner"],
  seal: ["wireContacts"],
  unseal: ["wireContacts"],
  engine: ["wireEngine"],
  publish: ["wireBus"],
  files: ["wireFiles", "wireUploads"],
  uploads: ["wireUploads"],
  payments: ["wirePayments"],
  document: ["wireDocument"],
  audit: ["wireAudit"],
  trail: ["wireAudit"],
  exports: ["wireExports"],
};

/** Who may have signed in as an applicant: no gateway asks for the token, and so the function looks at it. */
const mayBeSignedIn = ({ access }: Contract): boolean =>
  access === "applicant" ||
  access === "submitter" ||
  access === "signed-in" ||
  access === "agent" ||
  isShared(access);

/** What is printed at the staff's door leads to the public's, which knows its own name. */
export const wiresOf = ({
  api,
  rights,
  routes,
}: Pick<RouteFunction, "api" | "rights" | "routes">): readonly string[] => [
  ...new Set([
    "wireLog",
    "wireRules",
    ...(api === "staff" ? ["wireOrigin"] : []),
    ...rights.flatMap((right) => WIRES[right]),
    ...(api === "public" && routes.some(mayBeSignedIn) ? ["wireTokens"] : []),
  ]),
];

/** The entry of a function, as a program: its handlers, what they are bound to, and the addresses of its API. */
export function entryOf(fn: RouteFunction, moduleOf: (wire: string) => string): string {
  const wires = wiresOf(fn);
  const table = ROUTES.filter((route) => apisOf(route).includes(fn.api)).map(({ method, path }) => ({
    method,
    path,
  }));
  return [
    `import { serve } from "./http/base/serve.ts";`,
    `import { observed } from "./observed.ts";`,
    ...fn.routes.map(({ noun, name }) => `import { ${name} } from "./http/${noun}/${name}.ts";`),
    ...wires.map((wire) => `import { ${wire} } from "./${moduleOf(wire)}";`),
    `const deps = { ${wires.map((wire) => `...${wire}()`).join(", ")} };`,
    `export const handler = observed(serve([${fn.routes.map(({ name }) => name).join(", ")}], deps, ${JSON.stringify(table)}));`,
  ].join("\n");
}
