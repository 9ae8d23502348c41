/** What a guard of a deemed consent rests on, in a sentence: on the certificate, and wherever the API shows it. */
import type { GuardCheck, GuardEvidence, GuardId } from "../domain/review/guard.ts";
import type { MatterKind } from "../domain/catalogue/region.ts";
import type { Channel } from "../domain/review/service.ts";
import type { Instant } from "../domain/base/time.ts";
import { momentOf } from "./dates.ts";
import { en } from "./words.en.ts";
import { zh } from "./words.zh.ts";

type Wording = {
  department: string;
  moment: (instant: Instant) => string;
  channel: (channel: Channel) => string;
};

type Sentences = { [G in GuardId]: (evidence: GuardEvidence[G], wording: Wording) => string };

const KINDS = {
  zh: { opinion: "征求意见", filing: "备案", utility: "市政公用服务", "technical-review": "技术审查" },
  en: { opinion: "opinion", filing: "filing", utility: "utility", "technical-review": "technical review" },
} satisfies Record<"zh" | "en", Record<Exclude<MatterKind, "licence">, string>>;

const SENTENCES: Record<"zh" | "en", Sentences> = {
  zh: {
    G1: ({ basis }) => (basis ? `依据${basis.document} ${basis.article}` : "该事项未载明适用默许的依据"),
    G2: ({ channel, servedAt }, { department, moment, channel: by }) =>
      `${moment(servedAt)}，${department}，${by(channel)}`,
    G3: ({ stoppedSince }, { moment }) =>
      stoppedSince === null ? "期限届满时计时正在进行" : `计时自${moment(stoppedSince)}起中止`,
    G4: ({ owed }) => (owed.length === 0 ? "申请人没有尚未补齐的材料" : `申请人尚未补齐：${owed.join("、")}`),
    G5: ({ flags }) =>
      flags.length === 0 ? "项目没有负面清单所列情形" : `项目属于负面清单所列情形：${flags.join("、")}`,
    G6: ({ integrityHold }) =>
      integrityHold ? "申请人被列为失信联合惩戒对象" : "申请人未被列为失信联合惩戒对象",
    G7: ({ kind, licencesByTacitConsent }) =>
      kind === "licence"
        ? `事项类别为行政许可，本地区${licencesByTacitConsent ? "已" : "未"}开放行政许可适用默许`
        : `事项类别为${KINDS.zh[kind]}`,
    G8: ({ provisionalDay, calendarVersion }) =>
      provisionalDay === null
        ? `计入期限的各日均属已正式公布的年度（日历版本 ${calendarVersion}）`
        : `${provisionalDay} 依尚未正式公布的日历计入`,
    G9: ({ department, lead }) => (department === lead ? "该部门即牵头部门" : "该部门不是本申请的牵头部门"),
  },
  en: {
    G1: ({ basis }) =>
      basis
        ? `tacit consent rests on ${basis.document}, ${basis.article}`
        : "the matter names no legal basis for tacit consent",
    G2: ({ channel, servedAt }, { department, moment, channel: by }) =>
      `served on ${department} at ${moment(servedAt)} (${by(channel)})`,
    G3: ({ stoppedSince }, { moment }) =>
      stoppedSince === null
        ? "the clock was running"
        : `the clock stands still since ${moment(stoppedSince)}`,
    G4: ({ owed }) =>
      owed.length === 0 ? "the applicant owes nothing" : `the applicant still owes ${owed.join(", ")}`,
    G5: ({ flags }) =>
      flags.length === 0
        ? "the project carries no flag of the negative list"
        : `the project is on the negative list: ${flags.join(", ")}`,
    G6: ({ integrityHold }) => `the applicant is under ${integrityHold ? "an" : "no"} integrity hold`,
    G7: ({ kind, licencesByTacitConsent }) =>
      kind === "licence"
        ? `the matter is a licence, and the region ${licencesByTacitConsent ? "allows" : "does not allow"} licences by silence`
        : `the matter is of the kind "${KINDS.en[kind]}"`,
    G8: ({ provisionalDay, calendarVersion }) =>
      provisionalDay === null
        ? `every day counted lies in an official calendar year (${calendarVersion})`
        : `${provisionalDay} was counted by a provisional calendar`,
    G9: ({ department, lead }) =>
      department === lead
        ? "the lead never consents to itself by silence"
        : "the department is not the lead of this application",
  },
};

/** @param department what the department is called in that language */
export function evidenceText(
  check: GuardCheck,
  language: "zh" | "en",
  department: string,
  zone: string,
): string {
  const { moment, channels } = { zh, en }[language];
  const wording: Wording = {
    department,
    moment: (instant) => moment(momentOf(instant, zone)),
    channel: (channel) => channels[channel],
  };
  const sentence = SENTENCES[language][check.guard] as (
    evidence: GuardCheck["evidence"],
    wording: Wording,
  ) => string;
  return sentence(check.evidence, wording);
}
