/** Only on the laptop: shows the clock and moves it, and signs anybody in. The cloud's build leaves it out. */
import { useEffect, useState } from "preact/hooks";
import type { Catalogue } from "../api/answers.ts";
import { call, callLocal } from "../api/client.ts";
import { momentText } from "../language/dates.ts";
import { language, nameOf, words } from "../language/language.ts";
import { keepSession, session, sessionOf } from "../api/session.ts";
import { markShared } from "../api/tabs.ts";

const SAYS = {
  "zh-CN": {
    bar: "本机操作栏（仅本机运行时可见）",
    clock: "运行时钟",
    virtual: "虚拟",
    day: "前进 1 天",
    nextDue: "到下一个到期时刻",
    nothingDue: "没有在办的到期时刻",
    moving: "正在推进……",
    as: "以何身份",
    nobody: "未登录",
    rank: "职级",
    components: "页面组件",
  },
  en: {
    bar: "Laptop bar (only in this runtime)",
    clock: "Clock",
    virtual: "virtual",
    day: "1 day on",
    nextDue: "To the next due instant",
    nothingDue: "Nothing is due",
    moving: "Moving …",
    as: "Act as",
    nobody: "nobody",
    rank: "Rank",
    components: "Components",
  },
}[language];

type Clock = { now: string; virtual: boolean };
type Claims =
  | { role: string; department?: string; rank: string; name: string }
  | { role: "applicant"; creditCode: string; name: string }
  | { role: "agent"; sub: string; name: string };

const OFFICES = ["supervisor", "operator", "auditor"] as const;

/** Who has signed in at the unified identity service: the applicant of the example, whose code is nobody's. */
const EXAMPLE_APPLICANT = {
  role: "applicant",
  creditCode: "91990000MA5EXMP40A",
  name: "青松建设有限公司（示例）",
} as const;

/** Who acts, by rank: what is done by name is done by somebody. */
const EXAMPLE_NAMES: Readonly<Record<string, string>> = {
  officer: "郑某",
  "deputy-head": "吴某",
  head: "周某",
  "government-head": "赵某",
};

/** Somebody whom an applicant may name. */
const EXAMPLE_AGENT = { role: "agent", sub: "agent-li", name: "李明" } as const;

export function OperatorBar({ catalogue }: { catalogue: Catalogue | null }) {
  const [clock, setClock] = useState<Clock | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const current = session();
  useEffect(() => {
    callLocal<Clock>("GET", "/local/clock").then(setClock, () => undefined);
  }, []);

  async function move(to: { advance: string } | { now: string }) {
    setBusy(true);
    setSaid(SAYS.moving);
    try {
      await callLocal<Clock>("PUT", "/local/clock", to);
      location.reload();
    } catch (error) {
      setSaid((error as Error).message);
      setBusy(false);
    }
  }

  /** The earliest due instant of all open reviews, as a supervisor sees them. */
  async function nextDue() {
    const { token } = await callLocal<{ token: string }>("POST", "/local/tokens", { role: "supervisor" });
    const { reviews } = await call("superviseReviews", { query: { limit: 100 }, by: { token } });
    const dues = reviews
      .map(({ dueAt }) => dueAt)
      .filter((dueAt): dueAt is string => dueAt !== null && clock !== null && dueAt > clock.now)
      .sort();
    const [first] = dues;
    if (first === undefined) setSaid(SAYS.nothingDue);
    else await move({ now: first });
  }

  async function actAs(value: string, rank = current?.rank ?? "head") {
    const name = EXAMPLE_NAMES[rank] ?? "某";
    const claims: Claims =
      value === "applicant"
        ? EXAMPLE_APPLICANT
        : value === "agent"
          ? EXAMPLE_AGENT
          : (OFFICES as readonly string[]).includes(value)
            ? { role: value, rank, name }
            : { role: "department", department: value, rank, name };
    if (value === "") keepSession(null);
    else {
      const { token } = await callLocal<{ token: string }>("POST", "/local/tokens", claims);
      keepSession(sessionOf(token));
      markShared(true);
    }
    location.reload();
  }

  return (
    <aside class="operator-bar" aria-label={SAYS.bar}>
      <span>
        {SAYS.clock}: {clock ? momentText(clock.now) : "…"}
        {clock?.virtual && ` (${SAYS.virtual})`}
      </span>
      <button type="button" disabled={busy} onClick={() => void move({ advance: "P1D" })}>
        {SAYS.day}
      </button>
      <button type="button" disabled={busy} onClick={() => void nextDue()}>
        {SAYS.nextDue}
      </button>
      <label>
        {SAYS.as}{" "}
        <select
          value={current?.department ?? current?.role ?? ""}
          onChange={(event) => void actAs(event.currentTarget.value)}
        >
          <option value="">{SAYS.nobody}</option>
          {catalogue?.departments.map((department) => (
            <option key={department.id} value={department.id}>
              {nameOf(department)}
            </option>
          ))}
          {catalogue !== null && catalogue.applicants !== "code" && (
            <>
              <option value="applicant">{words.role.applicant}</option>
              <option value="agent">{words.role.agent}</option>
            </>
          )}
          {OFFICES.map((role) => (
            <option key={role} value={role}>
              {words.role[role]}
            </option>
          ))}
        </select>
      </label>
      {current && current.role !== "applicant" && current.role !== "agent" && (
        <label>
          {SAYS.rank}{" "}
          <select
            value={current.rank ?? "head"}
            onChange={(event) => void actAs(current.department ?? current.role, event.currentTarget.value)}
          >
            {Object.entries(words.rank).map(([rank, text]) => (
              <option key={rank} value={rank}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
      <a href="/local/components">{SAYS.components}</a>
      <span role="status">{said}</span>
    </aside>
  );
}
