/** What each function reads from its environment: taken from the one file that wires it, so that both always agree. */
import { readdirSync, readFileSync } from "node:fs";
import type { environment } from "../functions/adapters/environment.ts";

export const LAMBDA_FOLDER = new URL("../functions/lambda/", import.meta.url);

/** Every function there is, by the name of its file. */
export const FUNCTION_NAMES: readonly string[] = readdirSync(LAMBDA_FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.replace(/\.ts$/, ""));

/** The two readers of the table's stream; a stream serves no third one, further subscribers join at the bus. */
export const CONSUMERS = ["driveWorkflow", "announce"] as const;

export type Variable = Parameters<typeof environment>[0][number];

/** What each part of the composition root reads. */
export const VARIABLES_OF_WIRE: Readonly<Record<string, readonly Variable[]>> = {
  wireLog: [],
  wireRules: ["RULES_FILE"],
  wireDocument: ["OPENAPI_FILE"],
  wirePages: ["WEB_FILE"],
  wireStore: ["TABLE"],
  wireClock: [],
  wireSettling: ["SETTLE_SECONDS"],
  wireCodes: ["SECRET_ID"],
  wireEngine: ["STATE_MACHINE_ARN"],
  wireWaker: [],
  wireBus: ["BUS_NAME"],
  wireWebhooks: ["WEBHOOK_SECRET_ID", "WEBHOOK_QUEUE_URL"],
};

/** @throws Error when the function is wired to something that infrastructure does not know yet */
export function variablesOf(name: string): Variable[] {
  const source = readFileSync(new URL(`${name}.ts`, LAMBDA_FOLDER), "utf8");
  return [...source.matchAll(/\bwire[A-Z]\w*(?=\()/g)].flatMap(([wire]) => {
    const variables = VARIABLES_OF_WIRE[wire];
    if (!variables) throw new Error(`functions/lambda/${name}.ts calls ${wire}, unknown to infra/wiring.ts`);
    return variables;
  });
}
