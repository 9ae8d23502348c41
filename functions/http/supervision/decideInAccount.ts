/** A supervisor confirms a card, serves what is proposed, decides what is contested, and confirms or dismisses a consequence. */
import { changeReview } from "../../app/base/commit.ts";
import { confirmersOf } from "../../app/supervision/accounts.ts";
import { decideInAccount as contract } from "../../contracts/supervision/routes.ts";
import { correctCard } from "../../domain/review/correction.ts";
import { fileOf, type Account } from "../../domain/supervision/account.ts";
import {
  confirmCard,
  decideContest,
  decideProposal,
  serveCard,
  serveProposal,
  type AccountDecision,
  type Judging,
} from "../../domain/supervision/accountActs.ts";
import { noteObjection, returnObjection } from "../../domain/supervision/objectionReport.ts";
import { handle } from "../base/handle.ts";
import { commandAccount, yearNow } from "./accountCommand.ts";

export const decideInAccount = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  const { store, region, rules } = deps;
  // Of a case whoever has confirmed anything, in whichever department's account.
  const confirmers =
    body.do === "decide-contest"
      ? await confirmersOf(store, region, body.card.reviewId, [body.year, yearNow(now, rules)])
      : [];
  return commandAccount(deps, request, body.year, decided, revokes);

  function decided(account: Account, judging: Judging): AccountDecision {
    switch (body.do) {
      case "confirm-card":
        return confirmCard(account, body.card, body.reasons, judging);
      case "serve-card":
        return serveCard(account, body.card, body.how, judging);
      case "decide-contest":
        return decideContest(account, body.card, body, confirmers, judging);
      case "serve-proposal":
        return serveProposal(account, body.step, body.how, judging);
      case "decide-proposal":
        return decideProposal(account, body.step, body, judging);
      case "note-objection":
        return noteObjection(account, body.reviewId, judging);
      case "return-objection":
        return returnObjection(account, body.reviewId, body, judging);
    }
  }

  /** Whose contest was right has the card corrected in its review; asked for again, what was lost on the way is made up for. */
  async function revokes(account: Account): Promise<void> {
    if (body.do !== "decide-contest") return;
    const outcome = fileOf(account, body.card).contestDecided;
    if (outcome?.outcome !== "revoked") return;
    const { reviewId, rule, at } = body.card;
    await changeReview(store, reviewId, { at: now, by }, (review, _, circumstancesOf) =>
      correctCard(review, { rule, at, reasons: outcome.reasons }, by, now, { ...rules, circumstancesOf }),
    );
  }
});
