/** What is sent: long contents that are all alike but for how they begin, so that they take no memory of the load generator. */
import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { Readable } from "node:stream";

export type Content = {
  bytes: number;
  sha256: string;
  /** From one place to before another, or its end, as a content of its own. */
  piece(from: number, to: number): Content;
  /** Its bytes, in pieces. */
  pieces(): Generator<Buffer>;
};

const BLOCK = Buffer.alloc(
  256 * 1024,
  "%PDF-1.7 what is sent, again and again, of a drawing that nobody has made ",
);

/** @param number of it: each begins otherwise */
export function contentOf(bytes: number, number: number): Content {
  const beginning = Buffer.from(`%PDF-1.7 number ${number} `);
  return pieceOf(beginning, 0, bytes);
}

function pieceOf(beginning: Buffer, from: number, to: number): Content {
  const pieces = function* (): Generator<Buffer> {
    for (let at = from; at < to;) {
      const isBeginning = at < beginning.byteLength;
      const source = isBeginning ? beginning : BLOCK;
      const place = isBeginning ? at : at % BLOCK.byteLength;
      const piece = source.subarray(place, Math.min(source.byteLength, place + (to - at)));
      yield piece;
      at += piece.byteLength;
    }
  };
  const hash = createHash("sha256");
  for (const piece of pieces()) hash.update(piece);
  return {
    bytes: to - from,
    sha256: hash.digest("hex"),
    piece: (start, end) => pieceOf(beginning, from + start, Math.min(to, from + end)),
    pieces,
  };
}

const agent = new Agent({ keepAlive: true });

/** @throws for any answer but 200, so that nothing that failed is timed */
export function putContent(url: string, headers: Record<string, string>, content: Content): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sent = request(
    url,
    { agent, method: "PUT", headers: { ...headers, "content-length": content.bytes } },
    (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve();
        else
          reject(
            new Error(`${response.statusCode}: ${Buffer.concat(chunks).toString("utf8").slice(0, 300)}`),
          );
      });
    },
  );
  sent.on("error", reject);
  Readable.from(content.pieces(), { objectMode: false, highWaterMark: BLOCK.byteLength }).pipe(sent);
  return promise;
}
