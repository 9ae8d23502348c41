/** 站内消息: what the applicant has been told and is asked to do, the newest first; whoever is shown that has received it. */
import { isAwaitingApplicant, keepApplicantOpening } from "../../app/application/applicantOpenings.ts";
import { loadAccepted, momentOf } from "../../app/application/catchUp.ts";
import { knowing } from "../../app/base/circumstances.ts";
import { withoutSecrets } from "../../app/base/confidence.ts";
import type { Case } from "../../app/base/ports.ts";
import { listMessages as contract } from "../../contracts/notices/routes.ts";
import { acceptanceOf } from "../../domain/application/application.ts";
import { applicationAt, endOf, standingAt } from "../../domain/application/standing.ts";
import { reviewParts } from "../../domain/base/ids.ts";
import { toldWithOffset, withOffset } from "../../domain/base/time.ts";
import { messagesOf, type Message } from "../../domain/notices/message.ts";
import { partOf } from "../../domain/notices/told.ts";
import { messageText, todoText, type Telling } from "../../notices/message.ts";
import { materialNames } from "../application/statusView.ts";
import { isService } from "../base/agents.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { messagesAfter } from "./messagePage.ts";

export const listMessages = handle(contract, (deps) => async (request) => {
  const { path, caller, by, now, query, isHead } = request;
  const { applicationId } = path;
  const { store, region, rules, settleSeconds } = deps;
  const read = await loadAccepted(deps, applicationId, momentOf(now, settleSeconds));
  if (!read) throw unknownApplication(applicationId);
  const isServed =
    isAwaitingApplicant(read.reviews) && (await isService(caller, read.application.state, now, deps));
  const found = isServed ? await keepApplicantOpening(deps, read, { by, at: now }, now, isHead) : read;
  const [histories, issued] = await Promise.all([
    store.histories(applicationId),
    store.noticesOf(applicationId),
  ]);
  const standing = await standingNow(found);
  const messages = messagesOf({
    ...standing,
    histories: withoutSecrets(histories),
    documents: issued.map(({ notice }) => notice),
    now,
    rules,
  });
  const page = messagesAfter(messages, query);
  const telling: Telling = {
    language: query.lang ?? request.language ?? "zh-CN",
    zone: rules.zone,
    // What has ended with a change of the project was told of, too.
    reviews: found.reviews.map(({ state }) => state),
    material: (code) => materialNames([code], region)[0]!,
  };
  return {
    headers: { vary: "accept-language" },
    body: {
      applicationId,
      messages: page.messages.map((one) => messageView(one, telling)),
      nextCursor: page.nextCursor,
    },
  };

  async function standingNow({ application: { state }, reviews }: Case) {
    const application = applicationAt(state, now, rules, region);
    const recorded = new Map(reviews.map((one) => [one.state.facts.reviewId, one.state]));
    const asked = (acceptanceOf(application)?.reviews ?? []).flatMap(
      ({ reviewId }) => recorded.get(reviewId) ?? [],
    );
    return knowing(store, (circumstancesOf) => ({
      application,
      reviews: standingAt(asked, endOf(application, now), { ...rules, circumstancesOf }),
    }));
  }
});

function messageView(message: Message, telling: Telling) {
  const { messageId, at, subject, told, todo } = message;
  const { zone, material } = telling;
  const documents = told.by === "document" ? [told.document, ...told.others] : [];
  return {
    messageId,
    at: withOffset(at, zone),
    text: messageText(message, telling),
    todo: todo && {
      text: todoText(todo, telling),
      materials: todo.do === "hand-in" ? todo.materials.map((code) => ({ code, ...material(code) })) : [],
      until: toldWithOffset(todo.dueAt, zone),
      overdue: todo.isLate,
    },
    reviewId: reviewParts(subject) ? subject : null,
    part: partOf(told),
    notices: documents.map(({ noticeId, number, body }) => ({ noticeId, number, kind: body.kind })),
  };
}
