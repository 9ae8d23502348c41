/** 超时默许: the certificate of a consent by silence, and what becomes of one recorded too early. */
import type { LedgerRow } from "../domain/calendar/clock.ts";
import type { NoticeBody } from "../domain/notices/notice.ts";
import { dayOfWeek } from "../domain/base/time.ts";
import { h, type Content, type Html } from "./html.ts";
import { facts, numbered, paragraph, section, table } from "./parts.ts";
import type { Voice } from "./voice.ts";

type Body<K extends NoticeBody["kind"]> = Extract<NoticeBody, { kind: K }>;

/** 超时默许告知书: service, ledger, due instant, document, guards, effect and limits, responsibility, back-fill. */
export function deemedConsent(body: Body<"deemed-consent">, voice: Voice): Html {
  const { words, codes, says: all, printed } = voice;
  const says = all.deemed;
  const { audience, matter } = printed.notice;
  const department = voice.list(audience.departments.map(voice.department));
  const about = matter ? voice.name(matter) : words.frame.wholeApplication;
  const dueAt = voice.deadline(body.dueAt);
  const counted = body.ledger.filter((row) => row.counted).length;
  const { tacitBasis, backfillDueAt, responsible } = body;
  const service = body.guards.find((check) => check.guard === "G2");
  return h`${paragraph(says.opening(department, about, dueAt))}${section(
    says.service,
    facts(says.service, [
      [says.servedAt, voice.moment(body.servedAt)],
      [says.channel, codes.CHANNELS[body.channel]],
      [says.receipt, voice.receipt(service?.evidence.receipt ?? null)],
      [says.limit, says.binding(codes.LIMITS[body.binds], voice.limit(body.limit))],
      [says.dueAt, dueAt],
      [says.basis, tacitBasis ? voice.basis(tacitBasis) : words.none],
    ]),
  )}${section(
    says.ledger,
    paragraph(says.ledgerLimit(voice.limit(body.limit), counted)),
    table(
      says.ledger,
      [says.date, says.weekday, says.kind, says.counted, says.used],
      body.ledger.map((row, i) => dayRow(row, body.ledger.slice(0, i + 1), voice)),
    ),
  )}${section(
    says.guards,
    table(
      says.guards,
      [says.guard, says.meaning, says.holds, says.evidence],
      body.guards.map((check) => [
        check.guard,
        codes.GUARDS[check.guard],
        check.holds ? words.holds : words.fails,
        voice.evidence(check, department),
      ]),
    ),
  )}${section(says.effect, numbered(says.effects))}${section(
    says.responsibility,
    numbered([
      says.bears(department),
      says.responsible(voice.handler(responsible)),
      backfillDueAt === null ? says.noBackfill : says.backfill(department, voice.deadline(backfillDueAt)),
    ]),
  )}`;
}

function dayRow(row: LedgerRow, sofar: readonly LedgerRow[], voice: Voice): Content[] {
  const { words, says, date } = voice;
  return [
    date(row.date),
    words.weekdays[dayOfWeek(row.date) - 1]!,
    [voice.reason(row), row.official ? null : h`<br>${says.deemed.unofficial}`],
    row.counted ? words.yes : words.no,
    sofar.filter(({ counted }) => counted).length,
  ];
}

/** 超时默许更正告知书: which certificate is void, when the limit ran out and when the opinion had come, and what stays. */
export function silenceTakenBack(body: Body<"silence-taken-back">, voice: Voice): Html {
  const says = voice.says.takenBack;
  const { matter } = voice.printed.notice;
  const about = matter ? voice.name(matter) : body.certificate;
  return h`${paragraph(says.opening(about))}${section(
    says.title,
    facts(says.title, [
      [says.certificate, body.certificate],
      [says.receivedAt, voice.moment(body.receivedAt)],
      [says.dueAt, voice.deadline(body.dueAt)],
    ]),
  )}${section(says.effect, numbered(says.effects))}`;
}

/** 撤销事由报告: what is on record, what came in time, and what the supervisors may do about it. */
export function groundForRevocation(body: Body<"ground-for-revocation">, voice: Voice): Html {
  const { says: all, codes, printed } = voice;
  const says = all.ground;
  const { matter } = printed.notice;
  return h`${paragraph(says.opening(matter ? voice.name(matter) : voice.words.frame.wholeApplication))}${section(
    says.title,
    facts(says.title, [
      [says.outcome, codes.OUTCOMES[body.outcome]],
      [says.dueAt, voice.deadline(body.dueAt)],
      [says.receivedAt, voice.moment(body.receivedAt)],
      [says.opinion, codes.OPINIONS[body.opinion]],
      [says.handler, voice.handler(body.handler)],
    ]),
  )}${section(says.demand, numbered(says.demands))}`;
}
