/** Two complaints about one department are looked into together (并案); neither complainant learns of the other. */
import { aboutOf } from "../../app/supervision/complaintAbout.ts";
import { joinComplaint as contract } from "../../contracts/supervision/complaints.ts";
import { join } from "../../domain/supervision/complaintHandling.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { commandComplaint } from "./complaintCommand.ts";

export const joinComplaint = handle(contract, (deps) => async (request) => {
  const { path, body, by, now } = request;
  const { store } = deps;
  const to = (await store.loadComplaint(body.to))?.state;
  if (!to) throw refused("unknown-complaint", { complaintId: body.to });
  const own = (await store.loadComplaint(path.complaintId))?.state;
  const about = {
    own: own ? await aboutOf(store, own.facts.about) : null,
    others: await aboutOf(store, to.facts.about),
  };
  return commandComplaint(deps, request, (complaint) => join(complaint, to, about, by, now));
});
