/**
 * The receivers under examples/ as whoever copies them runs them, told by what really sends webhooks. The one in Python runs
 * where there is a python3; the product needs none.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it } from "@jest/globals";
import { machineClock } from "../../functions/adapters/clock.ts";
import { webhookSender } from "../../functions/adapters/webhookSender.ts";
import { epochOf, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NEXT = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

const RECEIVERS = [
  { name: "Node", command: [process.execPath, "examples/webhook-receiver.mjs"] },
  ...(spawnSync("python3", ["--version"]).status === 0
    ? [{ name: "Python", command: ["python3", "examples/webhook_receiver.py"] }]
    : []),
] as const;

const BODY = JSON.stringify({
  type: "review.dispatched",
  timestamp: "2026-03-02T09:00:00.000+08:00",
  data: { reviewId: "440307-X.consult-water", dueAt: null, 项目: "坂银通道" },
});

let running: ChildProcess | undefined;
afterEach(() => void running?.kill());

/** A receiver with that secret: where it listens, and the lines that it prints from then on. */
async function receiver([program, ...given]: readonly string[], secret: string) {
  const child = spawn(program!, given, { cwd: ROOT, env: { ...process.env, SECRET: secret, PORT: "0" } });
  running = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  const url = /http:\S+/.exec(await next())![0];
  return { url, next };
}

const telling = (secrets: readonly string[]) => {
  const send = webhookSender({ secretsOf: async () => secrets, allowPrivate: true });
  return async (url: string, id = "e1") => (await send({ department: "water", url, id, body: BODY })).status;
};

describe.each(RECEIVERS)("the receiver in $name", ({ command }) => {
  it("takes what its department is told, and knows a repeated delivery", async () => {
    const { url, next } = await receiver(command, SECRET);
    const tell = telling([SECRET]);
    expect(await tell(url)).toBe(204);
    expect(await next()).toMatch(/^review\.dispatched 440307-X\.consult-water due /);
    expect(await tell(url)).toBe(204);
    expect(await next()).toBe("again e1");
  });

  it("takes nothing that another secret signed, and either of two while one replaces the other", async () => {
    const { url, next } = await receiver(command, NEXT);
    expect(await telling([SECRET])(url)).toBe(401);
    expect(await next()).toBe('refused "e1": another secret, an old timestamp, or no webhook at all');
    expect(await telling([NEXT, SECRET])(url, "e2")).toBe(204);
    running?.kill();
    const both = await receiver(command, `${NEXT} ${SECRET}`);
    expect(await telling([SECRET])(both.url, "e3")).toBe(204);
  });

  it("takes nothing that was altered on the way, or is old", async () => {
    const { url } = await receiver(command, SECRET);
    const post = async (headers: Record<string, string>, body: string) =>
      (await fetch(url, { method: "POST", headers, body })).status;
    const sign = (at: Instant) => ({
      "webhook-id": "e4",
      "webhook-timestamp": String(Math.floor(epochOf(at) / 1000)),
      "webhook-signature": new Webhook(SECRET).sign("e4", { getTime: () => epochOf(at) } as Date, BODY),
    });
    const now = sign(machineClock());
    expect(await post(now, BODY.replace("consult-water", "consult-land"))).toBe(401);
    expect(await post({ ...now, "webhook-id": "e5" }, BODY)).toBe(401);
    expect(await post(sign(plusSeconds(machineClock(), -600)), BODY)).toBe(401);
    expect(await post({}, BODY)).toBe(401);
    expect(await post(now, BODY)).toBe(204);
  });
});
