/** The bill of a case at the desk: its collecting organ checks what is to go back, and charges a line otherwise by its tariff. */
import { useState } from "preact/hooks";
import { BillShown } from "../../shared/bill/BillShown.tsx";
import { session } from "../../shared/api/session.ts";
import { Shown } from "../../shared/load/Shown.tsx";
import { useAnswer } from "../../shared/load/useLoaded.ts";
import { Done } from "../../shared/parts/notes.tsx";
import { CorrectionForm } from "./CorrectionForm.tsx";
import { RefundForm } from "./RefundForm.tsx";
import { collecting as SAY } from "./words.ts";

export function CaseBill({ applicationId }: { applicationId: string }) {
  const loaded = useAnswer("getBill", { path: { applicationId } });
  const [said, setSaid] = useState("");
  const own = session()?.department;
  return (
    <>
      <Done>{said}</Done>
      <Shown of={loaded}>
        {(bill) => {
          const onDone = (next: typeof bill) => {
            setSaid(SAY.done);
            loaded.put(next);
          };
          const lines = bill.lines.filter(({ tariff }) => tariff.collectedBy === own);
          return (
            <>
              <BillShown
                bill={bill}
                ofRefund={(refund) =>
                  refund.checkedBy.id === own && (
                    <RefundForm key={refund.step} of={bill} refund={refund} onDone={onDone} />
                  )
                }
              />
              {lines.length > 0 && <CorrectionForm of={bill} lines={lines} onDone={onDone} />}
            </>
          );
        }}
      </Shown>
    </>
  );
}
