/** Handlers: what a route does, typed by its contract and given no more than its contract's rights. */
import type { FileDeps } from "../../app/files/uploading.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import type { Limits } from "../../app/base/limits.ts";
import type { AuditTrail } from "../../app/base/auditTrail.ts";
import type { Payments } from "../../app/billing/payments.ts";
import type { Contacts } from "../../app/base/contacts.ts";
import type {
  AuthorisationRegister,
  Bus,
  CaseLists,
  CaseRecords,
  Engine,
  HoldRegister,
  Log,
  Meter,
  OutageRegister,
  WrittenOnce,
} from "../../app/base/ports.ts";
import type {
  AnswerOf,
  BodyOf,
  Contract,
  HeadersOf,
  PathOf,
  QueryOf,
  Right,
  Roles,
  Shared,
} from "../../contracts/base/contract.ts";
import type { Caller } from "../../contracts/base/caller.ts";
import type { SignedIn } from "../../contracts/base/signedIn.ts";
import type { Actor } from "../../domain/base/actor.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Keys, Signer } from "../../app/base/signing.ts";
import type { Language } from "../../words/language.ts";
import type { AgentCaller } from "./agents.ts";
import type { Refused } from "./refused.ts";

/** What every handler has: the region's rules, the log and the counts. */
export type Common = { region: Region; rules: ClockRules; log: Log; meter: Meter };

/** What of the store only reads. */
export type Reads = Pick<
  CaseRecords,
  | "loadCase"
  | "loadApplication"
  | "loadReview"
  | "sealedContact"
  | "loadComplaint"
  | "loadBill"
  | "loadInquiry"
  | "loadRating"
  | "complaintsOf"
  | "histories"
  | "copies"
  | "noticesOf"
  | "notice"
  | "noticeNumbered"
  | "holdsOf"
  | "figuresOf"
  | "outages"
  | "noted"
  | "projectOf"
  | "projectsOf"
>;

/** What each right brings along. */
type ByRight = {
  read: {
    store: Reads &
      Pick<HoldRegister, "hold"> &
      Pick<OutageRegister, "outage"> &
      Pick<AuthorisationRegister, "authorisation" | "authorisationsOf">;
  };
  write: {
    store: CaseRecords & HoldRegister & OutageRegister & Pick<AuthorisationRegister, "keepAuthorisation">;
    settleSeconds: number;
  };
  lists: { store: CaseLists & Pick<AuthorisationRegister, "authorisationsFor" | "agentsAskedFor"> };
  secret: { codes: QueryCodes; limits: Limits | null };
  keys: { keys: Keys };
  sign: { signer: Signer };
  seal: { contacts: Pick<Contacts, "seal"> };
  unseal: { contacts: Pick<Contacts, "open"> };
  engine: { engine: Engine };
  publish: { bus: Bus };
  /** The OpenAPI document as it is sent; nobody makes it before somebody asks. */
  document: { document: () => string };
  payments: { payments: Payments };
  uploads: Pick<FileDeps, "uploads">;
  files: FileDeps & { newFileId: () => string };
  audit: { audit: Pick<AuditTrail, "keep"> };
  trail: { audit: Pick<AuditTrail, "entries"> };
  exports: { exports: Pick<WrittenOnce, "read"> };
};

type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

export type DepsOf<C extends Pick<Contract, "rights">> = Common & All<ByRight[C["rights"][number]]>;

/** Everything that any handler may need. */
export type AnyDeps = Common &
  All<ByRight[Right]> & {
    /** Where people reach this server; without it, wherever the caller did. */
    origin?: string;
    /** The claims of an applicant's token, where it is good; without it none is. */
    tokens?: (token: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
  };

/** Who calls, as far as the route's access knows. */
export type CallerOf<C extends Contract> = CallerBy<C["access"]>;

type CallerBy<A> = A extends "anyone"
  ? null
  : A extends "applicant" | "submitter"
    ? { role: "applicant" } | SignedIn
    : A extends "signed-in"
      ? SignedIn
      : A extends "agent"
        ? AgentCaller
        : A extends Shared
          ? { role: "applicant" } | SignedIn | By<A["roles"]>
          : A extends Roles
            ? By<A>
            : never;

type By<R extends Roles> = R extends readonly (infer One)[] ? Extract<Caller, { role: One }> : never;

/** A request that has the form its contract asks for, by somebody who may make it. */
export type Request<C extends Contract = Contract> = {
  path: PathOf<C>;
  query: QueryOf<C>;
  headers: HeadersOf<C>;
  body: BodyOf<C>;
  /** The body as it came: what a signature stands over. */
  raw: string;
  caller: CallerOf<C>;
  /** The caller as the history names them: by their token, whatever the body says. */
  by: Actor;
  /** The address that they call from. */
  from: string;
  now: Instant;
  /** Which of the contract's types is wanted, and in which language; `null` where the caller names none. */
  type: string;
  language: Language | null;
  /** Where this server is reached: as it was told, or as the caller reached it. */
  origin: string;
  /** Whether the caller says which versions they have read. */
  isConditional: boolean;
  /** Whether it is HEAD: GET without its body. */
  isHead: boolean;
  /** Whether the caller may write: a reading by one who may not leaves nothing in the record. */
  mayWrite: boolean;
  /** Whether the caller has this very answer already, and will be told no more than that. */
  isFresh: (answer: Pick<Answer, "versions" | "body" | "text">) => boolean;
  /** Holds the caller to what they have read. @throws Refused `stale` unless the record is at these versions */
  holds: (versions: string) => void;
};

/** What a handler answers: data, which leaves as JSON, or a text that is whole already. */
export type Answer<C extends Contract = Contract> = {
  headers?: Readonly<Record<string, string>>;
  /** The versions of the record that the answer shows; without them the tag is one of its bytes. */
  versions?: string;
} & ({ body: AnswerOf<C>; text?: never } | { text: string; body?: never });

export type Act = (request: never) => Promise<Answer>;

/** A route and what it does, not yet bound to anything. */
export type Handler = {
  contract: Contract;
  bind: (deps: AnyDeps) => Act;
  misread?: Misread;
};

/** Where a body is not right in a way that the rules have a word of their own for; `null` where it is merely malformed. */
export type Misread = (body: unknown, refusal: Refused) => Refused | null;

export function handle<const C extends Contract>(
  contract: C,
  bind: (deps: DepsOf<C>) => (request: Request<C>) => Promise<Answer<C>>,
  misread?: Misread,
): Handler {
  return { contract, bind: bind as unknown as Handler["bind"], ...(misread && { misread }) };
}
