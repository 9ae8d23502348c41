/** One program that is started again when files change: the old one has stopped before the new one starts. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { watch } from "node:fs";
import { join, relative } from "node:path";

export type RestartingOptions = {
  /** What runs to its end before each start, behind `node`; where it fails, nothing starts. */
  before?: readonly string[];
  /** Behind `node`. */
  words: readonly string[];
  folder: string;
  /** Folders, watched with everything below them. */
  watched: readonly string[];
  /** What each start is told. */
  env?: () => NodeJS.ProcessEnv;
  say: (text: string) => void;
};

/** One save touches a file several times, and a branch many files: this long after the last one it is over. */
const QUIET_MILLISECONDS = 150;

/** What editors and version control leave for a moment. */
const PASSING = /(^|[/\\])\.|~$|\.sw.$|^4913$/;

export function restarting({ before, words, folder, watched, env, say }: RestartingOptions): {
  stop: () => void;
} {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let changed = "";
  let isOver = false;

  function start(): void {
    if (before && spawnSync(process.execPath, before, { cwd: folder, stdio: "inherit" }).status !== 0)
      return say("what is to run cannot be made; it is tried again when something changes");
    // In a group of its own, so that Ctrl-C reaches it once, through us.
    child = spawn(process.execPath, words, {
      cwd: folder,
      stdio: "inherit",
      detached: true,
      ...(env && { env: env() }),
    });
    child.once("exit", (code, signal) => {
      child = undefined;
      if (isOver) return;
      if (changed !== "") return restart();
      say(`it ended with ${signal ?? code}; it starts again when something changes`);
    });
  }

  function restart(): void {
    say(`${changed} changed, starting again`);
    changed = "";
    start();
  }

  const watchers = watched.map((place) =>
    watch(place, { recursive: true }, (_, name) => {
      if (name === null || PASSING.test(name)) return;
      changed = relative(folder, join(place, name));
      clearTimeout(timer);
      // Stopping it is enough where it runs: what has ended starts again.
      timer = setTimeout(() => (child ? end(child) : restart()), QUIET_MILLISECONDS);
    }),
  );

  say(`watching ${watched.map((place) => relative(folder, place) || ".").join(", ")}`);
  start();
  return {
    stop() {
      isOver = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      if (child) end(child);
    },
  };
}

/** Once: a second signal would cut short what it does on the first. */
function end(child: ChildProcess): void {
  if (!child.killed) child.kill("SIGTERM");
}
