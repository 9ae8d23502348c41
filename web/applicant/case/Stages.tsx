/** Where the case stands among its stages, in one line. */
import type { Status } from "../../shared/api/answers.ts";
import { dateOf, dayText, dueText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { SAYS } from "../words.ts";
import { stagesOf, type Stage } from "./stages.ts";

const SAY = SAYS.stages;

export const Stages = ({ status }: { status: Status }) => (
  <ol class="stages" aria-label={SAY.title}>
    {stagesOf(status).map((stage) => (
      <li key={stage.name} class={stage.state} aria-current={stage.state === "now" ? "step" : undefined}>
        <strong>{SAY.names[stage.name]}</strong>
        <span>{noteOf(stage, status)}</span>
      </li>
    ))}
  </ol>
);

/** How far the stage is, in words: its colour alone says nothing. */
function noteOf({ name, state, at }: Stage, { status, progress }: Status): string {
  const date =
    at === null ? null : state === "done" || name === "sitting" ? dayText(dateOf(at)) : dueText(at);
  // Nobody is at it but whoever applied.
  if (status === "awaiting-materials" && state === "now") return SAY.awaiting;
  if (state === "now" && name === "review") return SAY.closed(progress.closed, progress.total);
  if (state === "now" && name === "delivery") return SAY.read;
  if (state === "done") return date === null ? SAY.done : `${SAY.done}${words.comma}${date}`;
  if (state === "coming" && name === "sitting") return SAY.mayBe;
  const said = SAY.states[state];
  return date === null ? said : name === "sitting" ? `${said}${words.comma}${date}` : SAY.by(said, date);
}
