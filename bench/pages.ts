/**
 * `npm run bench:pages -- [note]`: how long the pages take in a browser. The first view of a case (from the start of the
 * navigation until its chart is painted), and the chart of forty reviews over a year (from its last data until it is
 * painted); on a slow line, until the first content of each page. And what the pages weigh. The note is printed with the conditions.
 */
import { gzipSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser, type BrowserContext, type Page } from "playwright-core";
import { PAGES } from "../functions/pages.ts";
import { buildAssets } from "../web/build.ts";
import { caller, median, pause, percentile, type Caller } from "./load.ts";
import { PRODUCT, start, stopAllAtExit } from "./processes.ts";
import { REVIEWS, statusOf, submit, type Submitted } from "./product.ts";
import { machine, row } from "./report.ts";

const RUNS = 20;
const WARM_UP = 2;
const MANY = 40;
const GOALS = { firstView: 300, chart: 50, firstContent: 1000, kilobytes: 70 } as const;
/** A line that is slow and far away, as the browser has it: bits a second either way, and what every answer waits for. */
const LINE = { bitsPerSecond: 400_000, latency: 400 } as const;
const RUNS_ON_LINE = 5;
/** Monday morning of a year whose calendar is published: its chart reaches over the whole of it. */
const MONDAY = "2026-01-05T09:00:00.000+08:00";
const YEAR_END = "2027-01-01T00:00:00.000+08:00";

const progress = (text: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${text}`);

/**
 * Watches from before the first script: when the last data of the chart was read, and when the chart with all its rows
 * had been painted. A frame has been painted when a message sent while it was being made arrives.
 */
const watch = (rows: number) => `
  const text = Response.prototype.text;
  Response.prototype.text = async function () {
    const told = await text.call(this);
    if (this.url.includes("/v1/calendar")) window.dataAt = performance.now();
    return told;
  };
  window.paintedAt = new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(".chart svg .chart-name").length !== ${rows}) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  });`;

type View = { dataAt: number; paintedAt: number };

stopAllAtExit();
const clocked = { ...PRODUCT, env: (folder: string) => ({ ...PRODUCT.env(folder), CLOCK: MONDAY }) };
const product = await start(clocked);
const to = caller(product.url, 1);
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args.filter((arg) => !/single-process|no-zygote/.test(arg)), "--no-sandbox"],
});
try {
  const under = machine(process.argv.slice(2).join(" "));
  const application = await served(to);
  const cold = await timed("first view, nothing cached", () => coldView(browser, application));
  const warm = await warmViews(browser, application);
  const chart = await chartsOfMany(browser, application);
  const slow: [string, number[]][] = [];
  for (const { name, path } of PAGES) {
    progress(`first content of ${name}, on a slow line`);
    const times: number[] = [];
    for (let i = 0; i < RUNS_ON_LINE; i++) times.push(await firstContent(browser, path));
    slow.push([name, times]);
  }
  const figures = (values: readonly number[]): string =>
    `${median(values).toFixed(0)} (p95 ${percentile(values, 95).toFixed(0)})`;
  const goal = (values: readonly number[], most: number): string =>
    `ms; goal ≤ ${most}: ${median(values) <= most ? "met" : "MISSED"}`;
  console.log(
    [
      ...under,
      `  Chromium ${browser.version()} without a window, one warm process; ${RUNS} runs of each after ${WARM_UP} that do not count; 1280 × 900.`,
      "  npm start as it is, one application of region 440307; no fonts for Chinese are installed with the browser.",
      "  Cold: a context of its own for every run, so nothing is cached. Warm: the same page again, answered with 304.",
      `  The chart of ${MANY}: the real reviews copied, each from ${MONDAY.slice(0, 10)} over a year with a stop in it.`,
      "",
      "PAGES (measured in the page: the median of all runs)",
      row(
        `case with ${REVIEWS} bars painted, cold`,
        figures(cold.map(({ paintedAt }) => paintedAt)),
        goal(
          cold.map(({ paintedAt }) => paintedAt),
          GOALS.firstView,
        ),
      ),
      row(
        `case with ${REVIEWS} bars painted, warm`,
        figures(warm.map(({ paintedAt }) => paintedAt)),
        goal(
          warm.map(({ paintedAt }) => paintedAt),
          GOALS.firstView,
        ),
      ),
      row(`chart of ${MANY} over a year, data → painted`, figures(chart), goal(chart, GOALS.chart)),
      "",
      `FIRST CONTENT (nothing cached, ${LINE.bitsPerSecond / 1000} kbit/s, ${LINE.latency} ms: the median of ${RUNS_ON_LINE})`,
      ...slow.map(([name, times]) => row(name, figures(times), goal(times, GOALS.firstContent))),
      "",
      "WEIGHT (gzip, as the cloud serves it)",
      ...weights(),
    ].join("\n"),
  );
} finally {
  await browser.close();
  to.close();
  await product.stop();
}

/** One application, when all its departments have been served. */
async function served(to: Caller): Promise<Submitted> {
  const application = await submit(to);
  while (
    (await statusOf(to, application)).reviews.filter(({ servedAt }) => servedAt !== null).length < REVIEWS
  )
    await pause(50);
  return application;
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T[]> {
  progress(what);
  const results: T[] = [];
  for (let i = -WARM_UP; i < RUNS; i++) {
    const result = await run();
    if (i >= 0) results.push(result);
  }
  return results;
}

/** A tab in which the applicant's number and code are kept, as after a lookup; no file of the pages is cached yet. */
async function tab(
  browser: Browser,
  application: Submitted,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${product.url}/healthz`);
  await page.evaluate(`sessionStorage.setItem("own-case", ${JSON.stringify(JSON.stringify(application))})`);
  return { context, page };
}

async function view(page: Page): Promise<View> {
  await page.goto(product.url);
  return page.evaluate<View>("paintedAt.then((paintedAt) => ({ paintedAt, dataAt }))");
}

async function coldView(browser: Browser, application: Submitted): Promise<View> {
  const { context, page } = await tab(browser, application);
  await page.addInitScript(watch(REVIEWS));
  try {
    return await view(page);
  } finally {
    await context.close();
  }
}

async function warmViews(browser: Browser, application: Submitted): Promise<View[]> {
  const { context, page } = await tab(browser, application);
  await page.addInitScript(watch(REVIEWS));
  const views = await timed("first view, everything cached", () => view(page));
  await context.close();
  return views;
}

/** Milliseconds from the calendar's arrival until the chart of many was painted; the status was there before. */
async function chartsOfMany(browser: Browser, application: Submitted): Promise<number[]> {
  const { context, page } = await tab(browser, application);
  const status = manyOf(await statusOf(to, application));
  await page.addInitScript(watch(MANY));
  await page.route(
    (url) => url.pathname === `/v1/applications/${application.applicationId}`,
    (route) => route.fulfill({ json: status }),
  );
  const views = await timed(`the chart of ${MANY}`, () => view(page));
  await context.close();
  return views.map(({ dataAt, paintedAt }) => paintedAt - dataAt);
}

/** Milliseconds until something of a page stands there, on a slow line, when nothing of it is cached. */
async function firstContent(browser: Browser, path: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const throughput = LINE.bitsPerSecond / 8;
    await devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: LINE.latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await page.goto(`${product.url}${path}`, { waitUntil: "commit" });
    return await page.evaluate<number>(`new Promise((told) =>
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") told(startTime);
      }).observe({ type: "paint", buffered: true }))`);
  } finally {
    await context.close();
  }
}

type Status = Awaited<ReturnType<typeof statusOf>>;

/** The same case with many reviews that all take a year. */
function manyOf(status: Status): unknown {
  const stop = {
    from: "2026-04-01T09:00:00.000+08:00",
    until: "2026-05-06T00:00:00.000+08:00",
    why: "hearing",
  };
  const reviews = Array.from({ length: MANY }, (_, i) => {
    const original = status.reviews[i % status.reviews.length]!;
    const reviewId = `${original.reviewId}-${i}`;
    return { ...original, reviewId, servedAt: MONDAY, dueAt: YEAR_END, suspensions: [stop] };
  });
  return { ...status, reviews, progress: { closed: 0, total: MANY } };
}

/** The script of every page with its parts, its style sheet, and the style sheet that all of them share. */
function weights(): string[] {
  const files = buildAssets({ laptop: false });
  const paths = [
    ...PAGES.flatMap(({ name }) => [
      `/assets/${name}.js`,
      ...Object.keys(files).filter((path) => path.startsWith(`/assets/${name}-`)),
      `/assets/${name}.css`,
    ]),
    "/assets/style.css",
  ];
  return paths.map((path) => {
    const kilobytes = gzipSync(files[path]!.body).length / 1024;
    const met = kilobytes <= GOALS.kilobytes ? "met" : "MISSED";
    return row(path, kilobytes.toFixed(1), `KB; goal ≤ ${GOALS.kilobytes}: ${met}`);
  });
}
