/** The receipt: number and query code, shown once. */
import { useEffect, useRef } from "preact/hooks";
import { inGroups } from "../../functions/domain/base/ids.ts";
import { words } from "../shared/language/language.ts";
import { Facts } from "../shared/parts/Facts.tsx";
import type { OwnCase } from "./ownCase.ts";
import { SAYS } from "./words.ts";

type Props = {
  /** `alsoOpen`: the same applicant's other open applications about the project. */
  own: OwnCase & { alsoOpen: string[]; openByOthers: boolean };
  /** Whether the code opens anything here. */
  byCode: boolean;
  onNoted: () => void;
};

export function Receipt({ own, byCode, onNoted }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title" ref={title} tabIndex={-1}>
        {byCode ? SAYS.receipt.title : SAYS.receipt.titleSignedIn}
      </h2>
      <Facts
        facts={[
          [SAYS.lookup.number, <code>{own.applicationId}</code>],
          [SAYS.lookup.code, byCode && own.queryCode !== null && <code>{inGroups(own.queryCode)}</code>],
        ]}
      />
      {own.alsoOpen.length > 0 && <p class="note">{SAYS.receipt.alsoOpen(own.alsoOpen.join(words.and))}</p>}
      {own.openByOthers && <p class="note">{SAYS.receipt.openByOthers}</p>}
      <p>{byCode ? SAYS.receipt.advice : SAYS.receipt.adviceSignedIn}</p>
      <p class="row">
        <button type="button" onClick={onNoted}>
          {byCode ? SAYS.receipt.noted : SAYS.receipt.read}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {words.print}
        </button>
      </p>
    </section>
  );
}
