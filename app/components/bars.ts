import type { IconName } from "./icon.tsx";
import type { Texts } from "#models/shared/texts/index.ts";

/** What somebody may come for: which bars of navigation show. */
export type Bar = "me" | "hosting" | "team" | "coordinating";

interface Place {
  to: string;
  icon: IconName;
  name: keyof Texts["common"]["nav"];
  /** Further addresses that belong to this place. */
  also?: readonly string[];
  /** Pages below another place's address that belong here, for whoever has this bar. */
  rather?: RegExp;
  /** Whoever has this bar, too, finds the place there alone. */
  unless?: Bar;
  /** Only for who leads a department. */
  leads?: true;
}

/** The sections of each bar, the first of them its front page. */
export const BARS: Record<Bar, { icon: IconName; sections: readonly Place[] }> = {
  me: {
    icon: "home",
    sections: [
      { to: "/home", icon: "home", name: "home", rather: /^\/rounds\/[^/]+\/wishes$/ },
      { to: "/find", icon: "search", name: "find", also: ["/sessions"] },
      { to: "/my-sessions", icon: "calendar-event", name: "mySessions", also: ["/bookings", "/proposals"] },
      { to: "/departments", icon: "building-community", name: "departments", also: ["/following"] },
      { to: "/reflections", icon: "message-2", name: "reflections" },
    ],
  },
  hosting: {
    icon: "sun",
    sections: [
      {
        to: "/hosting",
        icon: "calendar-plus",
        name: "slots",
        rather:
          /^\/(plans\/[^/]+\/(sessions\/new|pattern)|sessions\/[^/]+\/(edit|cancellation|day|walk-in|closing)|bookings\/[^/]+\/outcome)$/,
      },
      { to: "/plans", icon: "clipboard-list", name: "plans" },
      { to: "/thanks", icon: "heart-handshake", name: "thanks" },
    ],
  },
  team: {
    icon: "users",
    sections: [
      {
        to: "/team",
        icon: "users",
        name: "team",
        rather:
          /^\/(bookings\/[^/]+\/release|sessions\/[^/]+\/reservation|reservations\/[^/]+|departments\/[^/]+\/protection)$/,
      },
      { to: "/report", icon: "chart-bar", name: "reports", unless: "coordinating", leads: true },
      { to: "/improvements", icon: "bulb", name: "improvements", unless: "coordinating" },
    ],
  },
  coordinating: {
    icon: "inbox",
    sections: [
      { to: "/review", icon: "inbox", name: "review", also: ["/concerns"] },
      { to: "/rounds", icon: "arrows-shuffle", name: "rounds" },
      { to: "/report", icon: "chart-bar", name: "reports" },
      { to: "/improvements", icon: "bulb", name: "improvements" },
      { to: "/people", icon: "users", name: "people", also: ["/clearances"] },
      { to: "/imports", icon: "download", name: "imports", also: ["/sites", "/limits"] },
      { to: "/mail", icon: "mail-check", name: "mail", also: ["/database"] },
    ],
  },
};

/** What decides which places somebody has. */
export interface Mine {
  bars: readonly Bar[];
  leads: boolean;
}

/** The sections of a bar for somebody who has these bars. */
export const sectionsOf = (bar: Bar, mine: Mine): Place[] =>
  BARS[bar].sections.filter(({ unless, leads }) => (!unless || !mine.bars.includes(unless)) && (!leads || mine.leads));

const within = (path: string, place: Place): boolean =>
  [place.to, ...(place.also ?? [])].some((at) => path === at || path.startsWith(`${at}/`));

/** The bar a page belongs to, among those the viewer has, and the section in it. */
export function placeOf(path: string, mine: Mine): { bar: Bar; section: string | undefined } {
  const places = mine.bars.flatMap((bar) => sectionsOf(bar, mine).map((place) => ({ bar, place })));
  const found = places.find(({ place }) => place.rather?.test(path)) ?? places.find(({ place }) => within(path, place));
  if (found) return { bar: found.bar, section: found.place.to };
  return { bar: mine.bars[0] ?? "me", section: undefined };
}
