/** Inquiries over HTTP: asked, handed on and accepted by name, answered once; nothing of it moves a clock (services.md §1, S1, S2). */
import { describe, expect, it } from "@jest/globals";
import { stage } from "../support/situations.ts";
import { memoryStore } from "../support/memoryStore.ts";

type Shown = {
  inquiryId: string;
  status: string;
  lamp: string;
  overdue: boolean;
  raisedTo: string | null;
  answerBy: string;
  holder: { organ: { id: string }; person: { name: string; post: string | null }; by: string };
  offered: { organ: { id: string } } | null;
  awaitsAssignment: boolean;
  steps: { step: string; organ: { id: string } | null; person: string | null; reasons: string | null }[];
  answer: string | null;
  offers: { command: string }[];
};

async function asked() {
  const on = await stage(memoryStore());
  const path = { applicationId: on.applicationId };
  const first = (await on.done(on.own("askInquiry", { body: { text: "需要盖哪些章？" } }))).body as Shown;
  const { inquiryId } = first;
  const by = (
    department: string,
    route: "answerInquiry" | "handInquiryOn" | "answerInquiryOffer",
    body: object,
  ) => ({
    route,
    path: { inquiryId },
    claims: { role: "department", department, name: `${department}的人` },
    body,
  });
  const supervisor = { claims: { role: "supervisor" } };
  const assign = (to: string) => ({
    route: "assignInquiry" as const,
    path: { inquiryId },
    body: { to, reasons: "属贵部门职责" },
    ...supervisor,
  });
  const status = async () =>
    (await on.done({ route: "getApplication", path, headers: on.applicant })).body as {
      inquiries: Shown[];
      reviews: { reviewId: string; dueAt: string | null; status: string }[];
    };
  const seen = async () => (await status()).inquiries[0]!;
  const listed = async (claims: object) =>
    (
      (await on.done({ route: "listInquiries", claims: claims as Record<string, unknown> })).body as {
        inquiries: Shown[];
      }
    ).inquiries;
  const department = (id: string) => listed({ role: "department", department: id });
  const handOn = (to: string) => by(on.lead, "handInquiryOn", { to, reasons: "由贵部门主管" });
  return {
    on,
    first,
    by,
    assign,
    status,
    seen,
    department,
    supervised: () => listed({ role: "supervisor" }),
    handOn,
  };
}

const commands = ({ offers }: Shown) => offers.map(({ command }) => command);

describe("an inquiry", () => {
  it("is its first contact's, shown with its clock, and answered once", async () => {
    const { on, first, by, seen, department } = await asked();
    expect(first).toMatchObject({ status: "open", lamp: "green", answerBy: "2026-03-04T00:00:00.000+08:00" });
    expect(first.holder).toMatchObject({ organ: { id: on.lead }, by: "asked" });
    expect((await department(on.lead)).map(commands)).toEqual([["answerInquiry", "handInquiryOn"]]);
    expect(await department("water")).toEqual([]);
    expect((await on.ask(by("water", "answerInquiry", { answer: "x" }))).status).toBe(404);
    const said = by(on.lead, "answerInquiry", { answer: "只需测绘单位成果专用章。" });
    await on.done(said);
    expect((await on.ask(said)).status).toBe(200);
    const again = await on.ask(by(on.lead, "answerInquiry", { answer: "另有要求" }));
    expect([again.status, again.body["code"]]).toEqual([409, "inquiry-answered"]);
    expect(await seen()).toMatchObject({
      status: "answered",
      lamp: "grey",
      answer: "只需测绘单位成果专用章。",
    });
    expect(await department(on.lead)).toEqual([]);
  });

  it("stays with the first until somebody accepts it by name, and is theirs from then on", async () => {
    const { on, by, seen, department, handOn } = await asked();
    await on.done(handOn("water"));
    expect(await seen()).toMatchObject({
      holder: { organ: { id: on.lead } },
      offered: { organ: { id: "water" } },
    });
    expect((await department("water")).map(commands)).toEqual([["answerInquiryOffer"]]);
    expect((await on.ask(handOn("land"))).body["code"]).toBe("inquiry-offered");
    expect((await on.ask(by("land", "answerInquiryOffer", {}))).status).toBe(404);
    // By name: neither a system's, nor of somebody whom the token does not name. Either may say why not.
    for (const claims of [{ name: "系统", system: "oa" }, { post: "科员" }]) {
      const nobody = {
        ...by("water", "answerInquiryOffer", {}),
        claims: { role: "department", department: "water", ...claims },
      };
      expect((await on.ask(nobody)).body["code"]).toBe("by-name");
    }
    expect(await seen()).toMatchObject({
      holder: { organ: { id: on.lead } },
      offered: { organ: { id: "water" } },
    });
    await on.done(by("water", "answerInquiryOffer", {}));
    expect(await seen()).toMatchObject({
      holder: { organ: { id: "water" }, person: { name: "water的人" }, by: "accepted" },
      offered: null,
      steps: [
        { step: "handed-on", organ: { id: "water" } },
        { step: "accepted", person: "water的人" },
      ],
    });
    // The first one knows of it still, and answers it no more.
    expect((await on.ask(by(on.lead, "answerInquiry", { answer: "x" }))).body["code"]).toBe(
      "inquiry-not-yours",
    );
    await on.done(by("water", "answerInquiry", { answer: "已办" }));
  });

  it("is named by the supervisor where two have refused it, and not before", async () => {
    const { on, by, assign, seen, handOn, supervised } = await asked();
    const refuse = (department: string) =>
      by(department, "answerInquiryOffer", { refused: "不属于本部门职责" });
    await on.done(handOn("water"));
    await on.done(refuse("water"));
    expect((await on.ask(assign("water"))).body["code"]).toBe("inquiry-in-hand");
    await on.done(handOn("land"));
    await on.done(refuse("land"));
    expect((await on.ask(handOn("water"))).body["code"]).toBe("inquiry-to-be-assigned");
    expect((await supervised()).map(commands)).toEqual([["assignInquiry"]]);
    await on.done(assign("land"));
    expect(await seen()).toMatchObject({
      holder: { organ: { id: "land" }, by: "assigned" },
      awaitsAssignment: false,
    });
    expect((await on.ask(by("land", "handInquiryOn", { to: "water", reasons: "r" }))).body["code"]).toBe(
      "inquiry-assigned",
    );
  });

  it("is named by the supervisor where nobody has said anything for one working day, and late ones are shown", async () => {
    const { on, assign, by, seen, handOn } = await asked();
    await on.done(handOn("water"));
    await on.pass(1);
    expect(await seen()).toMatchObject({ lamp: "green", overdue: false, awaitsAssignment: false });
    await on.pass(1);
    expect(await seen()).toMatchObject({
      lamp: "red",
      overdue: true,
      raisedTo: "leader",
      awaitsAssignment: true,
    });
    expect((await on.ask(by("water", "answerInquiryOffer", {}))).body["code"]).toBe("no-inquiry-offer");
    await on.pass(1);
    expect((await seen()).raisedTo).toBe("head-and-supervisor");
    await on.done(assign("water"));
    await on.done(by("water", "answerInquiry", { answer: "迟复为歉" }));
    expect(await seen()).toMatchObject({ status: "answered", overdue: true });
  });

  it("moves no due instant, whatever becomes of it", async () => {
    const { on, by, status, handOn } = await asked();
    const dues = async () =>
      (await status()).reviews.map(({ reviewId, dueAt, status: stands }) => [reviewId, dueAt, stands]);
    const before = await dues();
    await on.done(handOn("water"));
    await on.done(by("water", "answerInquiryOffer", {}));
    await on.done(by("water", "answerInquiry", { answer: "已办" }));
    expect(await dues()).toEqual(before);
  });

  it("is taken twenty times of one application, and the same question once", async () => {
    const { on } = await asked();
    for (let i = 1; i < 20; i++) await on.done(on.own("askInquiry", { body: { text: `问题${i}` } }));
    const more = await on.ask(on.own("askInquiry", { body: { text: "再问" } }));
    expect([more.status, more.body["code"]]).toEqual([409, "too-many-inquiries"]);
    expect((await on.ask(on.own("askInquiry", { body: { text: "问题1" } }))).status).toBe(201);
  });
});

describe("the first contact at a window", () => {
  it("is the clerk who accepts it there by name, and has its questions; a system's acceptance names nobody", async () => {
    const contactAfter = async (decision: string, claims: object) => {
      const on = await stage(memoryStore(), { policies: { intake: "window" } });
      const given = on.of(on.lead, "answerAtWindow", {
        decision,
        ...(decision === "request-materials" && { defects: [{ material: "site-plan", defect: "未盖章" }] }),
      });
      const path = { applicationId: on.applicationId };
      const shown = async () =>
        (
          (await on.done({ route: "getApplication", path, headers: on.applicant })).body as {
            firstContact: unknown;
          }
        ).firstContact;
      const before = await shown();
      const by = { ...given, claims: { role: "department", department: on.lead, ...claims } };
      await on.done(by);
      const after = await shown();
      // The same again changes nothing.
      await on.done(by);
      expect(await shown()).toEqual(after);
      const { body } = await on.done(on.own("askInquiry", { body: { text: "要盖哪些章？" } }));
      return { before, after, holder: (body as Shown).holder };
    };
    for (const decision of ["accept", "request-materials"]) {
      const { before, after, holder } = await contactAfter(decision, { name: "窗口小陈" });
      expect(before).not.toMatchObject({ person: { name: "窗口小陈" } });
      expect(after).toMatchObject({ organ: { id: "planning" }, person: { name: "窗口小陈", post: null } });
      expect(holder).toMatchObject({ organ: { id: "planning" }, person: { name: "窗口小陈" } });
    }
    const system = await contactAfter("accept", { name: "一窗系统", system: "hall" });
    expect(system.after).toEqual(system.before);
  });
});
