/** Bundles as Lambda runs them: one file, the data beside it, an environment, and a stand-in for AWS that takes notes. */
import { execFile } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PERSON } from "../support/people.ts";
import { openApiDocument } from "../../functions/contracts/openapi/document.ts";
import { bundle } from "../../infra/bundle.ts";
import type { Variable } from "../../infra/wiring.ts";
import { buildAssets } from "../../web/build.ts";
import { shells } from "../../web/shells.ts";
import { fixtureRegion } from "../support/fixtures.ts";

/** What the stand-in for Secrets Manager hands out. */
export const SECRET = "0123456789abcdef".repeat(4);

/** What the provider `local` signs its notices with. */
export const PAYMENT_SECRET = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;

/** What a function wrote to its log, and what it answered; `threw` where it answered nothing. */
export type Invoked = { result: unknown; threw: string | null; log: string[] };

export type Lambda = {
  /** Calls a handler with one event after another, in one process, as one warm instance. */
  invoke(name: string, events: readonly object[], run?: Run): Promise<Invoked[]>;
  /** Loads a bundle without one variable after another. @returns those without which it does not start */
  needs(name: string, variables: readonly Variable[]): Promise<string[]>;
  /** The actions that AWS was asked for since the last time, as policies name them. */
  asked(): string[];
  sizes: ReadonlyMap<string, Uint8Array>;
  close(): void;
};

export type Run = {
  /** What is left of a function's time when it is called. */
  milliseconds?: number;
  /** Whether AWS answers at all. */
  silent?: boolean;
};

const SERVICES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: "dynamodb",
  secretsmanager: "secretsmanager",
  AWSStepFunctions: "states",
  AWSEvents: "events",
  AmazonSQS: "sqs",
  TrentService: "kms",
};

const SIGNING = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** In a process that has nothing but what Lambda gives it. */
const INVOKE = `
const [name, events, milliseconds] = JSON.parse(process.argv[1]);
const { handler } = require("./" + name + ".js");
const end = Date.now() + milliseconds;
(async () => {
  for (const event of events) {
    // One for each invocation, as Lambda has it: the frame leaves notes on it.
    const context = { functionName: name, awsRequestId: "a1", getRemainingTimeInMillis: () => end - Date.now() };
    const answer = await handler(event, context).then(
      (result) => ({ result, threw: null }),
      (error) => ({ result: null, threw: String(error) }),
    );
    console.log("=> " + JSON.stringify(answer));
  }
  // Connections may still be open; what was written has to be out.
  process.stdout.write("", () => process.exit(0));
})();`;

const NEEDS = `
const [name, variables] = JSON.parse(process.argv[1]);
const path = require.resolve("./" + name + ".js");
require(path);
const missed = variables.filter((variable) => {
  const { [variable]: value } = process.env;
  delete process.env[variable];
  delete require.cache[path];
  try {
    require(path);
    return false;
  } catch (error) {
    return String(error).includes(variable);
  } finally {
    process.env[variable] = value;
  }
});
process.stdout.write("=> " + JSON.stringify(missed) + "\\n", () => process.exit(0));`;

/** What a service says, where whoever asks it looks at that. */
function answerTo(service: string, sent: string): object {
  switch (service) {
    case "secretsmanager":
      return sent.includes('"payments"')
        ? { SecretString: JSON.stringify({ local: [PAYMENT_SECRET] }) }
        : { SecretString: SECRET };
    case "AWSEvents":
      return { FailedEntryCount: 0, Entries: [{ EventId: "e1" }] };
    case "AmazonSQS": {
      const { MessageBody = "" } = JSON.parse(sent) as { MessageBody?: string };
      return { MessageId: "m1", MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex") };
    }
    case "TrentService":
      return {
        PublicKey: SIGNING.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
        Plaintext: Buffer.alloc(32, 7).toString("base64"),
        CiphertextBlob: Buffer.alloc(184, 8).toString("base64"),
        Signature: sign("sha256", Buffer.from(sent), SIGNING.privateKey).toString("base64"),
      };
    default:
      return {};
  }
}

export async function lambda(names: readonly string[]): Promise<Lambda> {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  const region = fixtureRegion();
  const assets = buildAssets({ laptop: false });
  const files = { ...shells(assets, null), ...assets };
  const web = { files, signInOrigins: ["https://id.example.org"] };
  writeFileSync(join(folder, "rules.json"), JSON.stringify(region.contents));
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(openApiDocument(region.rules.region)));
  writeFileSync(join(folder, "web.json"), JSON.stringify(web));
  const sizes = new Map([...bundle(names)].map(([name, { code }]) => [name, code]));
  for (const [name, code] of sizes) writeFileSync(join(folder, `${name}.js`), code);

  let asked: string[] = [];
  let silent = false;
  const aws = createServer((request, response) => {
    const target = request.headers["x-amz-target"];
    // S3 names no target: a bucket in which nothing lies.
    if (target === undefined) {
      asked.push(`s3:${request.method === "GET" ? "GetObject" : request.method}`);
      response.writeHead(404, { "content-type": "application/xml" });
      response.end("<Error><Code>NoSuchKey</Code></Error>");
      return;
    }
    const [service, action] = String(target).split(".");
    asked.push(`${SERVICES[service!]}:${action}`);
    if (silent) return;
    let sent = "";
    request.on("data", (chunk: Buffer) => (sent += chunk.toString()));
    request.on("end", () =>
      response
        .writeHead(200, { "content-type": "application/x-amz-json-1.0" })
        .end(JSON.stringify(answerTo(service!, sent))),
    );
  });
  await new Promise<void>((resolve) => void aws.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;

  const told: Readonly<Record<Variable, string>> = {
    TABLE: "cases",
    AUDIT_TABLE: "audit",
    RULES_FILE: "rules.json",
    OPENAPI_FILE: "openapi.json",
    WEB_FILE: "web.json",
    FILES_ORIGIN: "https://files.example",
    PUBLIC_ORIGIN: "https://public.example",
    SETTLE_SECONDS: "60",
    APPLICANT_ISSUER: "https://issuer.example/",
    APPLICANT_AUDIENCE: "approvals-440307.example",
    SECRET_ID: "secret",
    ANCHOR_BUCKET: "anchors",
    CONTACT_KEY: "arn:aws-cn:kms:cn-north-1:1:key/contacts",
    FILES_BUCKET: "files",
    SCANNER: "none",
    SIGNING_KEYS: "arn:aws-cn:kms:cn-north-1:1:key/2,arn:aws-cn:kms:cn-north-1:1:key/1",
    BUS_NAME: "bus",
    STATE_MACHINE_ARN: "arn:aws-cn:states:cn-north-1:1:stateMachine:approvals-440307",
    WEBHOOK_SECRET_ID: "webhooks",
    PAYMENT_SECRET_ID: "payments",
    WEBHOOK_QUEUE_URL: `${address}/1/queue`,
    MAIL_FROM: "no-reply@approvals.example.gov.cn",
    MAIL_SECRET_ID: "mail-secret",
    MAIL_QUEUE_URL: `${address}/1/mail`,
    ORDER_QUEUE_URL: `${address}/1/mail`,
    ASIDE_QUEUE_URL: `${address}/1/aside`,
  };
  async function linesOf(program: string, ...argument: unknown[]): Promise<string[]> {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["-e", program, JSON.stringify(argument)],
      {
        cwd: folder,
        maxBuffer: 64 * 1024 * 1024,
        env: {
          AWS_REGION: "cn-north-1",
          AWS_ACCESS_KEY_ID: "id",
          AWS_SECRET_ACCESS_KEY: "key",
          AWS_SESSION_TOKEN: "token",
          AWS_ENDPOINT_URL: address,
          POWERTOOLS_METRICS_NAMESPACE: "Approvals/440307",
          // What is compiled once is not compiled again, for the sake of the test's time.
          NODE_COMPILE_CACHE: join(folder, "compiled"),
          ...told,
        },
      },
    );
    return `${stderr}${stdout}`.split("\n").filter((line) => line !== "");
  }

  return {
    async invoke(name, events, run = {}) {
      silent = run.silent ?? false;
      const lines = await linesOf(INVOKE, name, events, run.milliseconds ?? 600_000);
      const invoked: Invoked[] = [];
      let log: string[] = [];
      for (const line of lines) {
        if (line.startsWith("=> ")) {
          const answer = JSON.parse(line.slice(3)) as Pick<Invoked, "result" | "threw">;
          invoked.push({ ...answer, log });
          log = [];
        } else log.push(line);
      }
      return invoked;
    },
    async needs(name, variables) {
      const lines = await linesOf(NEEDS, name, variables);
      return JSON.parse(lines.at(-1)!.slice(3)) as string[];
    },
    asked() {
      const before = asked;
      asked = [];
      return before;
    },
    sizes,
    close() {
      aws.closeAllConnections();
      aws.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Asked = {
  method?: string;
  path: string;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  claims?: Readonly<Record<string, unknown>>;
};

/** One caller may ask for so much at once; every request here is somebody else's. */
let callers = 0;

/** A request as API Gateway's HTTP API hands it over (payload format 2.0). */
export function eventOf({ method = "GET", path, query, body, headers, claims }: Asked): object {
  return {
    version: "2.0",
    routeKey: `ANY ${path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    ...(query && { queryStringParameters: query }),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(claims && { authorization: "Bearer checked" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: "r1",
      routeKey: `ANY ${path}`,
      stage: "$default",
      timeEpoch: 1772413200000,
      http: {
        method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: `192.0.2.${1 + (callers++ % 200)}`,
        userAgent: "test",
      },
      ...(claims && { authorizer: { jwt: { claims: { ...PERSON, ...claims }, scopes: null } } }),
    },
  };
}
