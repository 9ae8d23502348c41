/** The one bill of the case (一口收费): open where the case costs something, behind its title otherwise. */
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import { OwnBill } from "./bill/later.ts";

type Props = { own: OwnCase; status: Status; catalogue: Catalogue; version: string };

export function Bill({ own, status, catalogue, version }: Props) {
  const codes = new Set(status.reviews.map(({ matter }) => matter.code));
  const costs = catalogue.matters.some(
    ({ code, fee, tariff }) => codes.has(code) && (fee > 0 || tariff !== undefined),
  );
  return (
    <section class={costs ? undefined : "no-print"} aria-labelledby="bill-title">
      <h2 id="bill-title">{SAYS.bill.title}</h2>
      <Folded title={SAYS.bill.open} isOpen={costs}>
        <OwnBill own={own} version={version} />
      </Folded>
    </section>
  );
}
