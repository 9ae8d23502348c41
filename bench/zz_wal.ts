import { stopAllAtExit, PRODUCT, start } from "./processes.ts";
import { caller, closedLoop } from "./load.ts";
import { submit, writesSoFar, WRITES } from "./product.ts";
import { execSync } from "node:child_process";
stopAllAtExit();
const p = await start(PRODUCT);
const to = caller(p.url, 40);
let sent = 0;
const go = async (clients: number, count: number) => {
  await closedLoop(clients, Array.from({ length: count }), async () => { await submit(to); });
  sent += count;
  while ((await writesSoFar(to)) < sent * WRITES) await new Promise((r) => setTimeout(r, 10));
};
await go(20, 2000);
const pid = execSync("pgrep -P " + process.pid + " -f dist/server/main.mjs").toString().trim().split("\n")[0];
const dir = execSync(`ls -l /proc/${pid}/fd | grep -o '/[^ ]*sqlite$' | head -1 | xargs dirname`).toString().trim();
execSync(`rm -rf /tmp/lead_wal2; cp -r ${dir} /tmp/lead_wal2`);
to.close(); await p.stop(); process.exit(0);
