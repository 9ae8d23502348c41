/** All matters of the catalogue with filters; on a narrow screen each row becomes a card. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Catalogue, Matter } from "../shared/api/answers.ts";
import { silenceOf } from "../shared/state/said.ts";
import { nameOf, words } from "../shared/language/language.ts";
import { conditionOf } from "../shared/catalogue/routing.ts";
import { Filter } from "../shared/parts/Filter.tsx";
import { departmentName, materialName } from "../shared/parts/names.ts";
import { StackingTable } from "../shared/parts/Table.tsx";
import { Price } from "./Price.tsx";
import { says } from "./words.ts";
import { conditionText } from "./conditionText.ts";

const NO_FILTER = { department: "", type: "", text: "" };

export function MatterTable({ catalogue }: { catalogue: Catalogue }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const text = filter.text.trim().toLowerCase();
  const shown = catalogue.matters.filter(
    (matter) =>
      (filter.department === "" || matter.department === filter.department) &&
      (filter.type === "" || matter.projectTypes.includes(filter.type)) &&
      (text === "" || `${matter.name} ${matter.nameEn}`.toLowerCase().includes(text)),
  );
  const count = says.found(shown.length, catalogue.matters.length);
  return (
    <>
      <div class="filters no-print">
        <Filter
          label={says.type}
          of={catalogue.projectTypes.map((type) => [type.code, nameOf(type)])}
          chosen={filter.type}
          choose={(type) => setFilter({ ...filter, type })}
        />
        <Filter
          label={says.department}
          of={catalogue.departments.map((department) => [department.id, nameOf(department)])}
          chosen={filter.department}
          choose={(department) => setFilter({ ...filter, department })}
        />
        <label>
          <span>{says.search}</span>
          <input
            type="search"
            value={filter.text}
            onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          />
        </label>
      </div>
      <p role="status">{count}</p>
      {shown.length === 0 ? (
        <p class="empty">
          {says.nothing}{" "}
          <button type="button" class="quiet" onClick={() => setFilter(NO_FILTER)}>
            {says.reset}
          </button>
        </p>
      ) : (
        <StackingTable
          class="matters"
          caption={says.matters}
          heads={HEADS}
          rows={shown.map((matter) => ({ key: matter.code, cells: cellsOf(matter, catalogue) }))}
        />
      )}
    </>
  );
}

const HEADS = [
  says.matter,
  says.department,
  says.limit,
  says.statutory,
  says.silence,
  says.materials,
  says.prerequisites,
  says.fee,
];

function cellsOf(matter: Matter, catalogue: Catalogue): ComponentChildren[] {
  const { limit, statutoryLimit, tacitBasis, materials } = matter;
  return [
    <Title catalogue={catalogue} matter={matter} />,
    departmentName(matter.department, catalogue),
    words.days(limit.days, limit.unit),
    words.days(statutoryLimit.days, statutoryLimit.unit),
    <>
      {silenceOf(matter, catalogue)}
      {tacitBasis && (
        <p class="under">
          {says.silenceBasis}
          {words.colon}
          {tacitBasis.document} {tacitBasis.article}
        </p>
      )}
    </>,
    <ul>
      {materials.map((code) => (
        <li key={code}>{materialName(code, catalogue)}</li>
      ))}
    </ul>,
    <Prerequisites catalogue={catalogue} matter={matter} />,
    <Price catalogue={catalogue} matter={matter} />,
  ];
}

type MatterProps = { catalogue: Catalogue; matter: Matter };

/** What it is called, what kind it is, what it rests on and when it applies. */
function Title({ catalogue, matter }: MatterProps) {
  const { kind, basis, veto, replaceableBy } = matter;
  const condition = conditionOf(matter);
  const types = catalogue.projectTypes.filter(({ code }) => matter.projectTypes.includes(code));
  return (
    <>
      {nameOf(matter)}
      <p class="under">
        {says.kind}
        {words.colon}
        {words.kind[kind]}
      </p>
      {veto && <p class="under veto">{says.vetoText}</p>}
      <p class="under">
        {says.basis}
        {words.colon}
        {basis.document} {basis.article}
      </p>
      <p class="under">
        {says.applies}
        {words.colon}
        {types.map(nameOf).join(says.list)}
        {words.semicolon}
        {condition ? conditionText(condition, catalogue.attributes) : says.always}
      </p>
      {replaceableBy.length > 0 && (
        <p class="under">
          {says.replaceable}
          {words.colon}
          {replaceableBy.map((by) => words.claim[by]).join(says.list)}
        </p>
      )}
    </>
  );
}

function Prerequisites({ catalogue, matter }: MatterProps) {
  if (matter.prerequisites.length === 0) return <>{words.none}</>;
  return (
    <ul>
      {matter.prerequisites.map(({ matter: code, tolerable }) => {
        const other = catalogue.matters.find((each) => each.code === code);
        const shared = other?.projectTypes.some((type) => matter.projectTypes.includes(type));
        return (
          <li key={code}>
            {other ? nameOf(other) : code}
            {tolerable && says.tolerable}
            {shared === false && says.earlier}
          </li>
        );
      })}
    </ul>
  );
}
