/**
 * Has contents scanned by clamd (ClamAV's daemon) over TCP, by its command INSTREAM (clamd(8)): `zINSTREAM\\0`, then pieces, each behind
 * its length in four bytes, the highest first, and an empty one; the answer is `stream: OK`, `stream: <name> FOUND` or `… ERROR`.
 */
import { connect, type Socket } from "node:net";
import type { Scan, Scanned } from "../app/files/files.ts";

export type ScannerAddress = { host: string; port: number };

/** A scanner that says nothing for so long is not there. */
const PATIENCE_MILLISECONDS = 60_000;

/** Where a scanner is, as settings say it: a host and a port. `null` of anything else. */
export function scannerAddress(text: string): ScannerAddress | null {
  const [, host, port] = /^([a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  return host === undefined || Number(port) < 1 || Number(port) > 65_535
    ? null
    : { host: host.replaceAll(/[[\]]/g, ""), port: Number(port) };
}

export const clamdScanner =
  ({ host, port }: ScannerAddress, patience = PATIENCE_MILLISECONDS): Scan =>
  async (pieces) => {
    const socket = connect({ host, port });
    socket.setTimeout(
      patience,
      () => void socket.destroy(new Error(`the scanner at ${host}:${port} is silent`)),
    );
    // Listened to from the beginning: it may say that it has had enough before it has had all.
    const answer = answerOf(socket);
    answer.catch(() => undefined);
    try {
      await happens(socket, "connect");
      await send(socket, Buffer.from("zINSTREAM\0"));
      for await (const piece of pieces)
        if (piece.byteLength > 0) {
          await send(socket, lengthOf(piece.byteLength));
          await send(socket, piece);
        }
      await send(socket, lengthOf(0));
      return read(await answer);
    } catch (error) {
      // What it said before it hung up says more than that it has.
      const said = await answer.catch(() => "");
      if (said !== "") return read(said);
      throw error;
    } finally {
      socket.destroy();
    }
  };

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** No faster than it is taken. */
async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed) throw socket.errored ?? new Error("the scanner has hung up");
  if (!socket.write(bytes)) await happens(socket, "drain");
}

/** @throws where it breaks off before that */
function happens(socket: Socket, what: "connect" | "drain"): Promise<void> {
  return new Promise((done, broke) => {
    const over = (): void => broke(socket.errored ?? new Error("the scanner has hung up"));
    socket.once("close", over);
    socket.once(what, () => {
      socket.off("close", over);
      done();
    });
  });
}

/** All that it says, until it hangs up. */
async function answerOf(socket: Socket): Promise<string> {
  let said = "";
  for await (const piece of socket) said += String(piece);
  return said.replaceAll("\0", "").trim();
}

/** @throws Error where it is no verdict: a file that is too long for it, say (`StreamMaxLength`) */
function read(said: string): Scanned {
  if (said === "stream: OK") return { is: "clean" };
  const threat = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (threat === undefined)
    throw new Error(`the scanner has no verdict: ${said === "" ? "it hung up" : said}`);
  return { is: "infected", threat: threat.slice(0, 200) };
}
