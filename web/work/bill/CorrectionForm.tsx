/** 更正: a line is charged otherwise, by a relief of its tariff or by the fact as it is vouched for now. */
import { useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import type { Bill, Line } from "../../shared/bill/BillShown.tsx";
import { fenOf } from "../../shared/bill/words.ts";
import { Choice, Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { nameOf } from "../../shared/language/language.ts";
import { Folded } from "../../shared/parts/Folded.tsx";
import { collecting as SAY } from "./words.ts";

type Props = { of: Bill; lines: readonly Line[]; onDone: (bill: Bill) => void };

export function CorrectionForm({ of: bill, lines, onDone }: Props) {
  const [chosen, setChosen] = useState(lines[0]!.matter.code);
  const line = lines.find(({ matter }) => matter.code === chosen) ?? lines[0]!;
  return (
    <Folded class="command no-print" title={SAY.correct}>
      <Form
        key={JSON.stringify(bill.lines)}
        submit={SAY.send}
        send={async ({ amount, ...said }) =>
          call("correctLine", { path: bill, body: { ...said, amount: fenOf(amount) } })
        }
        onDone={onDone}
      >
        <Choice path="matter" label={SAY.line} value={chosen} onValue={setChosen}>
          {lines.map(({ matter, tariff }) => (
            <option key={matter.code} value={matter.code}>
              {nameOf(tariff)}
            </option>
          ))}
        </Choice>
        <Choice path="relief" label={SAY.relief} optional>
          <option value="">{SAY.noRelief}</option>
          {line.tariff.reliefs.map((relief) => (
            <option key={relief.code} value={relief.code}>
              {nameOf(relief)}
            </option>
          ))}
        </Choice>
        <Field path="amount" label={SAY.yuan} hint={SAY.yuanHint} kind="number" min={0} step={0.01} />
        <Field path="reasons" label={SAY.reasons} kind="text" longest={500} />
        <Field path="basis.document" label={SAY.document} longest={80} />
        <Field path="basis.article" label={SAY.article} longest={40} />
      </Form>
    </Folded>
  );
}
