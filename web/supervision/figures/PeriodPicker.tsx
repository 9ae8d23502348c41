/** From when to when: two days, or the last so many. */
import { useState } from "preact/hooks";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { says } from "../words.ts";
import { usualPeriods } from "./usualPeriods.ts";

export type Period = { from: string; to: string };

type Props = { period: Period; today: string; choose: (period: Period) => void };

export function PeriodPicker({ period, today, choose }: Props) {
  const [{ from, to }, setGiven] = useState<Period>({ from: period.from, to: period.to });
  const show = (given: Period) => {
    setGiven(given);
    choose(given);
  };
  return (
    <Form
      class="period no-print"
      label={says.period.legend}
      submit={says.period.show}
      send={async () => ({ from, to })}
      onDone={show}
      actions={usualPeriods(today).map(([name, usual]) => (
        <button key={name} type="button" class="quiet" onClick={() => show(usual)}>
          {says.period.usual[name]}
        </button>
      ))}
    >
      <p class="soft">{says.period.legend}</p>
      <Field
        path="from"
        label={says.period.from}
        kind="date"
        max={to}
        value={from}
        onValue={(value) => setGiven({ from: value, to })}
      />
      <Field
        path="to"
        label={says.period.to}
        kind="date"
        min={from}
        value={to}
        onValue={(value) => setGiven({ from, to: value })}
      />
    </Form>
  );
}
