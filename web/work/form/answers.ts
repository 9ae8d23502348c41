/** What a form will send, as its labels and its choices say it: read through once more before it cannot be taken back. */
import { inputsOf, labelOf, type Input } from "../../shared/form/faults.ts";

export type Said = readonly [label: string, text: string];

/** One line for each field that says something; several ticks of one group are one. */
export function answersIn(form: HTMLFormElement): Said[] {
  const said = new Map<string, { label: string; texts: string[] }>();
  for (const input of inputsOf(form)) {
    const text = textOf(input);
    if (text === "" || input.type === "hidden" || isIdle(input)) continue;
    const { texts } = said.get(input.name) ?? { texts: [] };
    said.set(input.name, { label: labelOf(form, input.name), texts: [...texts, text] });
  }
  return [...said.values()].map(({ label, texts }) => [label, texts.join("\n")]);
}

/** A list in a fold goes with a field beside it, and says nothing as long as that is blank. */
function isIdle(input: Input): boolean {
  const beside = input.closest("details")?.querySelectorAll("input") ?? [];
  return (
    input instanceof HTMLSelectElement && beside.length > 0 && [...beside].every(({ value }) => value === "")
  );
}

function textOf(input: Input): string {
  if (input instanceof HTMLSelectElement)
    return input.value === "" ? "" : (input.selectedOptions[0]?.text ?? input.value);
  if (input.type === "radio" || input.type === "checkbox")
    return (input as HTMLInputElement).checked ? (input.labels?.[0]?.textContent?.trim() ?? "") : "";
  return input.value.trim();
}
