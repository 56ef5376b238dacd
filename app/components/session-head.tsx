import type { ReactNode } from "react";
import type { Kind } from "#models/shared/vocabulary.ts";
import { minutesBetween } from "#models/shared/time.ts";
import { Code } from "./code.tsx";
import { Head } from "./head.tsx";
import { Sign, type SignProps } from "./sign.tsx";
import { useTexts } from "./texts.tsx";
import { Name } from "./who.tsx";

/** What every page about a session knows of it. */
export interface AboutSession {
  title: string;
  kind: Kind;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  siteName: string;
  meetingPoint: string;
  hostName: string;
  department: { name: string; code: string };
}

/** "BAG Baggage Hall and Sorting · Observation · 2 h 30 min" */
export function SessionLead({ session }: { session: AboutSession }) {
  const { words } = useTexts();
  const { department, kind, startsAt, endsAt } = session;
  return (
    <>
      <Code {...department} /> {department.name} · {words.kinds[kind]} ·{" "}
      <span className="nowrap">{words.duration(minutesBetween(startsAt, endsAt))}</span>
    </>
  );
}

export function SessionHead({ session, acts }: { session: AboutSession; acts?: ReactNode }) {
  return <Head title={session.title} lead={<SessionLead session={session} />} acts={acts} />;
}

interface SessionSignProps extends Pick<SignProps, "kind" | "slim" | "label" | "acts"> {
  session: AboutSession;
  /** What to wear, where the page says it nowhere else. */
  wear?: string;
  /** Where its title leads; without one the title stands elsewhere on the page. */
  to?: string;
}

/** When and where the session is, with the meeting point and the host. */
export function SessionSign({ session, to, wear, ...look }: SessionSignProps) {
  const { components } = useTexts();
  const { startsAt, endsAt, zone, siteName, meetingPoint, hostName, title } = session;
  return (
    <Sign
      {...look}
      {...{ startsAt, endsAt, zone, site: siteName }}
      title={to ? title : undefined}
      to={to}
      facts={[
        { icon: "map-pin", term: components.meetAt, answer: meetingPoint },
        { icon: "user", term: components.host, answer: <Name name={hostName} /> },
        ...(wear ? [{ icon: "shirt" as const, term: components.wear, answer: wear }] : []),
      ]}
    />
  );
}
