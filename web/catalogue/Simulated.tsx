/** What asking at once would bring here: a year of cases walked through the region's own catalogue, in three modes. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ModeFigures } from "../../simulation/figures.ts";
import { scenarioOfCatalogue } from "../../simulation/ofCatalogue.ts";
import { MODES } from "../../simulation/roads.ts";
import type { Catalogue } from "../shared/api/answers.ts";
import { nameOf } from "../shared/language/language.ts";
import { Filter } from "../shared/parts/Filter.tsx";
import { Empty, ProblemNote } from "../shared/parts/notes.tsx";
import { StackingTable } from "../shared/parts/Table.tsx";
import { departmentName } from "../shared/parts/names.ts";
import { Bar } from "./PlanFigure.tsx";
import { simulated } from "./simulated.ts";
import { says } from "./words.ts";

const SAYS = says.simulated;

/** The same for everybody who looks, whenever they do. */
const CHANCE = { year: 2026, applications: 200, seed: 1 } as const;
/** What may be assumed, in percent: of a limit, and of the answers. */
const PACES = [40, 60, 80, 100, 130];
const SILENCES = [0, 5, 10, 20, 30];

const percents = (all: readonly number[]) => all.map((one) => [String(one), `${one}%`] as const);

export function Simulated({ catalogue }: { catalogue: Catalogue }) {
  const [type, setType] = useState(catalogue.projectTypes[0]?.code ?? "");
  const [pace, setPace] = useState("80");
  const [silence, setSilence] = useState("10");
  const [done, setDone] = useState(0);
  const [figures, setFigures] = useState<ModeFigures[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const turn = useRef(0);
  const assumed = { pace: Number(pace) / 100, silence: Number(silence) / 100 };
  const scenario = scenarioOfCatalogue(catalogue, type, assumed, CHANCE);
  const all = MODES.length * CHANCE.applications;

  // Whoever asks for another goes on with that one alone.
  useEffect(() => {
    const mine = ++turn.current;
    setFigures(null);
    setDone(0);
    setError(null);
    if (scenario)
      simulated(scenario, setDone, () => turn.current === mine)
        .then((come) => come && setFigures(come))
        .catch((broken: unknown) => setError(broken));
    return () => void turn.current++;
  }, [type, pace, silence]);

  return (
    <>
      <p class="row">
        <Filter
          label={says.type}
          all={null}
          of={catalogue.projectTypes.map((each) => [each.code, nameOf(each)])}
          chosen={type}
          choose={setType}
        />
        <Filter label={SAYS.pace} all={null} of={percents(PACES)} chosen={pace} choose={setPace} />
        <Filter
          label={SAYS.silence}
          all={null}
          of={percents(SILENCES)}
          chosen={silence}
          choose={setSilence}
        />
      </p>
      <p role="status">{scenario && (figures ? SAYS.done(CHANCE.applications) : SAYS.going(done, all))}</p>
      {error !== null && <ProblemNote error={error} />}
      {scenario === null && <Empty>{SAYS.nothing}</Empty>}
      {figures && <Result figures={figures} catalogue={catalogue} />}
      <p class="hint">{SAYS.limits}</p>
    </>
  );
}

function Result({ figures, catalogue }: { figures: readonly ModeFigures[]; catalogue: Catalogue }) {
  const longest = Math.max(...figures.map(({ mean }) => mean ?? 0));
  const told = (days: number | null) =>
    days === null ? SAYS.noneYet : says.nDays(Math.round(days * 10) / 10);
  return (
    <figure class="plan">
      <div class="plan-bars" aria-hidden="true">
        {figures.map(({ mode, mean }) => (
          <Bar
            key={mode}
            label={SAYS.modes[mode]}
            days={Math.round((mean ?? 0) * 10) / 10}
            of={longest}
            name={mode === "serial" ? "serial" : "parallel"}
          />
        ))}
      </div>
      <StackingTable
        heads={[SAYS.mode, SAYS.mean, SAYS.median, SAYS.ninetieth, SAYS.late, SAYS.bySilence, SAYS.slowest]}
        rows={figures.map((one) => ({
          key: one.mode,
          cells: [
            SAYS.modes[one.mode],
            told(one.mean),
            told(one.median),
            told(one.ninetieth),
            `${Math.round(one.late * 100)}%`,
            `${Math.round(shareBySilence(one) * 100)}%`,
            departmentName(slowestIn(one), catalogue),
          ],
        }))}
      />
    </figure>
  );
}

/** Of all answers, those that silence stood for. */
function shareBySilence({ departments }: ModeFigures): number {
  const all = departments.reduce((sum, { reviews }) => sum + reviews, 0);
  return all === 0 ? 0 : departments.reduce((sum, one) => sum + one.bySilence * one.reviews, 0) / all;
}

/** Whose part of the longest chain was the longest most often. */
const slowestIn = ({ departments }: ModeFigures): string =>
  departments.reduce((most, one) => (one.setsPath > most.setsPath ? one : most)).department;
