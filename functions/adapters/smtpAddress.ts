/** The address of a mail server as people write it: `smtps://user@host:465`, or `smtp://user@host:587`, which then has to offer STARTTLS. */
import { ok, refuse, type Result } from "../domain/base/result.ts";
import type { SmtpServer } from "./mail.ts";

/** `no-reply@approvals.example.gov.cn`, and nothing that would end a header. */
export const MAIL_ADDRESS = /^[^\s@<>,;"()]+@[^\s@<>,;"()]+$/;

export type SmtpAddress = Omit<SmtpServer, "password">;

/** @returns what is wrong with it, without repeating it: there may be a password in it */
export function smtpAddress(
  text: string,
): Result<SmtpAddress, "unreadable" | "holds-a-password" | "too-much"> {
  const url = URL.parse(text);
  if (url?.protocol !== "smtp:" && url?.protocol !== "smtps:") return refuse("unreadable");
  if (url.password !== "") return refuse("holds-a-password");
  if (url.hostname === "" || !/^\/?$/.test(url.pathname) || url.search !== "" || url.hash !== "")
    return refuse("too-much");
  const secure = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  return ok({
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(user !== "" && { user }),
  });
}
