/** A scanner that speaks as clamd does (INSTREAM over TCP), and finds what tests put there. */
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** What it finds malware by. */
export const MALWARE = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

export async function fakeClamd({ most = Infinity }: { most?: number } = {}) {
  const scanned: number[] = [];
  let isSilent = false;
  const open = new Set<Socket>();
  let toldAsked = () => {};
  const asked = new Promise<void>((told) => (toldAsked = told));

  /** One session: the command, then pieces behind their lengths until an empty one. */
  function serve(socket: Socket): void {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
    let heard = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    const end = (said: string): void => void socket.end(`${said}\0`);
    socket.on("data", (bytes) => {
      toldAsked();
      if (isSilent) return;
      heard = Buffer.concat([heard, bytes]);
      if (!heard.subarray(0, 10).equals(Buffer.from("zINSTREAM\0").subarray(0, Math.min(10, heard.length))))
        return end("UNKNOWN COMMAND");
      for (let at = 10; heard.length >= at + 4;) {
        const length = heard.readUInt32BE(at);
        if (length === 0) {
          scanned.push(content.length);
          return end(content.includes(MALWARE) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        }
        if (content.length + length > most) return end("INSTREAM size limit exceeded. ERROR");
        if (heard.length < at + 4 + length) return;
        content = Buffer.concat([content, heard.subarray(at + 4, at + 4 + length)]);
        heard = Buffer.concat([heard.subarray(0, 10), heard.subarray(at + 4 + length)]);
      }
    });
  }

  const server = createServer(serve);
  const listen = (port: number) =>
    new Promise<void>((listening) => server.listen(port, "127.0.0.1", () => listening()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    address: { host: "127.0.0.1", port },
    /** How long each content was that it has looked at whole. */
    scanned,
    /** Resolves when somebody has asked it for the first time, whether it answers or not. */
    asked,
    silence: (is: boolean): void => void (isSilent = is),
    up: () => listen(port),
    async down(): Promise<void> {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
