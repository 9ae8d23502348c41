/** Until when a licence is to be handed out: as it was told with the decision, later by a new calendar, never earlier. */
import { expect, it } from "@jest/globals";
import { deliveryDue } from "../../functions/domain/application/delivery.ts";
import { RULES, T0 } from "./given.ts";

it("is not before what was told, and later where the calendar at hand says so", () => {
  const byCalendar = deliveryDue({ at: T0, deliverBy: null }, RULES);
  const later = { dueAt: "2026-03-20T16:00:00.000Z", dueDate: "2026-03-20" };
  const earlier = { dueAt: "2026-03-10T16:00:00.000Z", dueDate: "2026-03-10" };
  expect(byCalendar.dueDate > earlier.dueDate && byCalendar.dueDate < later.dueDate).toBe(true);
  expect(deliveryDue({ at: T0, deliverBy: later }, RULES)).toEqual(later);
  expect(deliveryDue({ at: T0, deliverBy: earlier }, RULES)).toEqual(byCalendar);
});
