/** Tokens to call a product with: a laptop's for the asking, any other's as they were given, each for whom it names itself. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Product } from "./product.ts";

export type Tokens = {
  /** `undefined` where nobody has given one. */
  of(role: string, department?: string): Promise<string | undefined>;
};

const nameOf = (role: string, department?: string): string =>
  department === undefined ? role : `${role} ${department}`;

/** What a token says of itself; whether that is true is the product's to find out. */
export function claimsIn(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}

/** @throws TypeError when one of them is no token, or names no role */
export function tokensGiven(given: readonly string[]): Tokens {
  const known = new Map<string, string>();
  given.forEach((token, i) => {
    const { role, department } = claimsIn(token) ?? {};
    if (typeof role !== "string")
      throw new TypeError(
        `Token ${i + 1} of ${given.length} is no JWT with the claim role (docs/how-to/identity.md).`,
      );
    known.set(nameOf(role, typeof department === "string" ? department : undefined), token);
  });
  return { of: async (role, department) => known.get(nameOf(role, department)) };
}

export function tokensOfLaptop(product: Product): Tokens {
  const known = new Map<string, Promise<string>>();
  return {
    of: async (role, department) => {
      // An applicant has the query code; nobody here stands for one by a sign-in.
      if (role === "applicant") return undefined;
      const name = nameOf(role, department);
      const made =
        known.get(name) ??
        product
          .ask<{ token: string }>("staff", "POST", "/local/tokens", {
            body: { role, ...(department !== undefined && { department }) },
          })
          .then(({ token }) => token);
      known.set(name, made);
      return made;
    },
  };
}

/** Whether it is a laptop, where anybody gets a token for the asking. */
export const isLaptop = async (product: Product): Promise<boolean> =>
  (await product.call("staff", "GET", "/local/clock")).status === 200;

/** One token a line; a file, so that no list of processes shows them. */
export const tokensInFile = (file: string): string[] =>
  readFileSync(resolve(process.env["INIT_CWD"] ?? ".", file), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
