/** What each guard of a deemed consent rests on, in a sentence. */
import { wordFor } from "../wordFor.ts";
import type { EvidenceSentences, ReceiptSentence } from "../evidence.ts";
import { CHANNELS, FLAG_SOURCES, FLAGS, KINDS, RECEIPTS } from "./codes.ts";

export const RECEIPT: ReceiptSentence = (receipt, { moment, deadline }) =>
  receipt === null
    ? "no signature, opening, acknowledgement or reminder on record before the due instant"
    : receipt.by === "reminder"
      ? `reminded at ${moment(receipt.at)}, one whole working day since the dispatch over at ${deadline(receipt.dayOverAt)}`
      : `${RECEIPTS[receipt.by]} at ${moment(receipt.at)}`;

export const EVIDENCE: EvidenceSentences = {
  G1: ({ basis }) =>
    basis
      ? `tacit consent rests on ${basis.document}, ${basis.article}`
      : "the matter names no legal basis for tacit consent",
  G2: ({ channel, servedAt, recordedAt, receipt, wholeDays, leastDays }, wording) => {
    const { department, moment } = wording;
    return [
      `served on ${department} at ${moment(servedAt)} (${CHANNELS[channel]})`,
      RECEIPT(receipt, wording),
      ...(recordedAt === servedAt ? [] : [`on record since ${moment(recordedAt)}`]),
      ...(wholeDays < leastDays
        ? [`whole days of the limit left then: ${wholeDays}, where ${leastDays} are needed`]
        : []),
    ].join("; ");
  },
  G3: ({ stoppedSince }, { moment }) =>
    stoppedSince === null ? "the clock was running" : `the clock stands still since ${moment(stoppedSince)}`,
  G4: ({ owed, lapsedAt }, { moment }) => {
    if (owed.length > 0) return `the applicant still owes ${owed.join(", ")}`;
    return lapsedAt === null
      ? "the applicant owes nothing"
      : `the applicant owes nothing any more, but the term for it had lapsed at ${moment(lapsedAt)}`;
  },
  G5: ({ flags, unconfirmed }, { moment }) =>
    [
      flags.length === 0
        ? "window, lead and every department of the case could flag the project, and none did"
        : `the project is on the negative list: ${flags.map(({ flag, source, department, at }) => `${wordFor(FLAGS, flag)} (${[FLAG_SOURCES[source], ...(department === null ? [] : [department])].join(" ")}, ${moment(at)})`).join(", ")}`,
      ...(unconfirmed.length === 0
        ? []
        : [`facts as stated, confirmed by nobody: ${unconfirmed.join(", ")}`]),
    ].join("; "),
  G6: ({ holds }, { moment }) =>
    holds.length === 0
      ? "the applicant was under no integrity hold"
      : `the applicant was under an integrity hold: ${holds.map(({ holdId, recordedAt }) => `${holdId} (on record since ${moment(recordedAt)})`).join(", ")}`,
  G7: ({ kind, licencesByTacitConsent }) =>
    kind === "licence"
      ? `the matter is a licence, and the region ${licencesByTacitConsent ? "allows" : "does not allow"} licences by silence`
      : `the matter is of the kind "${KINDS[kind]}"`,
  G8: ({ provisionalDay, calendarVersion }) =>
    provisionalDay === null
      ? `every day counted, and the due date, lie in official calendar years (${calendarVersion})`
      : `the due date rests on ${provisionalDay}, a day of a provisional calendar`,
  G9: ({ department, lead, heir }) =>
    department === lead
      ? "the lead never consents to itself by silence"
      : heir !== undefined
        ? `the department and the lead of this application have become one ("${heir}"), which never consents to itself by silence`
        : "the department is not the lead of this application",
  G10: ({ lastDay, onLastDay, daysLost, limitDays, outages }, { moment }) =>
    outages.length === 0
      ? "no outage of the platform that cut the department off was on record before the due instant"
      : [
          `outages of the platform cut the department off: ${outages
            .map(
              ({ outageId, from, until, recordedAt }) =>
                `${outageId} (${until === null ? `since ${moment(from)}, not over when it was recorded` : `from ${moment(from)} until ${moment(until)}`}; on record since ${moment(recordedAt)})`,
            )
            .join(", ")}`,
          `on ${daysLost} of the ${limitDays} days of the limit${onLastDay ? `, its last day ${lastDay} among them` : ""}`,
        ].join("; "),
};
