/** Whose the overdue ones are: by department, the most first, in the order of the region where as many. */

type Named = { id: string; name: string; nameEn: string };

export function byDepartment(
  rows: readonly { department: Named }[],
  departments: readonly Named[],
): { department: Named; count: number }[] {
  const counts = Map.groupBy(rows, ({ department }) => department.id);
  const order = new Map(departments.map(({ id }, i) => [id, i]));
  const place = ({ id }: Named) => order.get(id) ?? departments.length;
  return [...counts.values()]
    .map((own) => ({ department: own[0]!.department, count: own.length }))
    .sort((a, b) => b.count - a.count || place(a.department) - place(b.department));
}
