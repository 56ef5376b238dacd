import { Anchor } from "./anchor.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface View {
  to: string;
  text: string;
  icon: IconName;
  current?: boolean;
}

/** The same things seen in another way: as a list, as a calendar. */
export function SwitchView({ label, views }: { label: string; views: readonly View[] }) {
  return (
    <nav className="switchview" aria-label={label}>
      {views.map(({ to, text, icon, current }) => (
        <Anchor key={to} to={to} aria-current={current ? "true" : undefined}>
          <Icon name={icon} />
          {text}
        </Anchor>
      ))}
    </nav>
  );
}
