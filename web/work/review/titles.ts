/** What every refusal is called, in the page's language; the build writes it in: see `web/build.ts`. */
import { inLanguage } from "../../shared/language/language.ts";

declare const PROBLEM_TITLES: string;

export const titles = await inLanguage(
  JSON.parse(PROBLEM_TITLES) as Readonly<Record<string, string>>,
  async () => (await import("./titles.en.ts")).titles,
);
