/**
 * How a command reaches the process that holds a folder: a socket in the folder, which only its owner may enter. One
 * question and one answer a connection, each a line of JSON.
 */
import { chmodSync, existsSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Log } from "../functions/app/base/ports.ts";
import type { NationalManifest } from "../functions/contracts/operations/national.ts";
import type { LocalDate } from "../functions/domain/base/time.ts";
import { Unusable } from "./unusable.ts";
import type { CheckedWhole } from "./recordCheck.ts";

/** What each question is answered with. */
type Answers = { "back-up": null; check: CheckedWhole; "mail-again": number; national: NationalManifest };
export type Asked =
  | { what: "back-up"; to: string }
  | { what: "check" }
  | { what: "mail-again" }
  | { what: "national"; day: LocalDate | null };
type Told = { done: Answers[Asked["what"]] } | { refused: string };

export type Control = {
  backUp(to: string): Promise<void>;
  check(): Promise<CheckedWhole>;
  /** Mail that was given up is tried again. @returns how much @throws Unusable where no mail is sent */
  mailAgain(): Promise<number>;
  /** The export for the national system of a day, `null` for yesterday. @throws Unusable where that is not over */
  national(day: LocalDate | null): Promise<NationalManifest>;
};

export const SOCKET = "control.sock";

/** Bytes of a socket's name (unix(7)): macOS takes fewest. */
const LONGEST = 103;

/** The shorter of its names, as seen from here; `undefined` when both are too long. */
function nameIn(folder: string): string | undefined {
  const whole = join(resolve(folder), SOCKET);
  const names = [whole, relative(process.cwd(), whole)];
  return names.find((name) => Buffer.byteLength(name) <= LONGEST);
}

/** Answers to whoever may enter the folder. @returns what ends it, once nothing is under way */
export async function listenIn(folder: string, control: Control, log: Log): Promise<() => Promise<void>> {
  const name = nameIn(folder);
  if (name === undefined) return async () => undefined;
  const going = new Set<Promise<void>>();
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    const answered = answer(socket, control, log).finally(() => going.delete(answered));
    going.add(answered);
  });
  // The record is held by this process: whoever left the name behind is gone.
  rmSync(name, { force: true });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(name, done);
  });
  chmodSync(name, 0o600);
  server.unref();
  return async () => {
    server.close();
    await Promise.all(going);
  };
}

async function answer(socket: Socket, control: Control, log: Log): Promise<void> {
  try {
    const line = await lineOf(socket);
    if (line === undefined) return;
    const told = await tell(JSON.parse(line) as Asked, control);
    socket.end(`${JSON.stringify(told)}\n`);
  } catch (error) {
    // Whoever asked is told that the log says why.
    log.error("command-failed", {}, error);
    socket.destroy();
  }
}

async function tell(asked: Asked, control: Control): Promise<Told> {
  try {
    switch (asked.what) {
      case "check":
        return { done: await control.check() };
      case "mail-again":
        return { done: await control.mailAgain() };
      case "national":
        return { done: await control.national(asked.day) };
      case "back-up":
        await control.backUp(asked.to);
        return { done: null };
    }
  } catch (error) {
    if (error instanceof Unusable) return { refused: error.message };
    throw error;
  }
}

/** @returns the answer of the process that holds the folder; `undefined` when there is none. @throws Unusable */
export async function ask<A extends Asked>(
  folder: string,
  asked: A,
): Promise<Answers[A["what"]] | undefined> {
  const name = nameIn(folder);
  if (name === undefined || !existsSync(name)) return undefined;
  const socket = connect(name);
  const isThere = await new Promise<boolean>((done) => {
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
  if (!isThere) return undefined;
  socket.on("error", () => socket.destroy());
  socket.write(`${JSON.stringify(asked)}\n`);
  const line = await lineOf(socket);
  socket.destroy();
  if (line === undefined)
    throw new Unusable(`The server that holds ${folder} gave no answer. Its log says why.`);
  const told = JSON.parse(line) as Told;
  if ("refused" in told) throw new Unusable(told.refused);
  return told.done as Answers[A["what"]];
}

/** The first line that comes, if one does. */
async function lineOf(socket: Socket): Promise<string | undefined> {
  for await (const line of createInterface({ input: socket })) return line;
  return undefined;
}
