/** Whom a card or a proposal concerns signs for it, states their case, or contests a card. */
import { answerInAccount as contract } from "../../contracts/supervision/routes.ts";
import {
  contestCard,
  makeStatement,
  serveCard,
  serveProposal,
  type AccountDecision,
  type Judging,
} from "../../domain/supervision/accountActs.ts";
import type { Account } from "../../domain/supervision/account.ts";
import { answerObjection } from "../../domain/supervision/objectionReport.ts";
import { handle } from "../base/handle.ts";
import { commandAccount } from "./accountCommand.ts";

export const answerInAccount = handle(contract, (deps) => async (request) => {
  const { body } = request;
  return commandAccount(deps, request, body.year, said);

  function said(account: Account, judging: Judging): AccountDecision {
    switch (body.do) {
      case "receive-card":
        return serveCard(account, body.card, null, judging);
      case "contest-card":
        return contestCard(account, body.card, body.reasons, judging);
      case "receive-proposal":
        return serveProposal(account, body.step, null, judging);
      case "state-case":
        return makeStatement(account, body.step, body.text, judging);
      case "answer-objection":
        return answerObjection(account, body.reviewId, body.text, judging);
    }
  }
});
