/** Where a product is and whose tokens there are, as every command that calls one is told. */
import { productAt, type Product } from "./product.ts";
import { isLaptop, tokensGiven, tokensInFile, tokensOfLaptop, type Tokens } from "./tokens.ts";

/** Options of `parseArgs`. */
export const ADDRESSES = {
  url: { type: "string" },
  "staff-url": { type: "string" },
  token: { type: "string", multiple: true, default: [] as string[] },
  tokens: { type: "string" },
} as const;

export type Addresses = {
  url?: string | undefined;
  "staff-url"?: string | undefined;
  token: readonly string[];
  tokens?: string | undefined;
};

/** What was typed is not enough, or no such thing. */
export class Misused extends Error {
  override name = "Misused";
}

export type Reached = { product: Product; tokens: Tokens; onLaptop: boolean };

/** @throws Misused @throws Unanswered when nobody is there */
export async function reach({
  url = "",
  "staff-url": staff,
  token,
  tokens: file,
}: Addresses): Promise<Reached> {
  const at = originOf(url);
  const product = productAt({ public: at, staff: staff === undefined ? at : originOf(staff) });
  const given = [...token, ...(file === undefined ? [] : linesOf(file))];
  if (given.length > 0) return { product, tokens: known(given), onLaptop: false };
  if (!(await isLaptop(product))) throw new Misused(`${at} is no laptop: its callers have tokens.`);
  return { product, tokens: tokensOfLaptop(product), onLaptop: true };
}

function originOf(address: string): string {
  const parsed = URL.parse(address);
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.search === "")
    return parsed.href.replace(/\/+$/, "");
  throw new Misused(`"${address}" is no address such as https://approvals.example.gov.cn.`);
}

function known(given: readonly string[]): Tokens {
  try {
    return tokensGiven(given);
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

function linesOf(file: string): string[] {
  try {
    return tokensInFile(file);
  } catch (error) {
    throw new Misused(`The tokens cannot be read: ${(error as Error).message}`);
  }
}
