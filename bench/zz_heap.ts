import { stopAllAtExit, PRODUCT, start } from "./processes.ts";
import { caller, closedLoop } from "./load.ts";
import { submit, writesSoFar, WRITES } from "./product.ts";
stopAllAtExit();
const p = await start({ ...PRODUCT, words: ["--import", "/tmp/hp2.mjs", ...PRODUCT.words] });
const to = caller(p.url, 40);
let sent = 0;
const go = async (clients: number, count: number) => {
  await closedLoop(clients, Array.from({ length: count }), async () => { await submit(to); });
  sent += count;
  while ((await writesSoFar(to)) < sent * WRITES) await new Promise((r) => setTimeout(r, 10));
};
const { execSync } = await import("node:child_process"); const pid = Number(execSync("pgrep -P " + process.pid + " -f dist/server/main.mjs").toString().trim().split("\n")[0]); await go(20, 600); process.kill(pid, "SIGUSR2"); await new Promise((r) => setTimeout(r, 300)); await go(20, 1000); process.kill(pid, "SIGUSR2"); await new Promise((r) => setTimeout(r, 1500));
to.close(); await p.stop(); process.exit(0);
