/** A mail server of RFC 5321 as far as a test needs one: what it says to a recipient and to a message is the test's to choose. */
import { createServer, type Socket } from "node:net";

export type Mail = {
  from: string;
  to: string;
  headers: Readonly<Record<string, string>>;
  text: string;
  raw: string;
};

export type Says = {
  /** To RCPT TO, such as `550 no such user`. */
  recipient: string;
  /** To the message; `null` to break off without a word. */
  message: string | null;
  /** The name and password that AUTH PLAIN must bring; nobody is asked without. */
  auth?: string;
};

export async function smtpServer() {
  const says: Says = { recipient: "250 ok", message: "250 taken" };
  const mails: Mail[] = [];
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    converse(socket, says, mails, asked);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    port,
    says,
    /** Every message that came whole, also where its sender heard of something else. */
    mails,
    /** Every command but the lines of messages. */
    asked,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

function converse(socket: Socket, says: Says, mails: Mail[], asked: string[]): void {
  let [left, from, to, isMessage] = ["", "", "", false];
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer("220 test ESMTP");
  const command = (line: string): void => {
    asked.push(line);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO")
      return void answer(says.auth === undefined ? "250 test" : "250-test\r\n250 AUTH PLAIN");
    if (verb === "AUTH") {
      const given = Buffer.from(line.split(" ")[2] ?? "", "base64").toString();
      return void answer(given === `\0${says.auth}` ? "235 in" : "535 wrong");
    }
    if (verb === "MAIL") from = between(line);
    if (verb === "RCPT") {
      to = between(line);
      return void answer(says.recipient);
    }
    if (verb === "DATA") {
      isMessage = true;
      return void answer("354 go on");
    }
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    answer("250 ok");
  };
  socket.on("data", (bytes) => {
    left += bytes.toString("latin1");
    for (;;) {
      const end = left.indexOf(isMessage ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const taken = left.slice(0, end);
      left = left.slice(end + (isMessage ? 5 : 2));
      if (!isMessage) command(taken);
      else {
        isMessage = false;
        mails.push(mailOf(from, to, taken.replaceAll("\r\n..", "\r\n.")));
        if (says.message === null) socket.destroy();
        else answer(says.message);
      }
    }
  });
}

const between = (line: string): string => line.slice(line.indexOf("<") + 1, line.indexOf(">"));

/** Headers unfolded and decoded (RFC 2047), and the text by its encoding (RFC 2045). */
export function mailOf(from: string, to: string, raw: string): Mail {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      decoded(line.slice(line.indexOf(":") + 2)),
    ]),
  );
  const body = rest.join("\r\n\r\n");
  const text =
    headers["content-transfer-encoding"] === "base64" ? Buffer.from(body, "base64").toString() : quoted(body);
  return { from, to, headers, text, raw };
}

const decoded = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, said: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(said, "base64").toString() : quoted(said.replaceAll("_", " ")),
    );

const quoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll("=\r\n", "")
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();
