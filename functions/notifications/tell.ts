/**
 * Applicants are told of what the bus carries (通知), in the cloud: each event once, however often it comes. What the mail server does
 * not take is tried again for hours, further and further apart, and then lies in the dead-letter queue until the operator has it
 * sent again.
 */
import { logged } from "../app/base/logContext.ts";
import type { MailBook } from "../app/notices/post.ts";
import { mailOf } from "../contracts/events/events.ts";
import { tryEach, type Message, type QueueResponse, type Tried } from "../webhooks/batch.ts";
import { notify, type Deps as Notifying } from "./notify.ts";

export type Deps = Notifying & {
  mails: MailBook;
  retryIn: (receiptHandle: string, seconds: number) => Promise<void>;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
};

export const tell = (deps: Deps) => {
  const notified = notify(deps);
  const { mails } = deps;

  async function one({ "detail-type": type, detail }: Message): Promise<Tried> {
    const { id, applicationId } = detail;
    const kind = mailOf(type, detail);
    if (kind === undefined || (await mails.endOf(id)) !== null) return "done";
    if (typeof applicationId !== "string") throw new Error(`${type} names no application`);
    const told = await logged({ notificationId: id, applicationId }, () =>
      notified({ id, applicationId, kind }),
    );
    // Whoever dies in between sends the same mail again, under the same Message-ID.
    if (told === "later") return { retryAfter: null };
    await mails.end(id, told);
    return "done";
  }

  return (batch: unknown): Promise<QueueResponse> =>
    tryEach(batch, {
      one,
      retryIn: deps.retryIn,
      failed: (messageId, error) => deps.log.error("notification-failed", { messageId }, error),
      random: deps.random,
    });
};
