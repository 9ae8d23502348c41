/**
 * Fetches what lies at a link: by https alone, from the hosts that the region names and no others, wherever it leads, and never
 * from an address inside. The address that was looked up and found public is the one that is reached.
 */
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import type { FetchFile } from "../app/files/copying.ts";
import { hostOf, type Uncopied } from "../domain/base/link.ts";
import { MOST_COPIED_BYTES } from "../domain/files/copy.ts";
import { checkReachable, ForbiddenAddress, publicOnly } from "./publicAddress.ts";

export type FetcherOptions = {
  /** How names are looked up, and which addresses may be reached. */
  lookup?: LookupFunction;
  /** Whom to trust beside those that everybody does: for tests. */
  ca?: string;
  mostBytes?: number;
  /** A file that has not come by then is tried again later. */
  patienceMilliseconds?: number;
};

/** Somewhere else once, and from there to where it lies: more is no file. */
const MOST_REDIRECTIONS = 3;

type Fetched = Awaited<ReturnType<FetchFile>>;
type Step = Fetched | { to: string };

export const linkFetcher = ({
  lookup = publicOnly,
  ca,
  mostBytes = MOST_COPIED_BYTES,
  patienceMilliseconds = 60_000,
}: FetcherOptions = {}): FetchFile =>
  async function fetchFile(uri, hosts) {
    // For all of it together: who leads us on has no more time than who does not.
    const signal = AbortSignal.timeout(patienceMilliseconds);
    let at = uri;
    for (let redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
      if (!isAllowed(at, hosts)) return { why: "elsewhere" };
      const step = await get(new URL(at));
      if (!("to" in step)) return step;
      at = step.to;
    }
    return { why: "elsewhere" };

    function get(target: URL): Promise<Step> {
      return new Promise((done) => {
        const asked = request(target, {
          lookup,
          signal,
          ...(ca !== undefined && { ca }),
          // A connection of its own: one that was opened for somebody else was looked up for somebody else.
          agent: false,
          // Packed, it would unfold to what nobody has measured.
          headers: { "user-agent": "parallel-approvals", accept: "*/*", "accept-encoding": "identity" },
        });
        asked.on("error", (error) =>
          done({ why: error instanceof ForbiddenAddress ? "elsewhere" : "unreachable" }),
        );
        asked.on("response", (response) => {
          const step = stepOf(response, target);
          if (step === null) return void read(response).then(done);
          response.destroy();
          done(step);
        });
        asked.end();
      });
    }

    /** What comes, until it is over or too much. */
    async function read(response: IncomingMessage): Promise<Fetched> {
      const pieces: Buffer[] = [];
      let length = 0;
      try {
        for await (const piece of response as AsyncIterable<Buffer>) {
          length += piece.byteLength;
          if (length > mostBytes) return { why: "too-large" };
          pieces.push(piece);
        }
      } catch {
        return { why: "unreachable" };
      } finally {
        response.destroy();
      }
      return { bytes: Buffer.concat(pieces) };
    }

    /** What an answer's head says; `null` where its body is the file. */
    function stepOf({ statusCode = 0, headers }: IncomingMessage, target: URL): Step | null {
      const { location } = headers;
      if (statusCode >= 300 && statusCode < 400) {
        const to =
          location !== undefined && URL.canParse(location, target.href) ? new URL(location, target) : null;
        return to === null ? { why: "denied" } : { to: to.href };
      }
      if (statusCode !== 200) return { why: whyOf(statusCode) };
      return Number(headers["content-length"] ?? 0) > mostBytes ? { why: "too-large" } : null;
    }
  };

/** A fault of the server's own, or "later", is no word about the file. */
const whyOf = (status: number): Uncopied =>
  status >= 500 || status === 408 || status === 429 ? "unreachable" : "denied";

/** Where files may lie, by https, without a user in the address, and no bare address of a network inside. */
function isAllowed(uri: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(uri) || !hosts.includes(hostOf(uri))) return false;
  try {
    checkReachable(new URL(uri));
    return true;
  } catch {
    return false;
  }
}
