/** Every view of the pages: what has happened before, who looks where, and what they open. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import { openAs, sessionFor, type Session, type Visit } from "../support/browser.ts";
import { paidNotice, TARIFF_IN_FILE } from "../support/charging.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";

/** What one comes to in a page, after whatever comes before it there. */
type Stop = {
  /** As its pictures are called. */
  name: string;
  open: (page: Page) => Promise<void>;
};

export type View = {
  name: string;
  path: (happened: Happened) => string;
  who?: (people: People, happened: Happened) => Visit["who"];
  /** What is there once it has been read. */
  ready: string;
  /** How many alerts it is there to show; none unless said otherwise. */
  alerts?: number;
  /** Whether it is one to print; it is unless said otherwise. */
  isPrinted?: boolean;
  opens?: readonly Stop[];
};

export type Scene = {
  w: World;
  happened: Happened;
  people: People;
  leave: () => Promise<void>;
};

/** A road, as the example has it, under a name and a code of its own. */
function project(name: string, last: string, materials?: readonly string[], stated: object = {}) {
  const one = example("municipal-road-application");
  const attributes = { ...one.project.attributes, ...stated };
  return {
    ...one,
    project: { ...one.project, name, code: one.project.code.replace(/\d{6}$/, last), attributes },
    materials: one.materials.filter(({ code }) => materials?.includes(code) ?? true),
  };
}

/** Departments told by webhook at an address that is gone. */
async function goneAddress() {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(410).end());
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/approvals`,
    close: async () => new Promise((closed) => void server.close(closed)),
  };
}

/** The rules with an endpoint of the department of traffic police, a charge, and a matter that the province decides. */
function rulesToldAt(url: string): Rules {
  const departments = rulesWith({}).region.departments.map((department) =>
    department.id === "traffic-police" ? { ...department, service: { channel: "webhook", url } } : department,
  );
  const higherAuthority = { name: "省国防动员办公室", nameEn: "Provincial civil defence", level: "province" };
  return rulesWith({
    region: { departments },
    matters: {
      "consult-forestry": { tariff: TARIFF_IN_FILE },
      "consult-civil-defence": { higherAuthority },
    },
  });
}

const CONDITIONS = {
  kind: "consent-with-conditions",
  conditions: [{ text: "施工期间保留两条车道通行", basis: "law", article: "公路法 第三十二条" }],
};

const HEARING = {
  kind: "hearing",
  basis: "行政许可法 第四十六条",
  reasons: "利害关系人申请听证",
  plannedEnd: "2026-03-16",
};

/**
 * A case in its middle, one that was decided, one in joint review, one at the window, one of which something lies with the province and
 * something is sent to and fro; a complaint; an endpoint that is off.
 */
async function happened(w: World) {
  const middle = await w.submit();
  await w.opinion(middle, "development-reform");
  await w.opinion(middle, "highways", CONDITIONS);
  await w.opinion(middle, "water", objection);
  await w.clock("2026-03-03T09:00:00+08:00");
  const ecology = await w.as.department("ecology");
  const reviewId = `${middle.applicationId}.consult-ecology`;
  await w.call("POST", `/v1/reviews/${reviewId}/special-procedure`, HEARING, ecology);
  await w.clock("2026-03-12T09:00:00+08:00");
  const [decided, joint] = [
    await w.submit(project("龙岗区白榆路市政道路工程", "123457", undefined, { civilDefenceArea: false })),
    await w.submit(project("龙岗区银杏路市政道路工程", "123458", undefined, { civilDefenceArea: false })),
  ];
  const away = await w.submit(project("龙岗区木棉路市政道路工程", "123460"));
  await atOthers(w, away);
  const intake = await w.submit(project("龙岗区香樟路市政道路工程", "123459", ["site-plan", "land-survey"]));
  for (const department of ELEVEN) {
    await w.opinion(decided, department);
    await w.opinion(joint, department, department === "water" ? objection : { kind: "consent" });
  }
  const own = w.as.applicant(middle);
  // Paid twice: what came the second time goes back.
  const paid = ["t1", "t2"].map((transaction) => ({
    notice: paidNotice(middle.applicationId, transaction),
  }));
  await w.call("POST", "/local/payments", { notices: paid });
  const complaint = { about: { department: "water" }, text: "电话无人接听，请告知联系人。" };
  await w.call("POST", `/v1/applications/${middle.applicationId}/complaints`, complaint, own);
  await w.clock("2026-03-13T10:00:00+08:00");
  const notices = (await w.notices(decided)) as { number: string; code: string }[];
  return { middle, decided, joint, intake, away, document: notices.at(-1)! };
}

/** Civil defence sends its matter on to the province; housing hands its own on to the lead, which disputes that it is. */
async function atOthers(w: World, { applicationId }: Applicant): Promise<void> {
  const of = async (method: string, path: string, body: object, department: string) => {
    const at = `/v1/reviews/${applicationId}.${path}`;
    const { status } = await w.call(method, at, body, await w.as.department(department));
    if (status !== 200) throw new Error(`${path}: ${status}`);
  };
  const tracker = { name: "王强", phone: "0755-28900000" };
  const sending = { number: "深龙民防报〔2026〕3号", expectedOn: "2026-04-10", tracker };
  await of("POST", "consult-civil-defence/sending-on", sending, "civil-defence");
  const refers = { kind: "not-applicable", reasons: "属规划职责。", referTo: "planning" };
  await of("PUT", "consult-housing/opinion", refers, "housing");
  const disputes = { answer: "disputes", reasons: "三定方案没有此项职责。" };
  await of("PUT", "consult-housing~2/referral", disputes, "planning");
}

const click = (selector: string) => async (page: Page) => page.locator(selector).first().click();
const opened = (button: string, shown: string) => async (page: Page) => {
  await page.locator(button).first().click();
  await page.locator(shown).first().waitFor();
};
const escape = async (page: Page) => page.keyboard.press("Escape");

const DIALOG = "dialog[open]";
const step = (n: number) => `.steps li:nth-child(${n}) button`;

export type Happened = Awaited<ReturnType<typeof happened>>;
export type People = Awaited<ReturnType<typeof peopleOf>>;

async function peopleOf(w: World) {
  const signedIn = async (claims: Parameters<typeof sessionFor>[1]) => ({
    session: { ...(await sessionFor(w, claims)), name: "李明", post: "科员", rank: "head" } as Session,
  });
  const { name, creditCode } = example("municipal-road-application").applicant;
  const { authorization } = await w.as.signedIn(creditCode, name);
  const token = authorization.slice("Bearer ".length);
  return {
    planning: await signedIn({ role: "department", department: "planning" }),
    civilDefence: await signedIn({ role: "department", department: "civil-defence" }),
    supervisor: await signedIn({ role: "supervisor" }),
    operator: await signedIn({ role: "operator" }),
    auditor: await signedIn({ role: "auditor" }),
    applicant: { session: { token, role: "applicant", department: null, name, creditCode } as Session },
  };
}

export const VIEWS: readonly View[] = [
  {
    name: "apply",
    path: () => "/",
    ready: ".steps",
    opens: [
      {
        name: "apply-project",
        open: async (page) => {
          await page.locator("p.row button.quiet").first().click();
          await page.locator(step(2)).click();
        },
      },
      { name: "apply-applicant", open: click(step(3)) },
      { name: "apply-materials", open: click(step(4)) },
      { name: "apply-check", open: click(step(5)) },
    ],
  },
  {
    name: "own-cases",
    path: () => "/",
    who: ({ applicant }) => applicant,
    ready: "[aria-labelledby=mine-title] tbody tr",
  },
  {
    name: "case",
    path: (ids) => `/#${ids.middle.applicationId}`,
    who: (_, ids) => ({ ownCase: ids.middle }),
    ready: ".chart svg",
    opens: [
      { name: "notice", open: opened(".notices button", `${DIALOG} iframe`) },
      {
        name: "withdrawal",
        open: async (page) => {
          await escape(page);
          await opened("section[aria-labelledby=withdrawal-title] > button", DIALOG)(page);
        },
      },
    ],
  },
  {
    name: "case-in-joint-review",
    path: (ids) => `/#${ids.joint.applicationId}`,
    who: (_, ids) => ({ ownCase: ids.joint }),
    ready: ".chart svg",
  },
  {
    name: "case-decided",
    path: (ids) => `/#${ids.decided.applicationId}`,
    who: (_, ids) => ({ ownCase: ids.decided }),
    ready: ".chart svg",
  },
  {
    name: "case-at-the-window",
    path: (ids) => `/#${ids.intake.applicationId}`,
    who: (_, ids) => ({ ownCase: ids.intake }),
    ready: ".sentence",
  },
  { name: "desk-of-nobody", path: () => "/work", ready: ".empty" },
  {
    name: "worklist",
    path: () => "/work",
    who: ({ planning }) => planning,
    ready: ".worklist tbody tr",
    opens: [
      { name: "keys", open: opened(".tabs button.link", DIALOG) },
      {
        name: "worklist-ticked",
        open: async (page) => {
          await escape(page);
          await page.locator(".worklist thead input").check();
          await page.locator(".ticked").waitFor();
        },
      },
      { name: "consent", open: opened(".ticked a", "#desk-consent") },
    ],
  },
  {
    name: "worklist-done",
    path: () => "/work#?tab=done",
    who: ({ planning }) => planning,
    ready: ".worklist tbody tr",
  },
  {
    name: "case-with-the-province",
    path: (ids) => `/#${ids.away.applicationId}`,
    who: (_, ids) => ({ ownCase: ids.away }),
    ready: ".chart svg",
  },
  {
    name: "review-sent-on",
    path: (ids) => `/work#${ids.away.applicationId}.consult-civil-defence`,
    who: ({ civilDefence }) => civilDefence,
    ready: ".command",
  },
  {
    name: "supervised-dispute",
    path: (ids) => `/supervision#${ids.away.applicationId}`,
    who: ({ supervisor }) => supervisor,
    ready: "#case-dispute",
  },
  {
    name: "review",
    path: (ids) => `/work#${ids.middle.applicationId}.consult-planning`,
    who: ({ planning }) => planning,
    ready: ".command",
    opens: [
      {
        name: "review-forms",
        open: async (page) => {
          const closed = page.locator(".command:not([open]) > summary");
          while ((await closed.count()) > 0) await closed.first().click();
        },
      },
    ],
  },
  {
    name: "bill-at-the-desk",
    path: (ids) => `/work#${ids.middle.applicationId}.consult-planning`,
    who: ({ planning }) => planning,
    ready: ".command",
    opens: [
      {
        name: "bill",
        open: async (page) => {
          await page.locator(".beside details > summary", { hasText: /^缴费|^Bill/ }).click();
          await page.getByText("528.80").first().waitFor();
        },
      },
    ],
  },
  {
    name: "review-closed",
    path: (ids) => `/work#${ids.decided.applicationId}.consult-planning`,
    who: ({ planning }) => planning,
    ready: ".desk h2",
  },
  {
    name: "intake",
    path: () => "/work#intake",
    who: ({ planning }) => planning,
    ready: ".stacking tbody tr",
  },
  {
    name: "posts",
    path: () => "/work#posts",
    who: ({ planning }) => planning,
    ready: "#posts-title",
    opens: [
      {
        name: "absence",
        open: opened("#absences-title ~ details > summary", "#absences-title ~ details[open] form button"),
      },
    ],
  },
  {
    name: "account-at-the-desk",
    path: () => "/work#account",
    who: ({ planning }) => planning,
    ready: "main h3",
  },
  {
    name: "inquiries-at-the-desk",
    path: () => "/work#inquiries",
    who: ({ planning }) => planning,
    ready: "main .empty, main article",
  },
  {
    name: "said-at-the-desk",
    path: () => "/work#said",
    who: ({ planning }) => planning,
    ready: "#passed-on",
  },
  {
    name: "refunds-at-the-desk",
    path: () => "/work#refunds",
    who: ({ planning }) => planning,
    ready: "main h2",
  },
  { name: "led", path: () => "/work#led", who: ({ planning }) => planning, ready: ".stacking tbody tr" },
  {
    name: "lead",
    path: (ids) => `/work#${ids.middle.applicationId}`,
    who: ({ planning }) => planning,
    ready: ".wanting",
  },
  {
    name: "lead-in-joint-review",
    path: (ids) => `/work#${ids.joint.applicationId}`,
    who: ({ planning }) => planning,
    ready: ".wanting",
  },
  {
    name: "lead-at-the-window",
    path: (ids) => `/work#${ids.intake.applicationId}`,
    who: ({ planning }) => planning,
    ready: ".desk h2",
  },
  {
    name: "supervision",
    path: () => "/supervision",
    who: ({ supervisor }) => supervisor,
    ready: "table.figures",
    opens: [
      {
        name: "trends",
        open: opened("#trends ~ p button", "#trends ~ .trend-plot + .scroll + .trend-plot + .scroll + .row"),
      },
      {
        name: "figure-list",
        open: opened("table.figures tbody a", "[aria-labelledby=figure-list] table"),
      },
      {
        name: "urging-list",
        open: async (page) => {
          await page.evaluate("history.back()");
          await opened("#urging ~ .scroll tbody a", "[aria-labelledby=figure-list] table")(page);
        },
      },
      {
        name: "appraisal",
        open: async (page) => {
          await page.evaluate("history.back()");
          await opened("#ranking ~ p a", "table.ranking")(page);
        },
      },
    ],
  },
  {
    name: "supervised-case",
    path: (ids) => `/supervision#${ids.middle.applicationId}`,
    who: ({ supervisor }) => supervisor,
    ready: "table.wide",
  },
  { name: "operations", path: () => "/operations", who: ({ operator }) => operator, ready: "article.panel" },
  { name: "trail", path: () => "/trail", who: ({ auditor }) => auditor, ready: ".stacking tbody tr, .empty" },
  { name: "catalogue", path: () => "/catalogue", ready: ".matters" },
  { name: "decisions", path: () => "/decisions", ready: ".stacking tbody tr, .empty" },
  {
    name: "verify",
    path: (ids) => `/verify#number=${ids.document.number}&code=${ids.document.code}`,
    ready: ".verdict",
  },
  { name: "verify-unknown", path: () => "/verify#number=1&code=2", ready: ".verdict", alerts: 1 },
  {
    name: "components",
    path: () => "/local/components",
    alerts: 1,
    ready: "main table",
    opens: [{ name: "components-dialog", open: opened("#component-dialog button", DIALOG) }],
  },
  { name: "nowhere", path: () => "/nowhere", ready: "main a" },
];

export async function scene(): Promise<Scene> {
  const gone = await goneAddress();
  const w = await world({ rules: rulesToldAt(gone.url) });
  const ids = await happened(w);
  const people = await peopleOf(w);
  // What the pages load is built when somebody first asks for one.
  await fetch(`${w.url}/verify`);
  const leave = async (): Promise<void> => {
    await w.stop();
    await gone.close();
  };
  return { w, happened: ids, people, leave };
}

/** Goes to a view, and waits until all of it has been read. */
export async function visit(
  browser: Browser,
  { w, happened: ids, people }: Scene,
  { path, who, ready }: View,
  how: Omit<Visit, "who"> = {},
): Promise<Awaited<ReturnType<typeof openAs>>> {
  const tab = await openAs(browser, w, { ...how, who: who?.(people, ids) ?? null });
  await tab.page.goto(`${w.url}${path(ids)}`);
  await tab.page.locator(ready).first().waitFor({ state: "attached" });
  await settled(tab.page);
  return tab;
}

/** Nothing is on its way any more. */
export const settled = async (page: Page): Promise<void> =>
  page.locator("main:not(:has(.loading:not(#component-waiting > .loading), [aria-busy=true]))").waitFor();

/** What a view says has gone wrong beyond what it is there to show. */
export async function alertsOn(page: Page, { alerts = 0 }: Pick<View, "alerts">): Promise<string[]> {
  const told = await page.locator("[role=alert]:visible").allInnerTexts();
  return told.length === alerts ? [] : [`${told.length} alerts for ${alerts}: ${told.join(" | ")}`];
}
