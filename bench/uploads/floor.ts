/**
 * The floor of uploads, run as a process of its own: `node:http` that hashes each body while it writes it to a file of its own,
 * and forces it to the disk. It knows of nobody, compares nothing and keeps no register.
 */
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const folder = process.env["DATA_DIR"] ?? ".data";
mkdirSync(folder, { recursive: true });
let taken = 0;

const server = createServer((request, response) => {
  take(request).then(
    (sha256) => response.writeHead(200).end(sha256),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => {
  console.log(`the floor is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

async function take(request: IncomingMessage): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(join(folder, String(++taken)), "wx");
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
