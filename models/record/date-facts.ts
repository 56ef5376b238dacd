import type { SessionFacts } from "./letter-facts.ts";

/** To somebody who asked to hear of new dates: those that fit them, the soonest first, and how many more there are. */
export interface NewDatesFacts {
  dates: (Pick<SessionFacts, "title" | "startsAt" | "zone" | "siteName"> & {
    sessionId: string;
    department: string;
    /** Only from then on a place can be asked for. */
    opensAt?: Date;
  })[];
  more: number;
}

/** About a date that somebody suggests to a department. */
export interface ProposalFacts {
  proposalId: string;
  departmentId: string;
  departmentName: string;
  /** The plan's title; "" where any visit would do. */
  title: string;
  startsAt: Date;
  zone: string;
  siteName: string;
  /** Who suggests it, and what they said; "" for nothing. */
  person: string;
  words: string;
  /** Declined: by whom, and with which words; without a name its time came and nobody had answered. */
  by?: string;
  answer?: string;
}
