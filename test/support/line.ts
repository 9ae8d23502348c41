/** A line to a server that can be cut: what is on its way then never arrives. Browsers take it for their proxy. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export type Line = {
  /** Where the server is reached by it. */
  url: string;
  /** Cuts it as soon as so many more bytes have gone to the server. @returns when it was cut */
  cutAfter: (bytes: number) => Promise<void>;
  mend: () => void;
  close: () => Promise<void>;
};

export async function lineTo(server: string): Promise<Line> {
  const open = new Set<Socket>();
  let left = Infinity;
  let onCut: () => void = () => undefined;
  let isCut = false;
  const line = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(new URL(server).port), "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      // Whichever end goes takes the other along.
      socket
        .on("error", () => undefined)
        .on("close", () => {
          open.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    far.pipe(near);
    near.on("data", (bytes) => {
      left -= bytes.byteLength;
      if (left > 0) {
        if (!far.write(bytes)) near.pause();
        return;
      }
      isCut = true;
      for (const socket of open) socket.destroy();
      onCut();
    });
    far.on("drain", () => near.resume());
  });
  await new Promise<void>((on) => line.listen(0, "127.0.0.1", on));
  return {
    url: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    cutAfter: async (bytes) => {
      left = bytes;
      return new Promise((on) => (onCut = on));
    },
    mend() {
      isCut = false;
      left = Infinity;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((on) => line.close(on));
    },
  };
}
