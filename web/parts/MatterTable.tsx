/** All matters of the catalogue with filters; on a narrow screen each row becomes a card. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Catalogue, Matter } from "../app/api.ts";
import { nameOf, words } from "../app/language.ts";
import { conditionOf } from "../app/routing.ts";
import { says } from "../pages/catalogue.words.ts";
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
        <label>
          <span>{says.type}</span>
          <select
            value={filter.type}
            onChange={(event) => setFilter({ ...filter, type: event.currentTarget.value })}
          >
            <option value="">{says.all}</option>
            {catalogue.projectTypes.map((type) => (
              <option key={type.code} value={type.code}>
                {nameOf(type)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{says.department}</span>
          <select
            value={filter.department}
            onChange={(event) => setFilter({ ...filter, department: event.currentTarget.value })}
          >
            <option value="">{says.all}</option>
            {catalogue.departments.map((department) => (
              <option key={department.id} value={department.id}>
                {nameOf(department)}
              </option>
            ))}
          </select>
        </label>
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
        <table class="matters" role="table">
          <caption>{says.matters}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[
                says.matter,
                says.department,
                says.limit,
                says.statutory,
                says.silence,
                says.materials,
                says.prerequisites,
                says.fee,
              ].map((head) => (
                <th key={head} scope="col" role="columnheader">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((matter) => (
              <MatterRow key={matter.code} catalogue={catalogue} matter={matter} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A cell that brings its column's name along for where there are no columns. */
const Cell = ({ head, children }: { head: string; children: ComponentChildren }) => (
  <td role="cell">
    <span class="cell-head" aria-hidden="true">
      {head}
    </span>
    <div>{children}</div>
  </td>
);

function MatterRow({ catalogue, matter }: { catalogue: Catalogue; matter: Matter }) {
  const { kind, basis, limit, statutoryLimit, onTimeout, tacitBasis, fee, veto, replaceableBy } = matter;
  const department = catalogue.departments.find(({ id }) => id === matter.department);
  const condition = conditionOf(matter);
  const types = catalogue.projectTypes.filter(({ code }) => matter.projectTypes.includes(code));
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {nameOf(matter)}
        <p class="under">
          {says.kind}: {words.kind[kind]}
        </p>
        {veto && <p class="under veto">{says.vetoText}</p>}
        <p class="under">
          {says.basis}: {basis.document} {basis.article}
        </p>
        <p class="under">
          {says.applies}: {types.map(nameOf).join(says.list)};{" "}
          {condition ? conditionText(condition, catalogue.attributes) : says.always}
        </p>
        {replaceableBy.length > 0 && (
          <p class="under">
            {says.replaceable}: {replaceableBy.map((by) => says[by]).join(says.list)}
          </p>
        )}
      </th>
      <Cell head={says.department}>{department ? nameOf(department) : matter.department}</Cell>
      <Cell head={says.limit}>{words.days(limit.days, limit.unit)}</Cell>
      <Cell head={says.statutory}>{words.days(statutoryLimit.days, statutoryLimit.unit)}</Cell>
      <Cell head={says.silence}>
        {words.onTimeout[onTimeout]}
        {tacitBasis && (
          <p class="under">
            {says.silenceBasis}: {tacitBasis.document} {tacitBasis.article}
          </p>
        )}
      </Cell>
      <Cell head={says.materials}>
        <ul>
          {matter.materials.map((code) => (
            <li key={code}>{materialName(catalogue, code)}</li>
          ))}
        </ul>
      </Cell>
      <Cell head={says.prerequisites}>
        <Prerequisites catalogue={catalogue} matter={matter} />
      </Cell>
      <Cell head={says.fee}>{fee === 0 ? says.free : says.yuan(fee)}</Cell>
    </tr>
  );
}

function materialName(catalogue: Catalogue, code: string): string {
  const material = catalogue.materials.find((each) => each.code === code);
  return material ? nameOf(material) : code;
}

function Prerequisites({ catalogue, matter }: { catalogue: Catalogue; matter: Matter }) {
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
