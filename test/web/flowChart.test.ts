/** Where the boxes of a flow chart lie, and which lines join them. */
import { describe, expect, it } from "@jest/globals";
import { plans } from "../../functions/domain/catalogue/plan.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { layOut, type FlowChart, type FlowMatter } from "../../web/catalogue/flowChart.ts";
import { wrapText } from "../../web/catalogue/wrapText.ts";

const MEASURES = { boxWidth: 100, boxHeight: 50, gapX: 40, gapY: 10 };

const matter = (code: string, ...after: string[]): FlowMatter => ({
  code,
  prerequisites: after.map((name) => ({ matter: name.replace("~", ""), tolerable: name.startsWith("~") })),
});

const chartOf = (matters: FlowMatter[], critical: string[] = []) => layOut(matters, critical, MEASURES);

const columnOf = (chart: FlowChart, code: string) => chart.boxes.find((box) => box.code === code)!.column;

/** Whether two boxes of one column lie on each other. */
const overlaps = (chart: FlowChart): boolean =>
  chart.boxes.some((a) =>
    chart.boxes.some(
      (b) =>
        a !== b && a.column === b.column && Math.abs(a.y - b.y) < MEASURES.boxHeight + MEASURES.gapY - 0.01,
    ),
  );

describe("a flow chart", () => {
  it("of nothing is empty", () => {
    expect(chartOf([])).toEqual({ boxes: [], lines: [], columns: [], width: 0, height: 0 });
  });

  it("has everything without prerequisites in its first column", () => {
    const chart = chartOf([matter("a"), matter("b"), matter("c")]);
    expect(chart.columns).toEqual([["a", "b", "c"]]);
    expect(chart).toMatchObject({ lines: [], width: 100, height: 170 });
  });

  it("has a matter behind the last of those it waits for", () => {
    const chart = chartOf([matter("d", "a", "c"), matter("a"), matter("b", "a"), matter("c", "b")]);
    expect(["a", "b", "c", "d"].map((code) => columnOf(chart, code))).toEqual([0, 1, 2, 3]);
  });

  it("leaves prerequisites of another round out", () => {
    const chart = chartOf([matter("a", "elsewhere")]);
    expect(chart).toMatchObject({ columns: [["a"]], lines: [] });
  });

  it("moves nothing for a tolerable prerequisite, and draws it as one", () => {
    const chart = chartOf([matter("a"), matter("b", "~a")]);
    expect(columnOf(chart, "b")).toBe(0);
    expect(chart.lines).toMatchObject([{ from: "a", to: "b", tolerable: true, critical: false }]);
  });

  it("survives a circle that a tolerable step breaks", () => {
    const chart = chartOf([matter("a", "~b"), matter("b", "a")]);
    expect(chart.columns).toEqual([["a"], ["b"]]);
    expect(chart.lines).toHaveLength(2);
  });

  it("marks the lines of the critical path and no others", () => {
    const chart = chartOf(
      [matter("a"), matter("x"), matter("b", "a", "x"), matter("c", "b", "a")],
      ["a", "b", "c"],
    );
    const marked = chart.lines.filter(({ critical }) => critical).map(({ from, to }) => `${from}-${to}`);
    expect(marked.toSorted()).toEqual(["a-b", "b-c"]);
  });

  it("puts what is joined side by side, so that lines need not cross", () => {
    const chart = chartOf([matter("a"), matter("b"), matter("after-b", "b"), matter("after-a", "a")]);
    const y = (code: string) => chart.boxes.find((box) => box.code === code)!.y;
    expect(y("a") < y("b")).toBe(y("after-a") < y("after-b"));
  });

  it.each(["440307", "110000", "510100"])(
    "of every type of %s holds every matter once, none on another",
    (code) => {
      const { region } = fixtureRules(code);
      for (const plan of plans(region)) {
        const matters = region.matters.filter(({ projectTypes }) => projectTypes.includes(plan.projectType));
        const path = plan.criticalPath.matters;
        const chart = layOut(matters, path, MEASURES);
        expect(chart.columns.flat().toSorted()).toEqual(matters.map((each) => each.code).toSorted());
        expect(overlaps(chart)).toBe(false);
        expect(chart.lines.filter(({ critical }) => critical)).toHaveLength(path.length - 1);
        for (const line of chart.lines.filter(({ tolerable }) => !tolerable))
          expect(columnOf(chart, line.from)).toBeLessThan(columnOf(chart, line.to));
        for (const { x, y } of chart.boxes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + MEASURES.boxWidth).toBeLessThanOrEqual(chart.width);
          expect(y + MEASURES.boxHeight).toBeLessThanOrEqual(chart.height + 0.01);
        }
      }
    },
  );
});

describe("text in a picture", () => {
  it.each([
    ["涉水与排水意见", 4, 2, ["涉水与排", "水意见"]],
    ["涉水与排水意见", 3, 2, ["涉水与", "排水…"]],
    ["Opinion on water", 8, 3, ["Opinion on", "water"]],
    ["短", 10, 2, ["短"]],
    ["", 10, 2, []],
  ])("%j in %d units and %d lines", (text, room, most, lines) => {
    expect(wrapText(text, room, most)).toEqual(lines);
  });
});
