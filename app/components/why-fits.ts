import type { FitReason } from "#models/booking/fitting.ts";
import { useSay } from "./say.ts";
import { useTexts } from "./texts.tsx";

/** Says why a session fits the reader, in a line; nothing where nobody asked for reasons. */
export function useWhyFits(): (reasons: readonly FitReason[]) => string | undefined {
  const { reasons: texts } = useTexts().find;
  const { locale } = useSay();
  const one = (reason: FitReason): string => {
    switch (reason.why) {
      case "wished":
        return texts.wished[reason.of];
      case "depends":
        return texts.depends(reason.for);
      case "needed":
        return texts.needed(reason.for);
      case "new":
        return texts.new;
      case "cleared":
        return texts.cleared(new Intl.ListFormat(locale, { type: "conjunction" }).format(reason.kinds));
      case "clear":
        return texts.clear;
    }
  };
  return (reasons) => (reasons.length > 0 ? reasons.map(one).join(" ") : undefined);
}
