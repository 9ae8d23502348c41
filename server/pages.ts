/** The pages on one machine: built once, when somebody first asks for one; on the laptop with the operator's bar. */
import type { Log } from "../functions/app/base/ports.ts";
import { getPage } from "../functions/http/operations/getPage.ts";
import { buildWeb } from "../web/build.ts";
import type { Serve } from "../functions/http/base/frame.ts";
import type { ServerSettings } from "./settings.ts";

/** @param server how people sign in; without it anybody does, by the bar */
export function pagesOnce(log: Log, server?: ServerSettings): () => Serve {
  let built: Serve | undefined;
  return () =>
    (built ??= server
      ? ofServer(log, server)
      : getPage({ files: buildWeb({ laptop: true }), signInOrigin: null, log }));
}

function ofServer(log: Log, { issuer, clientId, audience }: ServerSettings): Serve {
  const files = buildWeb({ laptop: false, signIn: { issuer, clientId, audience: audience[0]! } });
  return getPage({ files, signInOrigin: new URL(issuer).origin, log });
}
