/** The register of authorisations, which an agent's commits write with what they are about. */
import type { DatabaseSync } from "node:sqlite";
import { placeOfAuthorisation, queueOfAgent, QUEUE_OF_REQUESTS } from "../../functions/app/base/places.ts";
import { sealedQueues } from "../../functions/adapters/sealedQueues.ts";
import { readable } from "../../functions/adapters/setAside.ts";
import type { AuthorisationRegister, Authority, Page } from "../../functions/app/base/ports.ts";
import { parseAuthorisation, storedAuthorisation } from "../../functions/contracts/stored.ts";
import { standingOf, type Authorisation } from "../../functions/domain/agency/authorisation.ts";
import { isSingle } from "../../functions/domain/agency/acts.ts";
import { pieces } from "./queues.ts";
import type { Writes } from "./writes.ts";

type Row = { subject: string; rank: string; body: string; last_act: string | null };

/** Another applicant has the agent for that project or site; somebody said something of it in between. */
const TAKEN = new Error("the agent looks after it for another applicant");
const OUTRUN = new Error("the authorisation is no longer as it was read");

export type AuthorisationsIn = AuthorisationRegister & {
  /** Writes an agent's last act, in a transaction of somebody else's. @returns whether its authorisation holds */
  act(authority: Authority): boolean;
};

/** @param key what cursors are sealed with */
export function authorisationsIn(database: DatabaseSync, writes: Writes, key: Uint8Array): AuthorisationsIn {
  const one = database.prepare("SELECT body, last_act FROM authorisations WHERE id = ?");
  const of = database.prepare("SELECT body, last_act FROM authorisations WHERE credit_code = ? ORDER BY id");
  const insert = database.prepare(
    `INSERT INTO authorisations (id, credit_code, acts, is_over, is_single, queue, rank, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE authorisations SET acts = ?, is_over = ?, queue = ?, rank = ?, body = ?
     WHERE id = ? AND acts = ? AND last_act IS ?`,
  );
  const act = database.prepare(
    `UPDATE authorisations SET last_act = max(coalesce(last_act, ''), ?)
     WHERE id = ? AND is_over = 0 AND (is_single = 0 OR last_act IS NULL)`,
  );
  const look = database.prepare(
    `INSERT INTO interests (agent, about, credit_code) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET credit_code = excluded.credit_code WHERE credit_code = excluded.credit_code`,
  );
  const queues = sealedQueues(
    async () => key,
    pieces<Row>(database, "authorisations", "id AS subject, rank, body, last_act"),
  );
  const read = (row: unknown) => parseAuthorisation((row as Row).body, (row as Row).last_act);

  async function listed(
    queue: string,
    latestFirst: boolean,
    limit: number,
    cursor?: string,
  ): Promise<Page<Authorisation>> {
    const page = await queues.page(queue, latestFirst, limit, cursor);
    return { ...readable(page.rows, read, ({ subject }) => subject), cursor: page.cursor };
  }

  return {
    async authorisation(authorisationId) {
      const row = one.get(authorisationId);
      return row && read(row);
    },
    authorisationsOf: async (creditCode) => of.all(creditCode).map(read),
    async keepAuthorisation(before, after, interests = []) {
      const { authorisationId, applicant, acts } = after;
      const { queue, rank } = placeOfAuthorisation(after);
      const { ended, refused, terms, agent } = standingOf({ ...after, lastActAt: null });
      const isOver = Number((ended ?? refused) !== null);
      const body = storedAuthorisation(after);
      try {
        await writes.run(() => {
          const { changes } =
            before === undefined
              ? insert.run(
                  authorisationId,
                  applicant.creditCode,
                  acts.length,
                  isOver,
                  Number(terms.acts.some(isSingle)),
                  queue,
                  rank,
                  body,
                )
              : update.run(
                  acts.length,
                  isOver,
                  queue,
                  rank,
                  body,
                  authorisationId,
                  before.acts.length,
                  before.lastActAt,
                );
          if (changes === 0) throw OUTRUN;
          for (const about of interests)
            if (look.run(agent!.id, about, applicant.creditCode).changes === 0) throw TAKEN;
        });
        return "saved";
      } catch (error) {
        if (error === OUTRUN) return "conflict";
        if (error === TAKEN) return "taken";
        throw error;
      }
    },
    act: ({ authorisationId, at }) => act.run(at, authorisationId).changes !== 0,
    authorisationsFor: (agentId, status, limit, cursor) =>
      listed(queueOfAgent(agentId, status), true, limit, cursor),
    agentsAskedFor: (limit, cursor) => listed(QUEUE_OF_REQUESTS, false, limit, cursor),
  };
}
