/** The pages and what they load, as they were built: no host but this one, nothing inline, nothing that tracks. */
import { createHash } from "node:crypto";
import type { Log } from "../../app/base/ports.ts";
import { STYLE_HASH } from "../../notices/page.ts";
import type { WebFiles } from "../../pages.ts";
import { endpoint, refused } from "../base/endpoint.ts";

export type Deps = {
  files: WebFiles;
  /** Where people sign in, if that is another host. */
  signInOrigin: string | null;
  log: Log;
};

export const getPage = ({ files, signInOrigin, log }: Deps) => {
  const connect = ["'self'", ...(signInOrigin ? [signInOrigin] : [])].join(" ");
  // Notices are shown in a frame of their own, whose style is allowed by its hash.
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' '${STYLE_HASH}'; img-src 'self' data:; connect-src ${connect}; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'`;
  const etags = new Map(
    Object.entries(files).map(([path, { body }]) => [
      path,
      `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    ]),
  );
  return endpoint(log, async (request) => {
    const { path } = request.address;
    const file = Object.hasOwn(files, path) ? files[path] : undefined;
    if (!file)
      throw refused("unknown-route", `There is no page at ${path.slice(0, 200)}; the pages begin at /.`);
    const headers = {
      "content-type": file.type,
      "content-security-policy": policy,
      "cache-control": "no-cache",
      etag: etags.get(path)!,
    };
    if (request.headers["if-none-match"] === headers.etag) return { status: 304, headers, text: "" };
    return { status: 200, headers, text: file.body };
  });
};
