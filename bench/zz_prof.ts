import { stopAllAtExit, PRODUCT, start } from "./processes.ts";
import { caller, closedLoop } from "./load.ts";
import { submit, writesSoFar, WRITES } from "./product.ts";
stopAllAtExit();
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
const cpu = () => {
  const pid = execSync("pgrep -P " + process.pid + " -f dist/server/main.mjs")
    .toString()
    .trim()
    .split("\n")[0];
  const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return Number(f[11]) + Number(f[12]);
};
const io = () => {
  const pid = execSync("pgrep -P " + process.pid + " -f dist/server/main.mjs")
    .toString()
    .trim()
    .split("\n")[0];
  const t = readFileSync(`/proc/${pid}/io`, "utf8");
  return [/wchar: (\d+)/, /syscw: (\d+)/, /rchar: (\d+)/].map((r) => Number(r.exec(t)![1]));
};
const words = process.env["PROF"]
  ? ["--cpu-prof", "--cpu-prof-dir=/tmp/prof", "--cpu-prof-interval=500", ...PRODUCT.words]
  : PRODUCT.words;
const n = Number(process.argv[2] ?? 1500);
for (let k = 0; k < Number(process.argv[3] ?? 1); k++) {
  const p = await start({ ...PRODUCT, words });
  const to = caller(p.url, 40);
  let sent = 0;
  const go = async (clients: number, count: number) => {
    const t = performance.now();
    await closedLoop(clients, Array.from({ length: count }), async () => {
      await submit(to);
    });
    sent += count;
    while ((await writesSoFar(to)) < sent * WRITES) await new Promise((r) => setTimeout(r, 10));
    return (count / ((performance.now() - t) / 1000)).toFixed(0);
  };
  await go(1, 20);
  const one = await go(1, 180);
  const c0 = cpu();
  const a = await go(20, 800);
  const i1 = io();
  const c1 = cpu();
  const b = await go(20, n);
  const c2 = cpu();
  const i2 = io();
  console.log(
    "KB/case",
    ((i2[0] - i1[0]) / n / 1024).toFixed(0),
    "writes/case",
    ((i2[1] - i1[1]) / n).toFixed(1),
    "KB read/case",
    ((i2[2] - i1[2]) / n / 1024).toFixed(0),
  );
  console.log(
    "CPU ms/case",
    (((c1 - c0) * 10) / 800).toFixed(2),
    (((c2 - c1) * 10) / n).toFixed(2),
    "one",
    one,
    "first 800:",
    a,
    "next",
    n,
    b,
  );
  to.close();
  await p.stop();
}
process.exit(0);
