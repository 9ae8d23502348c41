/** Requests as they go over the wire, odd ones too, and what is on record before and after them. */
import { Agent, request, type IncomingHttpHeaders } from "node:http";
import type { World } from "../support/runtime.ts";

export type Sent = {
  method: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};

export type Came = { status: number; headers: IncomingHttpHeaders; text: string; bytes: Buffer };

/** What a body comes with that is what it should be. */
export const AS_JSON = { "content-type": "application/json" } as const;

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Lets go of every connection: one that has lain idle may be closed by the other end in the moment in which it is used. */
export const letGo = (): void => agent.destroy();

/** Sends just this: nothing is added, and nothing made right. */
export function send(url: string, { method, path, headers = {}, body }: Sent): Promise<Came> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const isChunked = "transfer-encoding" in headers;
    const sized =
      body === undefined || isChunked
        ? headers
        : { ...headers, "content-length": String(Buffer.byteLength(body)) };
    const going = request({ agent, hostname, port, method, path, headers: sized }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => void chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, bytes, text: bytes.toString("utf8") });
      });
    });
    going.on("error", reject);
    going.end(body);
  });
}

export const json = ({ text }: Came) => JSON.parse(text);

/** How often the table was written to since the start: the runtime has no other way to it. */
export const writes = async (w: World): Promise<number> =>
  json(await send(w.url, { method: "GET", path: "/local/metrics" })).writes;

/** All that is on record of these applications: every history and every notice, and their complaints. */
export async function onRecord(w: World, applicationIds: readonly string[]): Promise<string[]> {
  const headers = await w.as.role("supervisor");
  const read = async (path: string) => (await send(w.url, { method: "GET", path, headers })).text;
  const cases = await Promise.all(
    applicationIds.map(async (id) => {
      const bundle = (await read(`/v1/applications/${id}/case/export`)).split("\n");
      // The first line says when it was exported, the last one sums it up.
      return bundle.slice(1, -2).join("\n");
    }),
  );
  return [...cases, await read("/v1/complaints"), await read("/v1/complaints?status=answered")];
}

/** What every answer carries, whatever it is about. */
export function missingSecurityHeaders({ headers }: Came): string[] {
  const wanted: Record<string, RegExp> = {
    "x-content-type-options": /^nosniff$/,
    "strict-transport-security": /^max-age=\d{8}; includeSubDomains$/,
    "content-security-policy": /^default-src 'none';.*frame-ancestors 'none'$/,
    "referrer-policy": /^no-referrer$/,
    "cache-control": /^(no-store|public, max-age=300)$/,
  };
  return Object.entries(wanted)
    .filter(([name, shape]) => !shape.test(String(headers[name])))
    .map(([name]) => name);
}
