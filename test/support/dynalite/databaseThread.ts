/**
 * DynamoDB's stand-in on a folder, in a thread of its own: `dynalite`, handed requests over the thread's port just as
 * its HTTP server would hand them on; the server listens too, for clients that speak HTTP.
 */
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";
import type { PortAnswer, PortRequest } from "./directClient.ts";

closeIteratorsWhenDone();
const { path } = workerData as { path: string };
const server = dynalite({ path, createTableMs: 0 });
const parent = parentPort!;
let answers: PortAnswer[] = [];

function answer(id: number, status: number, body: string): void {
  if (answers.push([id, status, body]) > 1) return;
  setImmediate(() => {
    parent.postMessage(answers);
    answers = [];
  });
}

/** The stand-in checks that a signature is there, not what it says. */
const SIGNED = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
};

function handOn([id, operation, body]: PortRequest): void {
  const request = Object.assign(new EventEmitter(), {
    method: "POST",
    url: "/",
    headers: { ...SIGNED, "x-amz-target": `DynamoDB_20120810.${operation}` },
  });
  const response = {
    statusCode: 200,
    setHeader: () => undefined,
    end: (text: string) => answer(id, response.statusCode, text),
  };
  server.emit("request", request, response);
  request.emit("data", Buffer.from(body));
  request.emit("end");
}

/**
 * dynalite ends a query by `iterator.return()`, which the iterators of its store do not have: every query would keep
 * one open, with the state of the table as it was then, and both memory and disk would grow with every read.
 */
function closeIteratorsWhenDone(): void {
  type Iterators = Record<"AbstractKeyIterator" | "AbstractValueIterator", { prototype: Closable }>;
  type Closable = { close(): Promise<void>; return?: () => Promise<void> };
  const ofDynalite = createRequire(createRequire(import.meta.url).resolve("dynalite"));
  const { AbstractKeyIterator, AbstractValueIterator } = ofDynalite("abstract-level") as Iterators;
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator])
    prototype.return ??= function (this: Closable) {
      return this.close();
    };
}

parent.on("message", (message: PortRequest[] | "close") => {
  if (message === "close") server.close(() => parent.postMessage({ closed: true }));
  else message.forEach(handOn);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  parent.postMessage({ port: typeof address === "object" && address ? address.port : 0 });
});
