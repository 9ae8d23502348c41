/** Where the server listens, and what is said where it cannot. */
import { createServer, type AddressInfo, type Server } from "node:net";
import { Unusable } from "./unusable.ts";

/** @returns the port. @throws Unusable */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(said(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Whether it could listen there, before anything is touched. @throws Unusable */
export async function checkFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, host, port);
  await new Promise<void>((resolve) => void probe.close(() => resolve()));
}

function said(error: Error, host: string, port: number): Error {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new Unusable(
        `Port ${port} is taken. Stop what listens there, or choose another: PORT=3001 npm start`,
      );
    case "EACCES":
      return new Unusable(
        `Port ${port} is not this process's to take. Give it the right to, or choose one from 1024: PORT=3001 npm start`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new Unusable(
        `HOST is "${host}", which is no address of this machine. Give one, or 0.0.0.0 for all of them.`,
      );
    default:
      return error;
  }
}
