/** The keys that somebody who verifies goes by: from an address, from a file, or from the folder of this machine. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod";
import type { PublicKey } from "../functions/app/base/signing.ts";
import { KeysAnswer } from "../functions/contracts/notices/answers.ts";
import { keysOfFolder } from "./keyFile.ts";
import { Unusable } from "./unusable.ts";

const PATIENCE_MILLISECONDS = 10_000;

/** @param where an address or a file of a JWKS @returns `null` where nothing says which keys count @throws Unusable */
export async function publishedKeys(
  where: string | undefined,
  dataDir: string,
): Promise<readonly PublicKey[] | null> {
  if (where === undefined) return keysOfFolder(dataDir) ?? null;
  let text: string;
  try {
    text = /^https?:\/\//.test(where)
      ? await fetched(where)
      : readFileSync(resolve(process.env["INIT_CWD"] ?? ".", where), "utf8");
  } catch (error) {
    throw new Unusable(`The keys at ${where} cannot be read: ${(error as Error).message}`);
  }
  const parsed = Jwks.safeParse(text);
  if (!parsed.success) throw new Unusable(`What is at ${where} is no JWKS with keys of the curve P-256.`);
  return parsed.data.keys;
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  return response.text();
}

const Jwks = z
  .string()
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(KeysAnswer);
