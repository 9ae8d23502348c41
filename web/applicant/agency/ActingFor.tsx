/** For whom an agent fills something in, and the way back. */
import { acting } from "../../shared/api/session.ts";
import { SAYS } from "../words.ts";

export function ActingFor({ onBack }: { onBack: () => void }) {
  const client = acting();
  return (
    client && (
      <p class="note no-print" role="status">
        {SAYS.acting.for(client.name)}{" "}
        <button type="button" class="quiet" onClick={onBack}>
          {SAYS.acting.back}
        </button>
      </p>
    )
  );
}
