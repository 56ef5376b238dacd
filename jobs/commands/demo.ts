import type { Logger } from "pino";
import type { Settings } from "#app/server/settings.ts";
import { markDemo } from "#models/people/demo-cast.ts";
import { prepareSetUp, setUp } from "#models/people/organisation.ts";

/** A placeholder until the invented organisation stands: one coordinator. */
export async function makeDemo({ now }: { settings: Settings; log: Logger; now: Date }): Promise<void> {
  const secret = await prepareSetUp(now);
  const beginning = {
    organisation: "Halcón Airports",
    site: "Puerto Ámbar",
    zone: "Atlantic/Canary",
    name: "Beatriz Anaya",
    email: "b.anaya@halcon.example",
    departmentName: "Coordination",
  };
  const { personId } = await setUp(secret!, beginning, "", now);
  await markDemo([{ person: personId, why: "Coordinates: brings in people, appoints hosts." }], now);
}
