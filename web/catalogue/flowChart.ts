/**
 * Where the matters of a flow chart (办事流程图) lie: those without prerequisites in the first column, every other one
 * behind the last of those it waits for. Pure: boxes and lines in pixels, drawn by `FlowChart.tsx`.
 */

export type FlowMatter = { code: string; prerequisites: readonly { matter: string; tolerable: boolean }[] };

export type Box = { code: string; column: number; x: number; y: number };

/** A line from one box to another; dashed when it is tolerable (容缺), thick when it is on the critical path. */
export type Line = { from: string; to: string; tolerable: boolean; critical: boolean; d: string };

export type FlowChart = {
  boxes: Box[];
  lines: Line[];
  /** The codes column by column, from top to bottom: the order of the text beside the picture. */
  columns: string[][];
  width: number;
  height: number;
};

export type Measures = { boxWidth: number; boxHeight: number; gapX: number; gapY: number };

/** A place in a column: a matter, or the passage of a line that goes on to a later column. */
type Slot = { key: string; code: string | null; column: number };

type Edge = { from: string; to: string; tolerable: boolean };

/** How often columns are put in the order of their neighbours; more changes nothing worth seeing. */
const SWEEPS = 6;

/** The height of a passage, as a part of a box's. */
const PASSAGE = 0.3;

export function layOut(
  matters: readonly FlowMatter[],
  criticalPath: readonly string[],
  measures: Measures,
): FlowChart {
  const edges = edgesOf(matters);
  const column = columnsOf(matters);
  const { slots, chains } = withPassages(matters, edges, column);
  const ordered = inOrder(slots, chains);
  const { boxWidth, boxHeight, gapX, gapY } = measures;

  const heightOf = (slot: Slot) => (slot.code === null ? boxHeight * PASSAGE : boxHeight);
  const tallness = (list: readonly Slot[]) =>
    list.reduce((sum, slot) => sum + heightOf(slot), 0) + gapY * Math.max(0, list.length - 1);
  const height = Math.max(0, ...ordered.map(tallness));
  const places = new Map<string, { x: number; y: number; height: number }>();
  ordered.forEach((list, i) => {
    let y = (height - tallness(list)) / 2;
    for (const slot of list) {
      places.set(slot.key, { x: i * (boxWidth + gapX), y, height: heightOf(slot) });
      y += heightOf(slot) + gapY;
    }
  });

  const onPath = (from: string, to: string) => {
    const at = criticalPath.indexOf(from);
    return at >= 0 && criticalPath[at + 1] === to;
  };
  return {
    boxes: ordered.flatMap((list, i) =>
      list.flatMap(({ key, code }) => {
        const { x, y } = places.get(key)!;
        return code === null ? [] : [{ code, column: i, x, y }];
      }),
    ),
    lines: chains.map(({ edge, keys }) => ({
      ...edge,
      critical: !edge.tolerable && onPath(edge.from, edge.to),
      d: drawn(
        keys.map((key) => places.get(key)!),
        boxWidth,
      ),
    })),
    columns: ordered.map((list) => list.flatMap(({ code }) => code ?? [])),
    width: Math.max(0, ordered.length * (boxWidth + gapX) - gapX),
    height,
  };
}

/** The prerequisites among these matters; those of another round are dealt with there. */
function edgesOf(matters: readonly FlowMatter[]): Edge[] {
  const here = new Set(matters.map(({ code }) => code));
  return matters.flatMap(({ code: to, prerequisites }) =>
    prerequisites
      .filter(({ matter }) => here.has(matter))
      .map(({ matter: from, tolerable }) => ({ from, to, tolerable })),
  );
}

/** How many others come before each matter; a tolerable prerequisite holds no start and moves nothing. */
function columnsOf(matters: readonly FlowMatter[]): Map<string, number> {
  const byCode = new Map(matters.map((matter) => [matter.code, matter]));
  const known = new Map<string, number>();
  function columnOf(code: string): number {
    const before = known.get(code);
    if (before !== undefined) return before;
    known.set(code, 0); // the catalogue has no circle of strict prerequisites; one would end here
    const holding = byCode.get(code)!.prerequisites.filter((p) => !p.tolerable && byCode.has(p.matter));
    const column = Math.max(0, ...holding.map(({ matter }) => columnOf(matter) + 1));
    known.set(code, column);
    return column;
  }
  for (const { code } of matters) columnOf(code);
  return known;
}

/** The matters' slots and those that keep room for lines across whole columns. */
function withPassages(matters: readonly FlowMatter[], edges: readonly Edge[], column: Map<string, number>) {
  const slots: Slot[] = matters.map(({ code }) => ({ key: code, code, column: column.get(code)! }));
  const chains = edges.map((edge) => {
    const keys = [edge.from];
    for (let at = column.get(edge.from)! + 1; at < column.get(edge.to)!; at++) {
      const key = `${edge.from}→${edge.to}@${at}`;
      slots.push({ key, code: null, column: at });
      keys.push(key);
    }
    return { edge, keys: [...keys, edge.to] };
  });
  return { slots, chains };
}

/** The slots column by column, each near to what it is joined with, so that few lines cross. */
function inOrder(slots: readonly Slot[], chains: readonly { keys: readonly string[] }[]): Slot[][] {
  const before = new Map<string, string[]>();
  const behind = new Map<string, string[]>();
  for (const { keys } of chains)
    keys.slice(1).forEach((key, i) => {
      before.set(key, [...(before.get(key) ?? []), keys[i]!]);
      behind.set(keys[i]!, [...(behind.get(keys[i]!) ?? []), key]);
    });
  const last = Math.max(-1, ...slots.map(({ column }) => column));
  let columns = Array.from({ length: last + 1 }, (_, i) => slots.filter(({ column }) => column === i));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const joined = sweep % 2 === 0 ? before : behind;
    const middle = new Map(
      columns.flatMap((list) => list.map(({ key }, i) => [key, (i + 0.5) / list.length])),
    );
    columns = columns.map((list) => {
      const weight = ({ key }: Slot): number => {
        const others = (joined.get(key) ?? []).map((other) => middle.get(other)!);
        return others.length > 0 ? others.reduce((a, b) => a + b, 0) / others.length : middle.get(key)!;
      };
      const weighed = list.map((slot) => ({ slot, weight: weight(slot) }));
      return weighed.sort((a, b) => a.weight - b.weight).map(({ slot }) => slot);
    });
  }
  return columns;
}

/** From the right edge of the first place to the left edge of the last, level through the passages between. */
function drawn(places: readonly { x: number; y: number; height: number }[], boxWidth: number): string {
  const [first, ...rest] = places.map(({ x, y, height }) => ({ x, y: y + height / 2 }));
  let d = `M${round(first!.x + boxWidth)} ${round(first!.y)}`;
  let from = { x: first!.x + boxWidth, y: first!.y };
  rest.forEach((to, i) => {
    const bend = Math.max(20, Math.abs(to.x - from.x) / 2);
    d += `C${round(from.x + bend)} ${round(from.y)} ${round(to.x - bend)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
    if (i < rest.length - 1) d += `H${round(to.x + boxWidth)}`;
    from = { x: to.x + boxWidth, y: to.y };
  });
  return d;
}

const round = (value: number): number => Math.round(value * 10) / 10;
