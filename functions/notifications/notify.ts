/**
 * Tells an applicant that there is something to see (通知): to the address that lies in the sealed contact at that moment, or to
 * nobody. What it says holds nothing of the case; who they are is in no log.
 */
import { contactOf, type Contacts } from "../app/base/contacts.ts";
import type { CaseRecords, Log } from "../app/base/ports.ts";
import type { Post } from "../app/notices/post.ts";
import type { MailKind } from "../contracts/events/row.ts";
import { mailSays } from "../words/mail.ts";

export type Deps = {
  store: Pick<CaseRecords, "sealedContact">;
  contacts: Pick<Contacts, "open">;
  post: Post;
  /** Where applicants look. */
  link: () => string;
  log: Log;
};

/** An event to be told of: its id, whose case it is in, and what is said. */
export type Telling = { id: string; applicationId: string; kind: MailKind };

/** `nobody`: there is no address, or none any more. */
export type Told = "sent" | "nobody" | "refused" | "later";

export const notify =
  ({ store, contacts, post, link, log }: Deps) =>
  async ({ id, applicationId, kind }: Telling): Promise<Told> => {
    const to = (await contactOf({ store, contacts }, applicationId))?.email;
    if (to === undefined) return "nobody";
    const posted = await post.send({ id, to, ...mailSays(kind, link()) });
    if (posted.as === "taken") {
      log.info("notification-sent", { notificationId: id, applicationId });
      return "sent";
    }
    const fields = { notificationId: id, applicationId, status: posted.status ?? 0 };
    // What the mail server says names the address: its status has to do.
    if (posted.as === "refused")
      log.error("notification-failed", fields, new Error("the mail server refuses it for good"));
    else log.info("notification-not-taken", fields);
    return posted.as;
  };
