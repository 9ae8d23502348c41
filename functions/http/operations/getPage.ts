/** The pages, as they were built: with their scripts and styles, a strict policy, and tags for cheap re-checks. */
import { createHash } from "node:crypto";
import type { Log } from "../../app/base/ports.ts";
import { STYLE_HASH } from "../../notices/page.ts";
import type { WebFile, WebFiles } from "../../pages.ts";
import { framed, type Serve } from "../base/frame.ts";
import { encodingWanted, weak } from "../base/negotiation.ts";
import { find } from "../base/routing.ts";
import { isFresh, tagOf } from "../base/tags.ts";

export type Deps = {
  files: WebFiles;
  /** Whom the pages ask beside their own server: where people sign in, and where tokens are had. */
  signInOrigins: readonly string[];
  /** Where files are put and read, where that is not the pages' own server. */
  filesOrigin?: string;
  log: Log;
};

export function getPage({ files, signInOrigins, filesOrigin, log }: Deps): Serve {
  const own = filesOrigin === undefined ? "'self'" : `'self' ${filesOrigin}`;
  const connect = [own, ...signInOrigins].join(" ");
  // A page's own style is allowed by its hash, and so is that of notices, which are shown in a frame of their own; files are
  // shown beside what is decided about them.
  const policyOf = (styles: readonly string[]) =>
    `default-src 'none'; script-src 'self'; style-src ${["'self'", `'${STYLE_HASH}'`, ...styles].join(" ")}; img-src ${own} data:; connect-src ${connect}; form-action 'self'; base-uri 'none'; frame-src ${own}; frame-ancestors 'none'`;
  const pages = Object.entries(files).map(([path, file]) => ({
    method: "GET" as const,
    path,
    ...readied(file),
    policy: policyOf(stylesIn(file)),
  }));

  return framed(log, async ({ path, method, headers: given }) => {
    const { route: page } = find(pages, pages, method, path);
    const encoding = encodingWanted(given);
    const packed = encoding && page.packed[encoding];
    const etag = packed ? weak(page.etag) : page.etag;
    const headers = {
      "content-type": page.type,
      "content-security-policy": page.policy,
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "cache-control": "no-cache",
      vary: "accept-encoding",
      etag,
    };
    if (isFresh(page.etag, given["if-none-match"])) return { status: 304, headers, text: "" };
    return packed
      ? { status: 200, headers: { ...headers, "content-encoding": encoding }, text: packed, encoded: true }
      : { status: 200, headers, text: page.body };
  });
}

/** A file with its tag. What was compressed when it was built lies beside it, and is never compressed again. */
const readied = (file: WebFile) => ({
  ...file,
  packed: file.packed ?? {},
  etag: tagOf(undefined, file.body),
});

/** What stands in a page as its style, as its policy names it. */
const stylesIn = ({ type, body }: WebFile): string[] =>
  type.startsWith("text/html")
    ? [...body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
        ([, style]) => `'sha256-${createHash("sha256").update(style!, "utf8").digest("base64")}'`,
      )
    : [];
