/** What each function reads from its environment: taken from the one file that wires it, so that both always agree. */
import { readdirSync, readFileSync } from "node:fs";
import type { environment } from "../functions/adapters/environment.ts";
import { entryOf, ROUTE_FUNCTIONS } from "./routeFunctions.ts";

const FUNCTIONS_FOLDER = new URL("../functions/", import.meta.url);
export const LAMBDA_FOLDER = new URL("lambda/", FUNCTIONS_FOLDER);

/** The functions that have a file of their own: tasks, consumers, rounds, pages. */
const FILES: readonly string[] = readdirSync(LAMBDA_FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(/\.ts$/, ""));

/** Every function there is: those of the two APIs, and those with a file. */
export const FUNCTION_NAMES: readonly string[] = [...ROUTE_FUNCTIONS.map(({ name }) => name), ...FILES];

/** The two readers of the table's stream; a stream serves no third one, further subscribers join at the bus. */
export const CONSUMERS = ["driveWorkflow", "announce"] as const;

export type Variable = Parameters<typeof environment>[0][number];

/** What each part of the composition root reads. */
export const VARIABLES_OF_WIRE: Readonly<Record<string, readonly Variable[]>> = {
  wireLog: [],
  wireRules: ["RULES_FILE"],
  wireOrigin: ["PUBLIC_ORIGIN"],
  wireDocument: ["OPENAPI_FILE"],
  wirePages: ["WEB_FILE", "FILES_ORIGIN"],
  wireStore: ["TABLE"],
  wireAudit: ["AUDIT_TABLE"],
  wireClock: [],
  wireSettling: ["SETTLE_SECONDS"],
  wireCodes: ["SECRET_ID"],
  wireLimits: ["TABLE"],
  wireTokens: ["APPLICANT_ISSUER", "APPLICANT_AUDIENCE"],
  wireSigner: ["SIGNING_KEYS"],
  wireKeys: ["SIGNING_KEYS"],
  wireContacts: ["CONTACT_KEY"],
  wireAnchors: ["ANCHOR_BUCKET"],
  wireExports: ["FILES_BUCKET"],
  wireFiles: ["FILES_BUCKET", "SCANNER"],
  wireScanner: ["SCANNER"],
  wireUploads: ["TABLE"],
  wireCopying: ["TABLE"],
  wireFetching: [],
  wireEngine: ["STATE_MACHINE_ARN"],
  wireWaker: [],
  wireBus: ["BUS_NAME"],
  wireAside: ["ASIDE_QUEUE_URL"],
  wireMail: ["TABLE", "RULES_FILE", "PUBLIC_ORIGIN", "MAIL_FROM", "MAIL_SECRET_ID", "MAIL_QUEUE_URL"],
  wirePayments: ["PAYMENT_SECRET_ID"],
  wireOrders: ["ORDER_QUEUE_URL"],
  wireWebhooks: ["WEBHOOK_SECRET_ID", "WEBHOOK_QUEUE_URL"],
};

/** Which file of the composition root makes each part. */
const MODULE_OF_WIRE = new Map(
  readdirSync(FUNCTIONS_FOLDER)
    .filter((name) => /^wire\w*\.ts$/.test(name))
    .flatMap((file) =>
      [
        ...readFileSync(new URL(file, FUNCTIONS_FOLDER), "utf8").matchAll(
          /^export (?:function|const) (wire\w+)/gm,
        ),
      ].map(([, wire]) => [wire!, file] as const),
    ),
);

/** A function's program and the folder that its imports are relative to. @throws Error when there is no such function */
export function programOf(name: string): { source: string; folder: URL } {
  const served = ROUTE_FUNCTIONS.find((fn) => fn.name === name);
  if (served) return { source: entryOf(served, moduleOf), folder: FUNCTIONS_FOLDER };
  if (!FILES.includes(name)) throw new Error(`there is no function ${name}`);
  return { source: readFileSync(new URL(`${name}.ts`, LAMBDA_FOLDER), "utf8"), folder: LAMBDA_FOLDER };
}

function moduleOf(wire: string): string {
  const file = MODULE_OF_WIRE.get(wire);
  if (file === undefined) throw new Error(`no file of functions/ exports ${wire}`);
  return file;
}

/** @throws Error when the function is wired to something that infrastructure does not know yet */
export function variablesOf(name: string): Variable[] {
  const calls = [...programOf(name).source.matchAll(/\bwire[A-Z]\w*(?=\()/g)].map(([wire]) => wire);
  const variables = calls.flatMap((wire) => {
    const read = VARIABLES_OF_WIRE[wire];
    if (!read) throw new Error(`${name} calls ${wire}, unknown to infra/wiring.ts`);
    return read;
  });
  return [...new Set(variables)];
}
