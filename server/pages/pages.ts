/** The pages on one machine: read once, when somebody first asks for one; on the laptop with the operator's bar. */
import type { Log } from "../../functions/app/base/ports.ts";
import { getPage } from "../../functions/http/operations/getPage.ts";
import type { Serve } from "../../functions/http/base/frame.ts";
import { originsOf, PAGES, signInsOf, type WebFiles } from "../../functions/pages.ts";
import { COMPONENTS } from "../../web/localPage.ts";
import { shells } from "../../web/shells.ts";
import type { ServerSettings } from "../settings.ts";

/** What the pages load, as the build left it. */
export type Assets = (where: { laptop: boolean }) => WebFiles;

/**
 * @param byCode whether the region knows applicants by a code alone
 * @param server how people sign in; without it anybody does, by the bar
 */
export function pagesOnce(assets: Assets, byCode: boolean, log: Log, server?: ServerSettings): () => Serve {
  let built: Serve | undefined;
  return () => (built ??= server ? ofServer(assets, byCode, log, server) : ofLaptop(assets, log));
}

function ofLaptop(assets: Assets, log: Log): Serve {
  const built = assets({ laptop: true });
  const files = { ...shells(built, null, [...PAGES, COMPONENTS]), ...built };
  return getPage({ files, signInOrigins: [], log });
}

function ofServer(assets: Assets, byCode: boolean, log: Log, server: ServerSettings): Serve {
  const signIns = signInsOf(server, server.audience[0]!, byCode);
  const built = assets({ laptop: false });
  const files = { ...shells(built, signIns), ...built };
  return getPage({ files, signInOrigins: originsOf(signIns, ["staff", "public"]), log });
}
