import { Session } from "#models/programme/session.document.ts";
import type { SessionState } from "#models/shared/vocabulary.ts";
import { filterOf } from "./reading.ts";
import type { Scope, Span } from "./scope.ts";

/** A session that a department had published, as figures look at it. */
export interface Offered {
  id: string;
  department: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  state: SessionState;
}

const FIELDS = { department: 1, title: 1, startsAt: 1, endsAt: 1, state: 1 } as const;

/** Sessions that began in a span, as a scope narrows them, in their order; of a department those it published. */
export async function* sessionsIn(scope: Scope, span: Span): AsyncGenerator<Offered> {
  const { host, startsAt } = await filterOf({ ...scope, departmentId: undefined, kind: undefined }, span);
  const filter = {
    startsAt,
    state: { $in: ["published" as const, "cancelling" as const, "cancelled" as const] },
    ...(host && { department: host }),
    ...(scope.kind && { kind: scope.kind }),
  };
  const found = Session.find(filter, FIELDS).sort({ startsAt: 1, _id: 1 }).lean();
  for await (const { _id, department, ...rest } of found.cursor({ batchSize: 1_000 })) {
    if (scope.departmentId && String(department) !== scope.departmentId) continue;
    yield { id: String(_id), department: String(department), ...rest };
  }
}
