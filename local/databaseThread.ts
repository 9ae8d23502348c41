/** DynamoDB's stand-in on a folder, in a thread of its own: `dynalite` by its own HTTP interface on the loopback. */
import { parentPort, workerData } from "node:worker_threads";
import dynalite from "dynalite";

const { path } = workerData as { path: string };
const server = dynalite({ path, createTableMs: 0 });
const parent = parentPort!;

parent.once("message", () => server.close(() => parent.postMessage({ closed: true })));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  parent.postMessage({ port: typeof address === "object" && address ? address.port : 0 });
});
