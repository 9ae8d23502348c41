/** What is about to be sent, at the foot of the desk wherever one is: to call back, to send at once, and how it went. */
import { words } from "../../shared/language/language.ts";
import { toldOf } from "../../shared/parts/notes.tsx";
import { says } from "../words.ts";
import { isFailed, type Batch, type Outbox as Box } from "./useOutbox.ts";

const SAYS = says.outbox;

type Props = { outbox: Box; onCalledBack: (batch: Batch) => void };

export const Outbox = ({ outbox, onCalledBack }: Props) => (
  <aside class="outbox no-print" aria-label={SAYS.title} hidden={outbox.batches.length === 0}>
    {outbox.batches.map((batch) => (
      <BatchTold key={batch.id} batch={batch} outbox={outbox} onCalledBack={onCalledBack} />
    ))}
  </aside>
);

function BatchTold({ batch, outbox, onCalledBack }: Props & { batch: Batch }) {
  const { id, items, state, secondsLeft } = batch;
  const failed = items.filter(isFailed);
  const sent = items.filter((item) => item.state === "sent").length;
  const what = items.length === 1 ? items[0]!.title : SAYS.several(items.length);
  return (
    <div class={failed.length > 0 && state === "over" ? "problem" : "batch"}>
      <p class="row">
        <span role="status">
          {state === "held" && SAYS.held(what)}
          {state === "sending" && SAYS.sending(what)}
          {state === "over" && (failed.length === 0 ? SAYS.sent(what) : SAYS.failed(sent, failed.length))}
        </span>
        {state === "held" && (
          <>
            <span aria-hidden="true">{SAYS.secondsLeft(secondsLeft)}</span>
            <button
              type="button"
              onClick={() => {
                outbox.callBack(id);
                onCalledBack(batch);
              }}
            >
              {SAYS.callBack}
            </button>
            <button type="button" class="quiet" onClick={() => outbox.send(id)}>
              {SAYS.now}
            </button>
          </>
        )}
        {state === "over" && (
          <>
            {failed.length > 0 && (
              <button type="button" onClick={() => outbox.send(id)}>
                {SAYS.again}
              </button>
            )}
            <button type="button" class="quiet" onClick={() => outbox.close(id)}>
              {SAYS.close}
            </button>
          </>
        )}
      </p>
      {state === "over" && failed.length > 0 && (
        <ul>
          {failed.map(({ reviewId, title, error }) => (
            <li key={reviewId}>
              <a href={`#${reviewId}`}>{title}</a>
              {words.colon}
              {toldOf(error)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
