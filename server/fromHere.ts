/**
 * On the laptop tokens are for the asking, so that nobody may ask but programs of this machine and its own pages: no
 * page from elsewhere that the user's browser shows, not even one whose name has been made to point here (DNS rebinding).
 */
import type { IncomingMessage } from "node:http";
import { refused } from "../functions/http/base/refused.ts";

/** This machine by its own names, as they stand in `Host`. */
const HERE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** @throws Refused `misdirected` or `cross-site` */
export function checkFromHere(path: string, headers: IncomingMessage["headersDistinct"]): void {
  const { host: hosts = [], origin: origins = [] } = headers;
  if (!hosts.every((host) => HERE.test(host))) throw refused("misdirected", {});
  if (!path.startsWith("/local/")) return;
  // A browser says where the page is from that sends more than a form could read; programs say nothing.
  const foreign = origins.find((origin) => !hosts.some((host) => origin === `http://${host}`));
  if (foreign !== undefined) throw refused("cross-site", { origin: foreign.slice(0, MOST_REPEATED) });
}

const MOST_REPEATED = 100;
