/** What the rules themselves know: opinions, supplements, procedures, extensions, whoever the services are for beside them. */
import type { RouteName } from "../../functions/contracts/routes.ts";
import { addDays, localDate } from "../../functions/domain/base/time.ts";
import { example, objection } from "../support/fixtures.ts";
import type { Came } from "../support/gateway.ts";
import type { Given, Stage } from "../support/situations.ts";
import { DEPARTMENTS, pick, zone, type Act } from "./servicesCase.ts";

const ITEM = "water-and-drainage-plan";
const SUPPLEMENT = { items: [{ material: ITEM, defect: "缺少坐标" }], reasons: "无法核对" };

/** Whose review an act is about. */
export const departmentOf = ({ do: what, who }: Act): string =>
  what === "ask" || what === "supply" || what === "read" ? "water" : pick(DEPARTMENTS, who)!;

/** @param reads whoever the applicant's terms run from: the applicant, or an agent who receives for them */
export async function byTheRules(on: Stage, reads: Given, act: Act): Promise<Came> {
  const { do: what, a } = act;
  const department = departmentOf(act);
  const to = (route: RouteName, body?: unknown, query = {}) =>
    on.ask({ ...on.of(department, route, body), query });
  switch (what) {
    case "opinion":
      return to("giveOpinion", a % 3 === 0 ? objection : { kind: "consent" });
    case "ask":
      return to("requestSupplement", SUPPLEMENT);
    case "read":
      return on.ask(reads);
    case "supply": {
      const { code, ...piece } = example("municipal-road-application").materials.find(
        ({ code: one }) => one === ITEM,
      )!;
      const path = { applicationId: on.applicationId, code };
      const sha256 = (a % 16).toString(16).repeat(64);
      return on.ask(on.own("handInMaterial", { path, body: { ...piece, sha256 } }));
    }
    case "start":
      return to("startSpecialProcedure", {
        kind: pick(["hearing", "testing", "expert-review"], a),
        basis: "《行政许可法》第四十五条",
        reasons: "需专家评审",
        plannedEnd: addDays(localDate(on.now(), zone), 1 + (a % 9)),
        approver: { name: "王强", rank: "head" },
      });
    case "end": {
      const { body } = await on.ask(on.of(department, "getReview"));
      const last = (body["specialProcedures"] as { kind: string; startedAt: string }[]).at(-1);
      return to("endSpecialProcedure", undefined, last && { kind: last.kind, startedAt: last.startedAt });
    }
    default:
      return to("extendLimit", {
        days: 1 + (a % 5),
        reasons: "案情复杂",
        approver: { name: "王强", rank: "head" },
      });
  }
}
