/** Sends a webhook over the network: signed by every valid secret, never to an address inside. */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Webhook } from "standardwebhooks";
import type { Delivery, Delivered } from "../app/base/ports.ts";
import { epochOf, type Instant } from "../domain/base/time.ts";
import { machineClock } from "./clock.ts";
import { checkReachable, publicOnly } from "./publicAddress.ts";
import { retryAfterSeconds } from "./retryAfter.ts";

/** An endpoint that does not answer by then is tried again later. */
const PATIENCE_MILLISECONDS = 10_000;

export type SenderOptions = {
  /** The secrets of a department, the newest first; two while one replaces the other. */
  secretsOf: (department: string) => Promise<readonly string[]>;
  /** The laptop reaches itself; the cloud never reaches inside, and never without TLS. */
  allowPrivate: boolean;
};

export const webhookSender =
  ({ secretsOf, allowPrivate }: SenderOptions) =>
  async ({ department, url, id, body }: Delivery): Promise<Delivered> => {
    const target = new URL(url);
    if (!allowPrivate) checkReachable(target);
    const secrets = await secretsOf(department);
    if (secrets.length === 0) throw new Error(`${department} has a webhook and no secret`);
    // Whoever receives it holds it against the clock on their wall, whatever time is played here.
    const at = machineClock();
    const signatures = secrets.map((secret) => signatureOf(secret, id, at, body));
    const { status, retryAfter } = await post(target, allowPrivate, body, {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(epochOf(at) / 1000)),
      "webhook-signature": signatures.join(" "),
      "user-agent": "parallel-approvals",
    });
    return { status, retryAfter: retryAfterSeconds(retryAfter, machineClock()) };
  };

/** The library wants the language's own dates; this is the one place that makes one of an instant. */
const signatureOf = (secret: string, id: string, at: Instant, body: string): string =>
  new Webhook(secret).sign(id, { getTime: () => epochOf(at) } as Date, body);

/** What is read of an answer: its status, and when it asks to be asked again. What it says beside is not. */
type Read = { status: number | null; retryAfter: string | undefined };

const NO_ANSWER: Read = { status: null, retryAfter: undefined };

function post(
  target: URL,
  allowPrivate: boolean,
  body: string,
  headers: Record<string, string>,
): Promise<Read> {
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((done) => {
    const request = send(
      target,
      {
        method: "POST",
        headers,
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
        ...(!allowPrivate && { lookup: publicOnly }),
      },
      (response) => {
        response.destroy();
        done({ status: response.statusCode ?? null, retryAfter: response.headers["retry-after"] });
      },
    );
    request.on("error", () => done(NO_ANSWER));
    request.end(body);
  });
}
