/** The composition root of the cloud: what each function is made of. The only reader of the environment. */
import { readFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { awsClient } from "./adapters/awsClient.ts";
import { auditTable } from "./adapters/auditTable.ts";
import { machineClock } from "./adapters/clock.ts";
import { dynamoStore } from "./adapters/dynamoStore.ts";
import { environment } from "./adapters/environment.ts";
import { logger, metrics, powertoolsLog, powertoolsMeter } from "./adapters/powertools.ts";
import type { WebFiles } from "./pages.ts";
import { CALLER_LIMIT, limitCallers } from "./http/base/throttle.ts";
import { readRules } from "./adapters/rulesFile.ts";

/** What every function has. */
export function wireLog() {
  limitCallers(CALLER_LIMIT);
  return { log: powertoolsLog(logger, metrics), meter: powertoolsMeter() };
}

/** The region's rules, as checked at deployment. */
export function wireRules() {
  const { RULES_FILE } = environment(["RULES_FILE"]);
  const { region, clock } = readRules(RULES_FILE);
  return { region, rules: clock };
}

/** Where what is printed leads to, for whoever is not the public's own door. */
export function wireOrigin() {
  const { PUBLIC_ORIGIN } = environment(["PUBLIC_ORIGIN"]);
  return { origin: PUBLIC_ORIGIN.replace(/\/$/, "") };
}

/** The OpenAPI document, as generated at deployment. */
export function wireDocument() {
  const { OPENAPI_FILE } = environment(["OPENAPI_FILE"]);
  return { document: () => readFileSync(OPENAPI_FILE, "utf8") };
}

/** The pages, as built at deployment, where people sign in, and where files are put and read. */
export function wirePages() {
  const { WEB_FILE, FILES_ORIGIN: filesOrigin } = environment(["WEB_FILE", "FILES_ORIGIN"]);
  const built = JSON.parse(readFileSync(WEB_FILE, "utf8")) as { files: WebFiles; signInOrigins: string[] };
  return { ...built, filesOrigin };
}

/** The record. */
export function wireStore() {
  const { TABLE } = environment(["TABLE"]);
  return { store: dynamoStore({ client: awsClient(DynamoDBClient), table: TABLE }) };
}

/** The trail of reads. */
export function wireAudit() {
  const { AUDIT_TABLE } = environment(["AUDIT_TABLE"]);
  return { audit: auditTable({ client: awsClient(DynamoDBClient), table: AUDIT_TABLE }) };
}

/** The clock. */
export const wireClock = () => ({ now: machineClock });

/** How long an opinion that was received in time may be under way. */
export function wireSettling() {
  const { SETTLE_SECONDS } = environment(["SETTLE_SECONDS"]);
  return { settleSeconds: SETTLE_SECONDS };
}
