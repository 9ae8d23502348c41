/** What an operator may say of a deployment (`-c issuer=…`, or the context of `cdk.json`), and what holds if not. */
import * as z from "zod";
import { REGION_HERE } from "../functions/contracts/base/audience.ts";
import { plainFaultsOf } from "../functions/contracts/base/faults.ts";
import type { Fault } from "../functions/domain/base/fault.ts";
import { ok, refuse, type Result } from "../functions/domain/base/result.ts";
import { USUAL_RATE } from "./limits.ts";
import { LEAST_CONCURRENCY } from "./shares.ts";
import { REGIONS } from "../functions/adapters/regionFiles.ts";
import { MAIL_ADDRESS } from "../functions/adapters/smtpAddress.ts";

/** Enough to synthesise offline; no token can come from here, so nobody gets in. */
export const EXAMPLE_ISSUER = "https://issuer.example/";

/** Up to what API Gateway grants a whole account, all its APIs together, without being asked. */
const rate = z.coerce
  .number()
  .int()
  .min(20, "at least 20 a second: a page asks for that many")
  .max(10_000, "at most 10000 a second: what an account has for all its APIs")
  .default(USUAL_RATE);

const Context = z.object({
  /** The folder of region files: this repository's, or an authority's own. */
  regions: z.string().default(REGIONS),
  /** The region file to deploy; without it, all of them. */
  region: z
    .string()
    .regex(/^\d{6}$/, "the code of a region file, six digits")
    .optional(),
  awsRegion: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region such as cn-north-1"),
  /** Exactly the `iss` of the tokens: a final slash counts. */
  issuer: z.url({ protocol: /^https$/, error: "an https address" }).default(EXAMPLE_ISSUER),
  /** The `aud` of the tokens; `{region}` in it is the region's code, so that each has one of its own. */
  audience: z
    .string()
    .default(`approvals-${REGION_HERE}.example`)
    .transform((list) => list.split(",").map((name) => name.trim()))
    .pipe(z.array(z.string().min(1, "names with commas between them")).min(1)),
  /** Where the issuer has its tokens, if that is another host: the pages may ask it, too. */
  tokenEndpoint: z.url({ protocol: /^https$/, error: "an https address" }).optional(),
  /**
   * Where the public's API and pages are reached, if by a name of one's own; `{region}` in it is the region's code. What the
   * staff print leads there.
   */
  publicOrigin: z.url({ protocol: /^https$/, error: "an https address" }).optional(),
  /** Whose tokens applicants have: the unified identity service, where it is another than that of the staff. */
  applicantIssuer: z.url({ protocol: /^https$/, error: "an https address" }).optional(),
  /** What applicants' pages sign in as there, and where it has its tokens, as `clientId` and `tokenEndpoint` are of the other. */
  applicantClientId: z.string().min(1).optional(),
  applicantTokenEndpoint: z.url({ protocol: /^https$/, error: "an https address" }).optional(),
  /** What the pages sign in as: a public client (PKCE, no secret) of the issuer. */
  clientId: z.string().min(1).default("approvals-pages"),
  /** How many keys have signed so far: one more makes a new one, and those before it go on being published. */
  signingKeys: z.coerce.number().int().min(1).max(12).default(1),
  /** Who is written to when an alarm rings; others subscribe to the topic. */
  alarmsTo: z.email("an address for e-mail").optional(),
  /**
   * The address that mails to applicants come from, `{region}` in it the region's code: with it applicants are told of news, by the
   * mail server that stands in a secret. Without it nothing for mail is deployed.
   */
  mailFrom: z
    .string()
    .refine((address) => MAIL_ADDRESS.test(address.replaceAll(REGION_HERE, "0")), "an address for e-mail")
    .optional(),
  /** How many executions at once the account has (its quota), to be divided (`infra/shares.ts`). */
  concurrency: z.coerce
    .number()
    .int()
    .min(LEAST_CONCURRENCY, `at least ${LEAST_CONCURRENCY}: a quarter stays for everybody`)
    .optional(),
  /** How many requests a second each of the two APIs takes, and each route of it by itself; what is more gets 429. */
  publicRate: rate,
  staffRate: rate,
  /** The origins of the pages, with commas between them: they alone may put and read files from a browser. */
  pagesOrigins: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((origin) => (origin.trim() === "" ? [] : [origin.trim()])))
    .pipe(
      z.array(
        z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, "an origin such as https://approvals.example"),
      ),
    ),
  /** Whether nobody, the account's root among them, may delete a version of a file: decided once, when the bucket is made. */
  lockFiles: z.stringbool().default(false),
  /**
   * Where clamd scans files, and how it is reached: it knows no passwords and hears everything in the clear, so it is in a network of the
   * operator's (`host:port;subnet,subnet;security group`). Without it nothing is scanned.
   */
  scanner: z
    .string()
    .regex(
      /^[a-z0-9.-]+:\d{1,5};subnet-[0-9a-f]+(,subnet-[0-9a-f]+)*;sg-[0-9a-f]+$/,
      "a host with its port, the subnets and the security group by which it is reached, such as clamd.internal:3310;subnet-0a,subnet-0b;sg-0c",
    )
    .transform((text) => {
      const [at, subnets, securityGroup] = text.split(";") as [string, string, string];
      return { at, subnets: subnets.split(","), securityGroup };
    })
    .optional(),
  // Not every runtime and architecture is offered in every region on the same day.
  runtime: z.enum(["nodejs24.x", "nodejs22.x"]).default("nodejs24.x"),
  architecture: z.enum(["arm64", "x86_64"]).default("arm64"),
});

export type Config = z.infer<typeof Context> & {
  /** In the partition aws-cn, where some services offer less. */
  china: boolean;
};

/** Reads the context; every fault at once. `homeRegion` is where we are if the context does not say. */
export function configFrom(
  context: (key: string) => unknown,
  homeRegion = "us-east-1",
): Result<Config, Fault[]> {
  const given = Object.fromEntries(Object.keys(Context.shape).map((key) => [key, context(key)]));
  const parsed = Context.safeParse({ ...given, awsRegion: given["awsRegion"] ?? homeRegion });
  if (!parsed.success) return refuse(plainFaultsOf(parsed.error));
  return ok({ ...parsed.data, china: parsed.data.awsRegion.startsWith("cn-") });
}
