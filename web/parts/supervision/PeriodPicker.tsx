/** From when to when: two days, or the last so many. What does not fit is said at the field, and kept. */
import { useState } from "preact/hooks";
import { addDays, daysBetween } from "../../app/dates.ts";
import { says } from "../../pages/supervision.words.ts";
import { faultOf } from "./TextField.tsx";

export type Period = { from: string; to: string };

type Props = { period: Period; today: string; error: unknown; choose: (period: Period) => void };

const LONGEST_DAYS = 366;

export function PeriodPicker({ period, today, error, choose }: Props) {
  const [{ from, to }, setGiven] = useState(period);
  const [fault, setFault] = useState<string | null>(null);
  const told = fault ?? faultOf(error, "from") ?? faultOf(error, "to");

  function show(given: Period) {
    setGiven(given);
    const found = faultIn(given);
    setFault(found);
    if (found === null) choose(given);
  }

  const day = (name: "from" | "to", value: string) => (
    <div class="field">
      <label for={`period-${name}`}>{says.period[name]}</label>
      <input
        id={`period-${name}`}
        type="date"
        required
        value={value}
        aria-invalid={told !== null}
        aria-describedby={told === null ? undefined : "period-fault"}
        onInput={(event) => setGiven({ from, to, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <form
      class="no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        show({ from, to });
      }}
    >
      <fieldset class="period">
        <legend>{says.period.legend}</legend>
        {day("from", from)}
        {day("to", to)}
        <button type="submit">{says.period.show}</button>
        {[30, 90, 365].map((days) => (
          <button
            key={days}
            type="button"
            class="quiet"
            onClick={() => show({ from: addDays(today, -days), to: today })}
          >
            {says.period.days(days)}
          </button>
        ))}
        {told !== null && (
          <p class="field-fault" id="period-fault" role="alert">
            {told}
          </p>
        )}
      </fieldset>
    </form>
  );
}

function faultIn({ from, to }: Period): string | null {
  if (from === "" || to === "") return says.period.needed;
  if (from > to) return says.period.reversed;
  return daysBetween(from, to) > LONGEST_DAYS ? says.period.tooLong : null;
}
