import type { ReactNode } from "react";
import { Anchor } from "./anchor.tsx";
import { Count } from "./count.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface Tab {
  to: string;
  text: ReactNode;
  count?: number;
  icon?: IconName;
  current?: boolean;
}

/** Tabs are links with an address: the choice survives a reload and can be sent to a colleague. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, text, count, icon, current }) => (
        <Anchor key={to} to={to} aria-current={current ? "page" : undefined}>
          {icon && <Icon name={icon} />}
          {text}
          {count !== undefined && <Count of={count} />}
        </Anchor>
      ))}
    </nav>
  );
}
