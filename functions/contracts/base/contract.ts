/** What a route is: one object, off which infrastructure, documents, servers, tests and pages read what they need. */
import type * as z from "zod";
import type { AgentAct } from "../../domain/agency/acts.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Role } from "./caller.ts";
import type { Frozen } from "./frozen.ts";
import type { FieldsOf, ParameterName } from "./parameters.ts";
import type { ProblemCode } from "./problems.ts";

/** The nouns of the product, in the order in which they may know of each other; each groups the routes about it. */
export const NOUNS = [
  "calendar",
  "catalogue",
  "review",
  "supervision",
  "billing",
  "application",
  "agency",
  "files",
  "notices",
  "operations",
] as const;

export type Noun = (typeof NOUNS)[number];

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * Anyone; the applicant of the application that the path names, by its query code or by having signed in, as the region says;
 * whoever submits, who has signed in where the region takes nobody else; an applicant who has signed in; an agent who has; or
 * a token of one of these roles.
 */
export type Access = "anyone" | "applicant" | "submitter" | "signed-in" | "agent" | Roles | Shared;

export type Roles = readonly [Role, ...Role[]];

/**
 * A token of one of these roles; or the applicant of the application that the path names, or whoever holds the file that it
 * names, by having signed in or by a key that the handler looks at: both APIs serve it.
 */
export type Shared = { roles: Roles; orBy: "applicant" | "file-key" };

export const isShared = (access: Access): access is Shared => typeof access === "object" && "roles" in access;

/** Whose tokens a route takes beside applicants'; `null` where it takes none. */
export const rolesOf = (access: Access): Roles | null =>
  typeof access === "string" ? null : isShared(access) ? access.roles : access;

/** Whether an API asks for a token before a route. */
export const needsToken = (api: Api, access: Access): boolean => api === "staff" && rolesOf(access) !== null;

/** What a route may touch; its function is granted the union of what its routes name, and nothing else. */
export type Right =
  /** records of cases */
  | "read"
  | "write"
  /** the queues: whose reviews and which applications are open */
  | "lists"
  /** the secret that query codes and notice codes derive from, and to count the wrong ones */
  | "secret"
  /** the keys that sign, as they are published */
  | "keys"
  /** to sign by the newest of them */
  | "sign"
  /** to seal what is personal of a case by a new key */
  | "seal"
  /** to open what is personal of a case */
  | "unseal"
  /** the workflow engine */
  | "engine"
  /** the event bus */
  | "publish"
  /** the OpenAPI document, a file beside the code: no right of the cloud's */
  | "document"
  /** the contents of files and their register */
  | "files"
  /** the secrets by which providers of payments sign their notices */
  | "payments"
  /** the register of files alone: what was announced, and which cases refer to it */
  | "uploads"
  /** keeps in the trail of reads who was answered what; every route that `isAudited` has it, without naming it */
  | "audit"
  /** reads that trail */
  | "trail"
  /** reads the exports for the national system */
  | "exports";

/** What a route answers when all went well. */
export type Answered = {
  status: 200 | 201 | 202 | 303;
  schema: z.ZodType;
  /** What it comes as; JSON unless said otherwise. More than one: by `Accept`, the first unless another is preferred. */
  types?: readonly [string, ...string[]];
  /** Headers that come with it, beside those that every answer has, by what each one says. */
  headers?: Readonly<Record<string, string>>;
};

export type Contract = {
  /** The handler's name and its file, `functions/http/<noun>/<name>.ts`. */
  name: string;
  noun: Noun;
  method: Method;
  path: `/${string}`;
  access: Access;
  rights: readonly Right[];
  /** Which act an agent needs to be authorised to who calls it for the applicant; without it no agent does. */
  agent?: AgentAct | "read";
  /** Whether whoever comes with a token has to be the applicant by it: a clerk who has the code does not do it for them. */
  alone?: true;
  /** Whether the log names neither the case nor the caller: who complains in confidence is in no line of it. */
  unnamed?: true;
  /** The most seconds it may take, where a route's usual ones are too few. */
  seconds?: number;
  summary: string;
  query?: z.ZodObject;
  /** The request headers that it reads, in lower case. */
  headers?: z.ZodObject;
  body?: z.ZodType;
  answer: Answered;
  /** Whether what the query code opens is kept in the trail of reads: what leaves as a whole is. */
  audited?: true;
  /** How often one address may call it, over all instances; without it only the throttles count. */
  limited?: { readonly seconds: number; readonly most: number };
  /** Whether the region may ask for a sign-in, beside whoever has the code: what ends a case or turns it round. */
  confirmed?: true;
  /** Whether `If-Match` is held to what the record's `ETag` said (RFC 9110 §13.1.1). */
  conditional?: true;
  /** What else it may refuse, beside what the frame refuses for every route of its kind. */
  problems: readonly ProblemCode[];
  /** A request that is right, as people would send it; where it names codes, the region's own. A test validates it. */
  example?: Example | ((region: Region) => Example);
};

export type Example = { query?: Readonly<Record<string, string>>; body?: unknown };

/** The example of a route in a region. */
export const exampleOf = ({ example }: Pick<Contract, "example">, region: Region): Example =>
  typeof example === "function" ? example(region) : (example ?? {});

/**
 * Whether who was answered what is kept in the trail of reads (docs/adr/0031): every reading by somebody with a token, what
 * operators set off, and every export. What changes a case names who did it in the case's own history.
 */
export const isAudited = ({
  access,
  method,
  noun,
  audited,
}: Pick<Contract, "access" | "method" | "noun" | "audited">): boolean =>
  audited === true || (typeof access !== "string" && (method === "GET" || noun === "operations"));

/** Whether it is kept where an agent reads for an applicant, whose own reading of their case is not. */
export const isAuditedOfAgents = ({ agent, method }: Pick<Contract, "agent" | "method">): boolean =>
  agent !== undefined && method === "GET";

/** Declares a route; its literal types are what handlers are typed by. */
export const contract = <const C extends Contract>(route: C): C =>
  isAudited(route) || isAuditedOfAgents(route) ? { ...route, rights: [...route.rights, "audit"] } : route;

type Parsed<S, Otherwise> = S extends z.ZodType ? z.output<S> : Otherwise;

/** The names between braces of a path. */
export type ParametersIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersIn<Rest>
  : never;

export type PathOf<C extends Contract> = FieldsOf<Extract<ParametersIn<C["path"]>, ParameterName>>;
export type QueryOf<C extends Contract> = Parsed<C["query"], object>;
export type HeadersOf<C extends Contract> = Parsed<C["headers"], object>;
export type BodyOf<C extends Contract> = Parsed<C["body"], undefined>;
/** An answer may be made of parts that nobody may change. */
export type AnswerOf<C extends Contract> = Frozen<z.input<C["answer"]["schema"]>>;

/** Where a path's parameters stand, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

/** Which of the two APIs serve a route. What touches nobody's case is on both, so that every page calls its own origin. */
export type Api = "public" | "staff";
export function apisOf({ access, rights }: Pick<Contract, "access" | "rights">): readonly Api[] {
  if (isShared(access)) return ["public", "staff"];
  if (typeof access !== "string") return ["staff"];
  const isAboutCases = rights.some((right) => right !== "document");
  return access === "anyone" && !isAboutCases ? ["public", "staff"] : ["public"];
}
