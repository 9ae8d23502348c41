/** The export for the national system (国家报送) of a day, from any row on. */
import { readNational } from "../../app/operations/nationalExport.ts";
import { nationalCsv } from "../../contracts/operations/national.ts";
import { getNationalExport as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";

export const getNationalExport = handle(
  contract,
  ({ exports }) =>
    async ({ query: { date, table, after = null }, type }) => {
      const found = await readNational({ exports }, date, after);
      if (!found) throw refused("national-export-not-made", { date });
      const { rows, next } = found;
      if (type !== "text/csv") return { body: found };
      const following = next && `date=${date}&table=${table}&after=${next.recordedAt},${next.sequence}`;
      return {
        text: nationalCsv(rows, table),
        headers: {
          "content-disposition": `attachment; filename="${date}-${table}.csv"`,
          ...(following && { link: `<?${following}>; rel="next"` }),
        },
      };
    },
);
