/** The flow chart (办事流程图) of a type of project: drawn from the prerequisites, and the same as an ordered list. */
import type { Catalogue, Matter } from "../shared/api/answers.ts";
import { layOut, type Box } from "./flowChart.ts";
import { language, nameOf, words } from "../shared/language/language.ts";
import { mattersOfType } from "../shared/catalogue/routing.ts";
import { wrapText } from "./wrapText.ts";
import { says } from "./words.ts";

/** In pixels of the picture: a line of text, the bars at both ends, and the margin round everything. */
const LINE = 18;
const BAR = 34;
const REACH = 40;
const MARGIN = 6;
const WIDTH = 186;
/** Letters of 13 px that a box takes in a line, and lines of a name. */
const ROOM = 12.6;
const NAME_LINES = language === "en" ? 3 : 2;

export function FlowChart({ catalogue, type }: { catalogue: Catalogue; type: string }) {
  const matters = mattersOfType(catalogue, type);
  const plan = catalogue.plans.find(({ projectType }) => projectType === type);
  const critical = plan?.criticalPath.matters ?? [];
  const lead = catalogue.departments.find(({ id }) => id === plan?.lead);
  const byCode = new Map(matters.map((matter) => [matter.code, matter]));
  const boxHeight = LINE * (NAME_LINES + 3) + 2;
  const chart = layOut(matters, critical, { boxWidth: WIDTH, boxHeight, gapX: 72, gapY: 12 });
  const left = MARGIN + BAR + REACH;
  const width = chart.width + 2 * left;
  const height = chart.height + 2 * MARGIN;
  const typeName = catalogue.projectTypes.find(({ code }) => code === type);
  const title = says.flowTitle(typeName ? nameOf(typeName) : type);
  const middle = ({ y }: Box) => y + boxHeight / 2;
  return (
    <figure class="flow">
      <figcaption>{says.flowNote}</figcaption>
      <div class="scroll" role="region" aria-label={title} tabIndex={0}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
          <Arrow id="flow-arrow" />
          <End x={MARGIN} height={height} text={says.start} />
          <End x={width - MARGIN - BAR} height={height} text={says.finish(lead ? nameOf(lead) : "")} />
          <g transform={`translate(${left} ${MARGIN})`}>
            {chart.boxes
              .filter(({ column }) => column === 0)
              .map((box) => (
                <path
                  key={box.code}
                  class={lineClass(critical[0] === box.code, false)}
                  d={`M${-REACH} ${middle(box)}H0`}
                  marker-end="url(#flow-arrow)"
                />
              ))}
            {chart.boxes
              .filter(({ column }) => column === chart.columns.length - 1)
              .map((box) => (
                <path
                  key={box.code}
                  class={lineClass(critical.at(-1) === box.code, false)}
                  d={`M${box.x + WIDTH} ${middle(box)}h${REACH}`}
                  marker-end="url(#flow-arrow)"
                />
              ))}
            {chart.lines.map((line) => (
              <path
                key={`${line.from} ${line.to}`}
                class={lineClass(line.critical, line.tolerable)}
                d={line.d}
                marker-end="url(#flow-arrow)"
              />
            ))}
            {chart.boxes.map((box) => (
              <MatterBox
                key={box.code}
                box={box}
                height={boxHeight}
                matter={byCode.get(box.code)!}
                department={departmentName(catalogue, byCode.get(box.code)!)}
                critical={critical.includes(box.code)}
              />
            ))}
          </g>
        </svg>
      </div>
      <ul class="flow-legend">
        <li>{says.legendCritical}</li>
        <li>{says.legendPlain}</li>
        <li>{says.legendTolerable}</li>
      </ul>
      <details>
        <summary>{says.steps}</summary>
        <ol>
          {chart.columns.map((codes, i) => (
            <li key={codes[0]}>
              {i === 0 ? says.columnFirst : says.column(i + 1)}
              <ul>
                {codes.map((code) => (
                  <Step
                    key={code}
                    catalogue={catalogue}
                    matter={byCode.get(code)!}
                    here={byCode}
                    critical={critical.includes(code)}
                  />
                ))}
              </ul>
            </li>
          ))}
          <li>{says.finish(lead ? nameOf(lead) : "")}</li>
        </ol>
      </details>
    </figure>
  );
}

const lineClass = (critical: boolean, tolerable: boolean): string =>
  critical ? "flow-line critical" : tolerable ? "flow-line tolerable" : "flow-line";

function departmentName(catalogue: Catalogue, matter: Matter): string {
  const department = catalogue.departments.find(({ id }) => id === matter.department);
  return department ? nameOf(department) : matter.department;
}

const limitText = ({ limit }: Matter): string => words.days(limit.days, limit.unit);

const Arrow = ({ id }: { id: string }) => (
  <defs>
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="8"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      orient="auto"
      markerUnits="userSpaceOnUse"
    >
      <path class="flow-arrow" d="M0 0L8 4L0 8z" />
    </marker>
  </defs>
);

/** What stands before the first column and behind the last one, written from top to bottom. */
function End({ x, height, text }: { x: number; height: number; text: string }) {
  const middle = [x + BAR / 2, height / 2] as const;
  return (
    <g>
      <rect class="flow-end" x={x} y={MARGIN} width={BAR} height={height - 2 * MARGIN} rx="3" />
      {language === "en" ? (
        <text
          class="flow-end-text"
          text-anchor="middle"
          dominant-baseline="central"
          transform={`translate(${middle[0]} ${middle[1]}) rotate(-90)`}
        >
          {text}
        </text>
      ) : (
        <text
          class="flow-end-text"
          text-anchor="middle"
          writing-mode="vertical-rl"
          x={middle[0]}
          y={middle[1]}
        >
          {text}
        </text>
      )}
    </g>
  );
}

type MatterBoxProps = { box: Box; height: number; matter: Matter; department: string; critical: boolean };

function MatterBox({ box, height, matter, department, critical }: MatterBoxProps) {
  const name = wrapText(nameOf(matter), ROOM, NAME_LINES);
  const rest = [...wrapText(department, ROOM, 1), limitText(matter), ...(critical ? [says.critical] : [])];
  const top = (height - LINE * (name.length + rest.length)) / 2 + 13;
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect class={critical ? "flow-box critical" : "flow-box"} width={WIDTH} height={height} rx="4" />
      {[...name, ...rest].map((line, i) => (
        <text
          key={i}
          class={i < name.length ? "flow-name" : "flow-detail"}
          text-anchor="middle"
          x={WIDTH / 2}
          y={top + i * LINE}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

type StepProps = {
  catalogue: Catalogue;
  matter: Matter;
  here: ReadonlyMap<string, Matter>;
  critical: boolean;
};

/** A box in words, with what it waits for. */
function Step({ catalogue, matter, here, critical }: StepProps) {
  const names = (tolerable: boolean) =>
    matter.prerequisites
      .filter((each) => each.tolerable === tolerable && here.has(each.matter))
      .map((each) => nameOf(here.get(each.matter)!))
      .join(says.list);
  const [holding, tolerable] = [names(false), names(true)];
  return (
    <li>
      <strong>{nameOf(matter)}</strong>
      {words.aside(`${departmentName(catalogue, matter)}${words.comma}${limitText(matter)}`)}
      {critical && ` · ${says.critical}`}
      {holding !== "" && ` · ${says.after(holding)}`}
      {tolerable !== "" && ` · ${says.tolerably(tolerable)}`}
    </li>
  );
}
