/** The pages on one machine: read once, when somebody first asks for one; on the laptop with the operator's bar. */
import type { Log } from "../../functions/app/base/ports.ts";
import { getPage } from "../../functions/http/operations/getPage.ts";
import type { Serve } from "../../functions/http/base/frame.ts";
import { signInOriginsOf, type WebFiles } from "../../functions/pages.ts";
import { shells } from "../../web/shells.ts";
import type { ServerSettings } from "../settings.ts";

/** What the pages load, as the build left it. */
export type Assets = (where: { laptop: boolean }) => WebFiles;

/** @param server how people sign in; without it anybody does, by the bar */
export function pagesOnce(assets: Assets, log: Log, server?: ServerSettings): () => Serve {
  let built: Serve | undefined;
  return () => (built ??= server ? ofServer(assets, log, server) : ofLaptop(assets, log));
}

const ofLaptop = (assets: Assets, log: Log): Serve =>
  getPage({ files: { ...shells(null), ...assets({ laptop: true }) }, signInOrigins: [], log });

function ofServer(
  assets: Assets,
  log: Log,
  { issuer, clientId, audience, tokenEndpoint }: ServerSettings,
): Serve {
  const signIn = { issuer, clientId, audience: audience[0]! };
  const files = { ...shells(signIn), ...assets({ laptop: false }) };
  return getPage({ files, signInOrigins: signInOriginsOf(issuer, tokenEndpoint), log });
}
