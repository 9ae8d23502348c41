/** Whatever §1 to §6 of the services are for, by whom it may be done; what is not possible is refused, and nothing is lost. */
import type { RouteName } from "../../functions/contracts/routes.ts";
import type { AgentAct } from "../../functions/domain/agency/acts.ts";
import { visitDates } from "../../functions/domain/application/callingVisits.ts";
import { addDays, localDate, withOffset } from "../../functions/domain/base/time.ts";
import { rules } from "../support/cases.ts";
import { SIGNED_HEADERS } from "../support/charging.ts";
import { example } from "../support/fixtures.ts";
import type { Given, Stage } from "../support/situations.ts";
import { asSupervisor, DEPARTMENTS, pick, VISITING, zone, type Act } from "./servicesCase.ts";

const { applicant } = example("municipal-road-application");
export const OWNER = {
  claims: { role: "applicant", creditCode: applicant.creditCode, name: applicant.name },
};

/** The agent's side of a case: what they may do, and whether anybody has said that it is over. */
export type Agency = { id: string; acts: readonly AgentAct[]; ended: boolean; done: number; refused: number };

/** Whose reading is service on the applicant: the agent's who receives for them, or their own. */
export const readerOf = (on: Stage, { id, acts, ended }: Agency): Given =>
  !ended && acts.includes("receive")
    ? {
        route: "getApplication",
        path: { applicationId: on.applicationId },
        headers: { "x-authorisation": id },
        claims: { role: "agent", sub: "agent-li" },
      }
    : on.own("getApplication");

/** What an agent tries, the act that it takes, and what it says. */
const TRIES = [
  ["askInquiry", "ask", { text: "还要哪些材料？" }],
  ["fileComplaint", "complain", { about: { department: "water" }, text: "无人接听。" }],
  ["askRefund", "pay", { matter: "consult-forestry", amount: 100, reasons: "误缴" }],
  ["answerSiteVisit", "confirm-visit", { answer: "confirm" }],
  ["withdrawApplication", "withdraw", { reason: "不做了" }],
  [
    "answerRevocation",
    "be-heard",
    { reviewId: "440307-0000000000000001.consult-water", announcedAt: "2026-03-10T02:00:00Z", text: "属实" },
  ],
] as const;

export async function byService(on: Stage, agency: Agency, { do: what, who, a }: Act): Promise<void> {
  const department = pick(DEPARTMENTS, who)!;
  const invited = pick(VISITING, who)!;
  const today = localDate(on.now(), zone);
  const path = { applicationId: on.applicationId };
  const ofCase = (organ: string, route: RouteName, body: unknown, more: Record<string, string> = {}) =>
    on.ask({
      route,
      path: { ...path, ...more },
      body,
      claims: { role: "department", department: organ, name: `${organ}甲`, rank: "head" },
    });
  const inquiries = async () =>
    (await on.done(asSupervisor(on, "getCase"))).body["inquiries"] as {
      inquiryId: string;
      holder: { organ: { id: string } };
      offered: { organ: { id: string } } | null;
      answer: string | null;
    }[];
  const inquiry = async () =>
    pick(
      (await inquiries()).filter(({ answer }) => answer === null),
      a,
    );
  switch (what) {
    case "inquire":
      return void (await on.ask(on.own("askInquiry", { body: { text: `问题${a % 7}` } })));
    case "hand-on": {
      const one = await inquiry();
      if (one)
        await ofCase(
          one.holder.organ.id,
          "handInquiryOn",
          { to: department, reasons: "属其职责" },
          { inquiryId: one.inquiryId },
        );
      return;
    }
    case "take":
    case "refuse": {
      const one = await inquiry();
      const body = what === "take" ? {} : { refused: "不属本部门" };
      if (one?.offered)
        await ofCase(one.offered.organ.id, "answerInquiryOffer", body, { inquiryId: one.inquiryId });
      return;
    }
    case "answer": {
      const one = await inquiry();
      if (one)
        await ofCase(
          one.holder.organ.id,
          "answerInquiry",
          { answer: "可以。" },
          { inquiryId: one.inquiryId },
        );
      return;
    }
    case "assign": {
      const one = await inquiry();
      if (one)
        await on.ask({
          route: "assignInquiry",
          path: { inquiryId: one.inquiryId },
          body: { to: department, reasons: "无人接收" },
          claims: { role: "supervisor" },
        });
      return;
    }
    case "away":
      return void (await ofCase(
        department,
        "recordAbsence",
        {
          person: pick(["甲某", "乙某", "丙某"], a),
          from: withOffset(on.now(), zone),
          until: a % 2 === 0 ? null : `${addDays(today, 2 + (a % 5))}T00:00:00+08:00`,
          reason: "病假",
          leader: "丙某",
        },
        { departmentId: department, absenceId: `absence-${a % 4}` },
      ));
    case "back":
      return void (await ofCase(
        department,
        "takeOffAbsence",
        { reason: "登记有误" },
        { departmentId: department, absenceId: `absence-${a % 4}` },
      ));
    case "hand-over":
    case "take-over": {
      const more = { departmentId: department, handOverId: `hand-over-${a % 3}` };
      const body = what === "hand-over" ? { from: "甲某", to: `${department}甲`, reason: "调岗" } : {};
      return void (await ofCase(
        department,
        what === "hand-over" ? "handOverReviews" : "answerHandOver",
        body,
        more,
      ));
    }
    case "act":
      return tries(on, agency, TRIES[a % TRIES.length]!);
    case "resign":
    case "revoke": {
      // Rarely, so that there is something to do before.
      if (a % 4 !== 0) return;
      const who2 = what === "resign" ? { claims: { role: "agent", sub: "agent-li" } } : OWNER;
      const route = what === "resign" ? "resignAuthorisation" : "revokeAuthorisation";
      const body = { why: what === "resign" ? "resigned" : "revoked" };
      const came = await on.ask({ route, path: { authorisationId: agency.id }, body, ...who2 });
      if (came.status === 200) agency.ended = true;
      return;
    }
    case "want-visit":
      return void (await ofCase(invited, "askForSiteVisit", {
        time: "09:30",
        place: "东门",
        contact: "张工",
        reasons: "核对",
      }));
    case "call":
      return void (await ofCase(on.lead, "callSiteVisit", {
        heldOn: await dayFor(on, a),
        time: "09:30",
        place: "东门",
        contact: "张工",
      }));
    case "confirm":
      return void (await on.ask(on.own("answerSiteVisit", { body: { answer: "confirm" } })));
    case "other-date":
      return void (await on.ask(
        on.own("answerSiteVisit", {
          body: { answer: "other-date", heldOn: await dayFor(on, a), time: "14:00", reasons: "出差" },
        }),
      ));
    case "move":
      return void (await ofCase(on.lead, "moveSiteVisit", {
        heldOn: await dayFor(on, a),
        time: "10:00",
        why: "weather",
        reasons: "暴雨",
      }));
    case "call-off":
      return void (await ofCase(on.lead, "callOffSiteVisit", { reasons: "材料已齐" }));
    case "attend":
      return void (await ofCase(on.lead, "noteSiteVisitAttendance", {
        applicant: a % 3 !== 0,
        absent: a % 5 === 0 ? [invited] : [],
      }));
    case "find":
      return void (await ofCase(invited, "recordSiteVisitFindings", {
        officers: [{ name: "王强" }, { name: "李静" }],
        text: "与图纸一致",
      }));
    case "green":
      return void (await on.ask({
        ...asSupervisor(on, "enterGreenChannel"),
        body: {
          by: "supervisor",
          basis: { document: "深府办〔2026〕3号", article: "附件" },
          reasons: "重大项目",
          tracker: { department: on.lead, name: "王强", phone: "0755-1" },
        },
      }));
    case "ungreen":
      return void (await on.ask({ ...asSupervisor(on, "leaveGreenChannel"), body: { reasons: "调出清单" } }));
    case "track":
      return void (await on.ask({
        ...asSupervisor(on, "nameTracker"),
        body: { department, name: "李静", phone: "0755-2", reasons: "调离" },
      }));
    case "contact":
      return void (await ofCase(on.lead, "noteTracking", { as: "contact", text: "已联系" }));
    default:
      return pays(on, what, a);
  }
}

/** The first day on which a visit may be, mostly; another one, which may be none. */
async function dayFor(on: Stage, a: number): Promise<string> {
  const { reviews } = (await on.store.loadCase(on.applicationId))!;
  const invited = reviews.map(({ state }) => state).filter(({ facts }) => facts.matter.siteVisit === true);
  const { earliest } = visitDates(invited, on.now(), rules.clock);
  return a % 3 === 0 ? addDays(earliest, a % 9) : earliest;
}

/** S3: an agent is let through where the act was named and nobody has ended it, and nowhere else. */
async function tries(on: Stage, agency: Agency, [route, act, body]: (typeof TRIES)[number]): Promise<void> {
  const came = await on.ask({
    route,
    path: { applicationId: on.applicationId },
    body,
    headers: { "x-authorisation": agency.id },
    claims: { role: "agent", sub: "agent-li", name: "李明" },
  });
  const may = !agency.ended && (agency.acts as readonly string[]).includes(act);
  if (may === (came.status === 403))
    throw new Error(
      `${route} by an agent who ${may ? "may" : "may not"}: ${came.status} ${JSON.stringify(came.body)}`,
    );
  if (may) agency.done++;
  else agency.refused++;
}

async function pays(on: Stage, what: string, a: number): Promise<void> {
  const AT = "2026-03-02T02:00:00Z";
  const path = { applicationId: on.applicationId };
  const tell = async (body: object) =>
    on.ask({ route: "takePaymentNotice", path: { provider: "local" }, headers: SIGNED_HEADERS, body });
  if (what === "pay") {
    const total = pick([52_880, 52_880, 1], a)!;
    const transaction = `t${a % 3}`;
    await tell({
      kind: "payment",
      transaction,
      paymentCode: `${on.applicationId}-P00`,
      status: "paid",
      total,
      at: AT,
    });
    return;
  }
  if (what === "ask-refund") {
    await on.ask(
      on.own("askRefund", { body: { matter: "consult-forestry", amount: 1 + a, reasons: "误缴" } }),
    );
    return;
  }
  const bill = (await on.done(asSupervisor(on, "getBill"))).body as {
    refunds: {
      refundId: string;
      step: string;
      checkedBy: { id: string };
      payouts: { payoutId: string; transaction: string; amount: number }[];
    }[];
  };
  const refund = pick(bill.refunds, a);
  if (!refund) return;
  if (what === "decide-refund") {
    const body = refund.step === "asked" ? { result: "in-order", said: "属实" } : { result: "approved" };
    const claims = { role: "department", department: refund.checkedBy.id, rank: "head" };
    await on.ask({ route: "decideRefund", path: { ...path, refundId: refund.refundId }, body, claims });
    return;
  }
  const payout = refund.payouts[0];
  if (!payout) return;
  const { payoutId, transaction, amount } = payout;
  await tell({
    kind: "payout",
    transaction,
    payout: payoutId,
    status: a % 4 === 0 ? "failed" : "paid-out",
    amount,
    at: AT,
  });
}
