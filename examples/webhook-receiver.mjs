// Receives a department's webhooks (Standard Webhooks) with nothing but Node:
//   SECRET=whsec_… PORT=9000 node examples/webhook-receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** Both secrets, with a space between, while one replaces the other. */
const secrets = (process.env.SECRET ?? "").split(" ").filter(Boolean);
if (secrets.length === 0) throw new Error("SECRET=whsec_… names the secret that the operator gave you");

/** Older or newer than this, a message may be one that somebody has kept. */
const TOLERANCE_SECONDS = 300;
const MOST_BYTES = 256 * 1024;

/** What has been taken: keep it where a restart does not lose it. */
const taken = new Set();

const server = createServer((request, response) => {
  const chunks = [];
  let bytes = 0;
  request.on("data", (chunk) => {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  });
  request.on("end", () => {
    // As it came: a body that was parsed and written again has another signature.
    const body = Buffer.concat(chunks);
    const id = String(request.headers["webhook-id"]);
    if (request.method !== "POST" || bytes > MOST_BYTES || !isGenuine(request.headers, id, body)) {
      console.log(`refused ${JSON.stringify(id)}: another secret, an old timestamp, or no webhook at all`);
      return response.writeHead(401).end();
    }
    // Keep it first, answer then: 2xx is evidence that you have it, and your clock starts.
    if (taken.has(id)) console.log(`again ${id}`);
    else {
      taken.add(id);
      const { type, data } = JSON.parse(body);
      const told = type.startsWith("inquiry.")
        ? [data.inquiryId, data.answerBy]
        : [data.reviewId, data.dueAt];
      console.log(`${type} ${told[0]} due ${told[1]}`);
    }
    response.writeHead(204).end();
  });
});

function isGenuine(headers, id, body) {
  const timestamp = Number(headers["webhook-timestamp"]);
  if (!(Math.abs(Date.now() / 1000 - timestamp) <= TOLERANCE_SECONDS)) return false;
  const signatures = String(headers["webhook-signature"])
    .split(" ")
    .filter((signature) => signature.startsWith("v1,"))
    .map((signature) => Buffer.from(signature.slice(3), "base64"));
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
    return signatures.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  });
}

server.listen(Number(process.env.PORT ?? 9000), "127.0.0.1", () =>
  console.log(`listening at http://127.0.0.1:${server.address().port}`),
);
