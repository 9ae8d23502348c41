/** Mail (RFC 5322) by SMTP (RFC 5321), or as files: each event makes one message with one Message-ID. */
import { createHash } from "node:crypto";
import { createTransport, type SendMailOptions, type Transporter } from "nodemailer";
import type { Letter, Post, Posted } from "../app/notices/post.ts";

/** Who sends: an address, and what they are called. */
export type Sender = { address: string; name: string };

export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte (465); otherwise by STARTTLS, and without it nothing is sent, but to this machine itself. */
  secure: boolean;
  user?: string;
  /** Read whenever a connection is made: it may be exchanged while the process runs. */
  password?: () => Promise<string>;
};

/** A server that does not answer by then is asked again later. */
const PATIENCE_MILLISECONDS = 10_000;

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

export function smtpPost(server: SmtpServer, from: Sender): Post {
  const { host, port, secure, user, password } = server;
  return {
    async send(letter) {
      const auth =
        user !== undefined && password !== undefined ? { user, pass: await password() } : undefined;
      const transport = createTransport({
        host,
        port,
        secure,
        requireTLS: !secure && !LOOPBACK.test(host),
        ...(auth && { auth }),
        connectionTimeout: PATIENCE_MILLISECONDS,
        greetingTimeout: PATIENCE_MILLISECONDS,
        socketTimeout: PATIENCE_MILLISECONDS,
        dnsTimeout: PATIENCE_MILLISECONDS,
        tls: { minVersion: "TLSv1.2" },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return posted(transport, messageOf(letter, from));
    },
  };
}

async function posted(transport: Transporter, message: SendMailOptions): Promise<Posted> {
  try {
    await transport.sendMail(message);
    return { as: "taken" };
  } catch (error) {
    const { code, responseCode: status = null } = error as { code?: string; responseCode?: number };
    // Of the recipient or the message (RFC 5321 §4.2.1); of a name, a password or a connection it is ours to mend.
    const isTheirs = code === "EENVELOPE" || code === "EMESSAGE";
    return { as: isTheirs && status !== null && status >= 500 ? "refused" : "later", status };
  } finally {
    transport.close();
  }
}

/** A message as bytes, such as a file holds. */
export async function messageBytes(letter: Letter, from: Sender): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await transport.sendMail(messageOf(letter, from));
  if (!Buffer.isBuffer(message)) throw new Error("a message that is no buffer");
  return message;
}

/** RFC 3834: nobody's absence is answered, and nobody's answer is. */
const messageOf = ({ id, to, subject, text }: Letter, from: Sender): SendMailOptions => ({
  messageId: messageIdOf(id, from),
  from,
  to,
  subject,
  text,
  headers: { "Auto-Submitted": "auto-generated" },
});

/** The id of the event is hashed once more: what stands in a mail leads nowhere. */
const messageIdOf = (id: string, { address }: Sender): string =>
  `<${createHash("sha256").update(`mail\n${id}`).digest("hex").slice(0, 40)}@${address.slice(address.indexOf("@") + 1)}>`;
