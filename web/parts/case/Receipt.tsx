/** The receipt: number and query code, shown once. */
import { useEffect, useRef } from "preact/hooks";
import type { OwnCase } from "../../app/ownCase.ts";
import { words } from "../../app/language.ts";
import { SAYS } from "../../pages/applicant.words.ts";

export function Receipt({ own, onNoted }: { own: OwnCase; onNoted: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="own-receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>
        {SAYS.receipt.title}
      </h2>
      <dl class="facts">
        <dt>{SAYS.lookup.number}</dt>
        <dd>
          <code>{own.applicationId}</code>
        </dd>
        <dt>{SAYS.lookup.code}</dt>
        <dd>
          <code>{own.queryCode}</code>
        </dd>
      </dl>
      <p>{SAYS.receipt.advice}</p>
      <p class="own-actions">
        <button type="button" onClick={onNoted}>
          {SAYS.receipt.noted}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {words.print}
        </button>
      </p>
    </section>
  );
}
