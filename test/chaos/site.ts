/** A process that is killed and started again on one folder, or stopped for a moment. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { people } from "./people.ts";
import { startProcess, type Alive, type Place } from "./process.ts";

export type Site = Awaited<ReturnType<typeof site>>;

/** @param place how it is started, beside its folder */
export async function site(folder: string, place: Place = {}) {
  let alive: Alive = await startProcess(folder, place);
  let errors = "";
  let isDead = false;
  let startedAgain: Promise<void> = Promise.resolve();
  const users = people(() => alive.url);
  await users.ready();
  const restarts: number[] = [];

  async function start(): Promise<void> {
    errors += alive.errors();
    alive = await startProcess(folder, place);
    restarts.push(alive.readySeconds);
    isDead = false;
  }

  return {
    users,
    restarts,
    /** Where it is reached now: another place after each start. */
    url: () => alive.url,
    errors: () => errors + alive.errors(),
    get isDead() {
      return isDead;
    },
    async kill(): Promise<void> {
      isDead = true;
      await alive.kill();
    },
    start,
    /** Dead for as long as a start takes. */
    async killAndStart(): Promise<void> {
      isDead = true;
      startedAgain = alive.kill().then(start);
      await startedAgain;
    },
    /** Resolves when it answers again. */
    isBack: (): Promise<void> => startedAgain,
    stop: () => alive.stop(),
    /**
     * Stops it in the middle of whatever it does, has its files copied, and lets it go on.
     * @param seen called while it stands still, when all that it had answered is here
     */
    async copyInto(into: string, seen: () => void): Promise<void> {
      alive.signal("SIGSTOP");
      try {
        while (!stateOf(alive.pid).startsWith("T")) await turn();
        // What it sent before lies in this process's sockets.
        for (let turns = 0; turns < 20; turns++) await turn();
        seen();
        mkdirSync(into, { mode: 0o700 });
        for (const name of readdirSync(folder).filter((one) => !one.endsWith(".sock")))
          cpSync(join(folder, name), join(into, name), { recursive: true });
      } finally {
        alive.signal("SIGCONT");
      }
    },
  };
}

/** As ps(1) has it: T when it is stopped. */
const stateOf = (pid: number): string =>
  execFileSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" }).trim();
