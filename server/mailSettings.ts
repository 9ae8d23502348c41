/** How applicants are told of news by mail, if at all: by a mail server, or as files in a folder. */
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { smtpPost, type Sender, type SmtpServer } from "../functions/adapters/mail.ts";
import { MAIL_ADDRESS, smtpAddress } from "../functions/adapters/smtpAddress.ts";
import type { Post } from "../functions/app/notices/post.ts";
import { mailFolder } from "./mailFolder.ts";
import { Unusable } from "./unusable.ts";

export const MAIL_VARIABLES = ["SMTP_URL", "SMTP_PASSWORD_FILE", "MAIL_FROM", "MAIL_DIR"] as const;

export type MailSettings = { from: string } & ({ folder: string } | { server: SmtpServer });

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Unusable */
export function mailOf(env: Environment, dataDir: string): MailSettings | undefined {
  const { SMTP_URL, SMTP_PASSWORD_FILE, MAIL_FROM, MAIL_DIR } = env;
  if (SMTP_URL !== undefined && MAIL_DIR !== undefined)
    throw new Unusable(
      "SMTP_URL and MAIL_DIR are both set: mail goes to a server, or into a folder. Unset one of them.",
    );
  if (SMTP_URL === undefined && MAIL_DIR === undefined) {
    const lost = (["SMTP_PASSWORD_FILE", "MAIL_FROM"] as const).find((name) => env[name] !== undefined);
    if (lost)
      throw new Unusable(`${lost} is set, and no mail is sent: set SMTP_URL or MAIL_DIR, too, or unset it.`);
    return undefined;
  }
  if (MAIL_FROM === undefined || !MAIL_ADDRESS.test(MAIL_FROM))
    throw new Unusable(
      `MAIL_FROM is ${MAIL_FROM === undefined ? "not set" : JSON.stringify(MAIL_FROM)}; give the address that mail comes from, such as no-reply@approvals.example.gov.cn.`,
    );
  if (MAIL_DIR !== undefined) {
    if (!relative(resolve(dataDir), resolve(MAIL_DIR)).startsWith(".."))
      throw new Unusable(
        `MAIL_DIR is ${MAIL_DIR}, in DATA_DIR: addresses that are erased from the record would stay there. Choose a folder outside of it.`,
      );
    return { from: MAIL_FROM, folder: MAIL_DIR };
  }
  return { from: MAIL_FROM, server: serverOf(SMTP_URL!, SMTP_PASSWORD_FILE) };
}

/** What is wrong with an address of a mail server; it is not said by repeating it. */
const WRONG = {
  unreadable:
    "SMTP_URL is no address of a mail server; give one such as smtps://user@smtp.example.gov.cn:465.",
  "holds-a-password":
    "SMTP_URL holds a password, where every process list shows it. Put it into a file and name that as SMTP_PASSWORD_FILE.",
  "too-much":
    "SMTP_URL has more than a user, a host and a port; give one such as smtp://user@smtp.example.gov.cn:587.",
} as const;

function serverOf(text: string, passwordFile: string | undefined): SmtpServer {
  const address = smtpAddress(text);
  if (!address.ok) throw new Unusable(WRONG[address.error]);
  const { user } = address.value;
  if ((user === undefined) !== (passwordFile === undefined))
    throw new Unusable(
      user === undefined
        ? "SMTP_PASSWORD_FILE is set, and SMTP_URL names no user. Name one, or unset it."
        : "SMTP_URL names a user, and SMTP_PASSWORD_FILE is not set. Name the file that holds the password.",
    );
  return {
    ...address.value,
    ...(passwordFile !== undefined && {
      password: async () => (await readFile(passwordFile, "utf8")).trim(),
    }),
  };
}

/** @param name what the sender is called */
export function postBy(settings: MailSettings, name: string): Post {
  const from: Sender = { address: settings.from, name };
  return "folder" in settings ? mailFolder(settings.folder, from) : smtpPost(settings.server, from);
}
