/**
 * The floor, run as a process of its own: what the same requests cost with nothing in between. One `node:http` server
 * over one SQLite file as the product's (WAL, every commit forced to the disk); a callback is one read and one
 * transaction: the conditional update, the event, and what somebody has to react to. A submission is one transaction: an
 * application and eleven reviews, each with its first event, and what somebody has to react to.
 */
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const REVIEWS = 11;

const folder = process.env["DATA_DIR"] ?? ".data";
mkdirSync(folder, { recursive: true });
const database = new DatabaseSync(join(folder, "floor.sqlite"));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE records (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE events (id TEXT, seq INTEGER, body TEXT NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL) STRICT;
`);
const read = database.prepare("SELECT version, body FROM records WHERE id = ?");
const update = database.prepare("UPDATE records SET version = ?, body = ? WHERE id = ? AND version = ?");
const insert = database.prepare("INSERT INTO records (id, version, body) VALUES (?, 2, ?)");
const event = database.prepare("INSERT INTO events (id, seq, body) VALUES (?, ?, ?)");
const outbox = database.prepare("INSERT INTO outbox (id) VALUES (?)");

const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
  );
});
server.listen(0, "127.0.0.1", () => {
  console.log(`the floor is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

/** `PUT /callback/<id>` and `POST /submission` are measured; `PUT /items` lays the records out before. */
async function answer(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  if (request.url === "/submission") return submission();
  return request.url === "/items" ? layOut(body as string[]) : callback(request.url!.split("/")[2]!, body);
}

let submitted = 0;

function submission(): unknown {
  const id = `application-${++submitted}`;
  inOne(() => {
    for (let record = 0; record <= REVIEWS; record++) {
      insert.run(`${id}~${record}`, textOf(id, 1400));
      event.run(`${id}~${record}`, 1, textOf(id, 1300));
    }
    outbox.run(id);
  });
  return { id };
}

function callback(id: string, opinion: unknown): unknown {
  const record = read.get(id) as { version: number; body: string } | undefined;
  if (!record) throw new Error(`there is no ${id}`);
  const version = record.version + 1;
  const body = JSON.stringify({ ...(JSON.parse(record.body) as object), opinion });
  inOne(() => {
    if (update.run(version, body, id, record.version).changes === 0) throw new Error(`${id} has moved on`);
    event.run(id, version, textOf(id, 600));
    outbox.run(id);
  });
  return { id, version, opinion };
}

/** Cut like a review that waits: a state as JSON text and a history of two events, 3.3 KB together. */
function layOut(ids: readonly string[]): unknown {
  inOne(() => {
    for (const id of ids) {
      insert.run(id, textOf(id, 1400));
      event.run(id, 1, textOf(id, 1300));
      event.run(id, 2, textOf(id, 600));
    }
  });
  return { items: ids.length };
}

const textOf = (id: string, length: number): string =>
  JSON.stringify({ id, text: "意见 opinion ".repeat(length / 15) });

function inOne(work: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
