/** What the pages load as the sources are now, built when a test first asks for a page. */
import type { Assets } from "../../server/pages/pages.ts";
import { buildAssets } from "../../web/build.ts";

export const assetsNow: Assets = (where) => buildAssets(where);
