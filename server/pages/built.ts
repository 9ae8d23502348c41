/** What the pages load, as `npm run build` left it. */
import { readFileSync } from "node:fs";
import type { WebFiles } from "../../functions/pages.ts";
import type { Assets } from "./pages.ts";

/** One file for each kind of installation, from the repository's root. */
export const assetsFile = ({ laptop }: Parameters<Assets>[0]): string =>
  `dist/web/${laptop ? "laptop" : "server"}.json`;

/** Relative to this module, which the built script lies as deep as. */
export const builtAssets: Assets = (where) =>
  JSON.parse(readFileSync(new URL(`../../${assetsFile(where)}`, import.meta.url), "utf8")) as WebFiles;
