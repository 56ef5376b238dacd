import type { FoundSession } from "#models/booking/finding.ts";
import { Anchor } from "../anchor.tsx";
import { Button } from "../button.tsx";
import { Form } from "../form.tsx";
import { useSay } from "../say.ts";
import { SessionRow } from "../session-row.tsx";
import { State } from "../state.tsx";
import { useTexts } from "../texts.tsx";
import { wishName } from "./wish-list.tsx";

/** A session of the round; `why` says which rule keeps the reader from it, where one does. */
export type Wishable = FoundSession & { why: string | null; planId: string; hostDecides: boolean };

interface WishableRowProps {
  session: Wishable;
  /** Names of what is on the list already. */
  listed: readonly string[];
  full: boolean;
}

/** A session that could be wished for: whether it fits the reader, or why not, and the press that adds it. */
export function WishableRow({ session, listed, full }: WishableRowProps) {
  const { round, words } = useTexts();
  const { wishes } = round;
  const { id, title, startsAt, endsAt, zone, siteName, hostName, left, places, prospect, hostDecides } = session;
  const why = session.why ?? (hostDecides ? wishes.hostDecides : prospect.what === "wait" ? wishes.placesGone : null);
  const fits = !why && prospect.what !== "mine";
  const mine = prospect.what === "mine";
  return (
    <SessionRow
      {...{ title, startsAt, endsAt, zone, site: siteName }}
      dated
      to={`/sessions/${id}`}
      department={session.department}
      kind={words.kinds[session.kind]}
      host={{ name: hostName }}
      places={{ left, of: places, mine: mine && prospect.state === "booked" }}
      state={mine ? <State of={prospect.state} /> : fits && <State of="can" word={wishes.fits} />}
      why={mine ? wishes.mine : why}
      act={<WishableAct session={session} listed={listed} full={full} can={fits || prospect.what === "wait"} />}
    />
  );
}

function WishableAct({ session, listed, full, can }: WishableRowProps & { can: boolean }) {
  const { wishes } = useTexts().round;
  const say = useSay();
  const { id, title, startsAt, planId, hostDecides } = session;
  const [one, any] = [wishName({ kind: "session", id }), wishName({ kind: "plan", id: planId })];
  if (hostDecides) return <Anchor to={`/sessions/${id}`}>{wishes.ask}</Anchor>;
  if (listed.includes(one) || listed.includes(any)) return <span className="soft">{wishes.added}</span>;
  if (full || !can) return null;
  return (
    <Form spaced="none" className="cluster" preventScrollReset>
      <input type="hidden" name="act" value="add" />
      <Button name="wish" value={one} kind="second" small aria-label={wishes.addSaid(title, say.moment(startsAt))}>
        {wishes.add}
      </Button>
      <Button name="wish" value={any} kind="quiet" small aria-label={wishes.addPlanSaid(title)}>
        {wishes.addPlan}
      </Button>
    </Form>
  );
}
