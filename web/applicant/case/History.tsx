/** What happened, oldest first, in plain words; read when somebody asks for it. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { HistoryShown } from "./acts/later.ts";

const SAY = SAYS.history;

type Props = { own: OwnCase; catalogue: Catalogue; version: string };

export function History(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section class={isOpen ? undefined : "no-print"} aria-labelledby="history-title">
      <h2 id="history-title">{SAY.title}</h2>
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? SAY.hide : SAY.show}
      </button>
      {isOpen && <HistoryShown {...props} />}
    </section>
  );
}
