/** The callback. It decides by one conditional write, or says why it did not. */
import { OBJECTION_GROUNDS } from "../../contracts/review/bodies.ts";
import { giveOpinion as contract } from "../../contracts/review/routes.ts";
import { giveOpinion as decide } from "../../domain/review/giveOpinion.ts";
import { handle, type Misread } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { commandReview } from "./reviewCommand.ts";

/** An objection that lacks its grounds has a problem of its own: the department learns what the rules ask for. */
const withoutGrounds: Misread = (body, { problem }) => {
  const errors = problem.errors ?? [];
  const missing = isObjection(body) ? OBJECTION_GROUNDS.filter((ground) => isAbsent(body[ground])) : [];
  const grounds = errors.filter(({ path }) => (missing as readonly string[]).includes(path));
  return grounds.length > 0 && grounds.length === errors.length
    ? refused("objection-without-grounds", {}, { errors: grounds })
    : null;
};

export const giveOpinion = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) => decide(review, request.body, now, rules)),
  withoutGrounds,
);

const isObjection = (body: unknown): body is Record<string, unknown> =>
  typeof body === "object" && body !== null && "kind" in body && body.kind === "objection";

const isAbsent = (ground: unknown): boolean =>
  ground === undefined || ground === null || (typeof ground === "string" && ground.trim() === "");
