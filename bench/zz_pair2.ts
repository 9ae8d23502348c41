import { stopAllAtExit, PRODUCT, start } from "./processes.ts";
import { caller, closedLoop, pause } from "./load.ts";
import { submit, writesSoFar, WRITES, mattersOf, consent, tokenFor, REVIEWS } from "./product.ts";
stopAllAtExit();
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
const pidOf = (what: string) => Number(execSync("pgrep -P " + process.pid + " -f " + what).toString().trim().split("\n")[0]);
const cpu = (pid: number) => {
  const f = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(f[11]) + Number(f[12])) * 10;
};
const N = Number(process.argv[2] ?? 1500);
const ROUNDS = Number(process.argv[3] ?? 6);
const sides: any[] = [];
for (const d of ["dist_old", "dist"]) {
  const words = PRODUCT.words.map((w) => w.replace("dist/", d + "/"));
  const p = await start({ ...PRODUCT, words });
  sides.push({ d, p, to: caller(p.url, 50), pid: pidOf(d + "/server/main.mjs"), tokens: new Map(), sub: [], cb: [] });
}
const settle = async (s: any) => { let c = cpu(s.pid); for (;;) { await pause(400); const n = cpu(s.pid); if (n - c < 30) return; c = n; } };
async function submitted(s: any, count: number) {
  const apps: any[] = [];
  await closedLoop(20, Array.from({ length: count }), async () => void apps.push(await submit(s.to)));
  for (const { applicationId } of apps) while ((await writesSoFar(s.to, applicationId)) < WRITES) await pause(20);
  return apps;
}
async function reviews(s: any, apps: any[], count: number) {
  const matters = await mattersOf(s.to, apps[0]!);
  for (const { department } of matters) if (!s.tokens.has(department)) s.tokens.set(department, await tokenFor(s.to, department));
  return apps.flatMap(({ applicationId }) => matters.map(({ suffix, department }: any) => ({ reviewId: `${applicationId}${suffix}`, department }))).slice(0, count);
}
for (let k = 0; k <= ROUNDS; k++) for (const s of k % 2 ? sides : [...sides].reverse()) {
  await settle(s);
  const apps_n = Math.ceil(N / REVIEWS);
  const c0 = cpu(s.pid);
  const t1 = performance.now();
  const apps = await submitted(s, apps_n);
  (s.subrate ??= []).push(apps_n / (performance.now() - t1) * 1000);
  await settle(s);
  const c1 = cpu(s.pid);
  const r = await reviews(s, apps, N);
  await settle(s);
  const c2 = cpu(s.pid);
  const t0 = performance.now();
  await closedLoop(50, r, async ({ reviewId, department }: any) => consent(s.to, reviewId, s.tokens.get(department)!));
  (s.rate ??= []).push(N / (performance.now() - t0) * 1000);
  await settle(s);
  const c3 = cpu(s.pid);
  if (k > 0) { s.sub.push((c1 - c0) / apps_n); s.cb.push((c3 - c2) / N); }
}
const mean = (a: number[]) => a.reduce((x, y) => x + y, 0) / a.length;
for (const s of sides) console.log(s.d, "CPU ms/submission", mean(s.sub).toFixed(2), "ms/callback", mean(s.cb).toFixed(3), s.cb.map((x: number) => x.toFixed(2)).join(" "));
for (const s of sides) console.log(s.d, "subs/s", mean(s.subrate.slice(1)).toFixed(0), "cb/s", mean(s.rate.slice(1)).toFixed(0));
for (const f of ["sub", "cb", "rate", "subrate"]) { const r = sides[1][f].map((x: number, i: number) => x / sides[0][f][i]); console.log(f, "ratio new/old", mean(r).toFixed(3), r.map((x: number) => x.toFixed(2)).join(" ")); }
process.exit(0);
