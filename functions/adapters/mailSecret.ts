/** Where mail is handed over in the cloud, and by which password: one secret of the region, `{ url, password? }`, and nowhere else. */
import * as z from "zod";
import type { Post } from "../app/notices/post.ts";
import { smtpPost, type Sender, type SmtpServer } from "./mail.ts";
import { smtpAddress } from "./smtpAddress.ts";

const Entered = z.strictObject({ url: z.string(), password: z.string().min(1).optional() });

/** How long a process trusts what it has read: a rotation takes hold within minutes. */
const FRESH_MILLISECONDS = 5 * 60_000;

/** @throws Error that says what is wrong, and never what was entered: it would stand in a log */
export function serverIn(text: string): SmtpServer {
  const entered = Entered.safeParse(parsed(text));
  const address = entered.success ? smtpAddress(entered.data.url) : undefined;
  if (!address?.ok)
    throw new Error(
      'the secret of the mail server is not filled in: {"url": "smtps://user@smtp.example.gov.cn:465", "password": "…"}',
    );
  const { password } = entered.data!;
  if ((address.value.user === undefined) !== (password === undefined))
    throw new Error(
      "the secret of the mail server has a user without a password, or a password without a user",
    );
  return { ...address.value, ...(password !== undefined && { password: async () => password }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What a parser says repeats what it has read.
    return undefined;
  }
}

/** Mail by what the secret says, read anew every few minutes. @param elapsed a clock that only moves forward */
export function postBySecret(
  read: () => Promise<string>,
  from: Sender,
  elapsed: () => number = () => performance.now(),
): Post {
  let known: { post: Promise<Post>; at: number } | undefined;
  return {
    async send(letter) {
      if (!known || elapsed() - known.at > FRESH_MILLISECONDS) {
        const post = read().then((text) => smtpPost(serverIn(text), from));
        known = { post, at: elapsed() };
        post.catch(() => (known = undefined)); // asked for again next time
      }
      return (await known.post).send(letter);
    },
  };
}
