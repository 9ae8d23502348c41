/** Tables, facts, tabs, steps, panels, and what opens over a page. */
import { useState } from "preact/hooks";
import { Dialog } from "../shared/parts/Dialog.tsx";
import { Facts } from "../shared/parts/Facts.tsx";
import { Steps } from "../shared/parts/Steps.tsx";
import { StackingTable, Table } from "../shared/parts/Table.tsx";
import { Tabs } from "../shared/parts/Tabs.tsx";
import { Showcase } from "./Showcase.tsx";
import { says } from "./words.ts";

const rows = () =>
  says.cells.map((cells) => (
    <tr key={cells[0]}>
      {cells.map((cell) => (
        <td key={cell}>{cell}</td>
      ))}
    </tr>
  ));

const TABS = Object.entries(says.tabNames).map(([key, text]) => [key, "#component-tabs", text] as const);

type StepKey = keyof typeof says.stepNames;
const STEPS = Object.entries(says.stepNames) as [StepKey, string][];

export function Parts() {
  const [step, setStep] = useState<StepKey>("applicant");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Showcase id="tables" title={says.tables}>
        <Table heads={says.heads} caption={says.table}>
          {rows()}
        </Table>
        <Table heads={says.heads} caption={says.wide} scrolls={says.wide}>
          {rows()}
        </Table>
        <StackingTable
          heads={says.heads}
          caption={says.stacking}
          rows={says.cells.map((cells) => ({ key: cells[0]!, cells }))}
        />
      </Showcase>
      <Showcase id="facts" title={says.facts}>
        <Facts facts={says.heads.map((head, i) => [head, says.cells[0]![i]])} />
      </Showcase>
      <Showcase id="tabs" title={says.tabs}>
        <Tabs label={says.tabs} tabs={TABS} at="open" />
        <Tabs label={says.tabsWithin} within tabs={TABS} at="today" />
      </Showcase>
      <Showcase id="steps" title={says.steps}>
        <Steps label={says.steps} steps={STEPS} at={step} go={setStep} />
      </Showcase>
      <Showcase id="panel" title={says.panel}>
        <article class="panel" aria-labelledby="component-panel-name">
          <h3 id="component-panel-name">{says.table}</h3>
          <Facts facts={says.heads.map((head, i) => [head, says.cells[1]![i]])} />
        </article>
      </Showcase>
      <Showcase id="dialog" title={says.dialog}>
        <button type="button" onClick={() => setOpen(true)}>
          {says.openDialog}
        </button>
        {isOpen && (
          <Dialog labelledBy="component-dialog-name" onClose={() => setOpen(false)}>
            {(close) => (
              <>
                <h2 id="component-dialog-name">{says.dialog}</h2>
                <p>{says.dialogText}</p>
                <p class="row">
                  <button type="button" onClick={close}>
                    {says.close}
                  </button>
                </p>
              </>
            )}
          </Dialog>
        )}
      </Showcase>
    </>
  );
}
